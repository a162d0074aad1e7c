import type { Db } from './client.ts';
import type { PrismaClient } from './generated/node/client.ts';

/** Carries what would be out of a transaction that is given up. */
class GivenUp<T> extends Error {
  readonly found: T;
  constructor(found: T) {
    super('only tried');
    this.found = found;
  }
}

/** Runs in a transaction that is given up in the end, so that nothing of it stays; answers what it found. */
export async function tryOut<T>(
  db: PrismaClient,
  run: (tx: Db) => Promise<T>,
  options: { timeout?: number } = {},
): Promise<T> {
  try {
    return await db.$transaction(async (tx): Promise<T> => {
      throw new GivenUp(await run(tx));
    }, options);
  } catch (error) {
    if (error instanceof GivenUp) return error.found as T;
    throw error;
  }
}
