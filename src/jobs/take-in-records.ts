import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../logging/logger.ts';
import { codeOfFault, RecordsPassedOver } from '../pipeline/records/each-by-itself.ts';
import { claimRead, noteRead } from '../pipeline/records/system-read-store.ts';
import type { Sweep } from './run-sweeps.ts';

export type TakeInDeps = {
  db: PrismaClient;
  clock: Clock;
  logger: Logger;
  system: 'ehr' | 'pharmacy';
  everyMs: number;
  /** Takes in what changed since then, or everything; answers how much that was. */
  takeIn(since: Date | null): Promise<number>;
};

/** The other system's clock need not be ours, and what it wrote a moment ago need not be found yet. */
const overlapMs = 5 * 60_000;
/** The pause of the sweep runs from its end, the turn from its beginning. */
const leeway = 0.9;

/** Reads another system's records again and again, in one process at a time; what fails is read again whole. */
export function recordSweep(deps: TakeInDeps): Sweep {
  const { db, clock, logger, system, everyMs } = deps;
  return {
    name: `records_of_${system}`,
    everyMs,
    async run() {
      const startedAt = clock.now();
      const turn = await claimRead(db, system, everyMs * leeway, startedAt);
      if (!turn) return;
      const upTo = new Date(startedAt.getTime() - overlapMs);
      try {
        const count = await deps.takeIn(turn.readUpTo);
        await noteRead(db, system, { upTo });
        if (count > 0) logger.info({ event: 'records_taken_in', count }, 'records of another system changed');
      } catch (error) {
        // What was passed over is told, and read again with the rest: it holds up nothing else.
        const passed = error instanceof RecordsPassedOver;
        await noteRead(db, system, { ...(passed ? { upTo } : {}), failure: codeOfFault(error) });
        if (!passed) throw error;
      }
    },
  };
}
