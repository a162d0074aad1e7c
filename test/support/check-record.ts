import type { Database } from '../../src/db/client.ts';
import { describeBreak } from '../../src/audit/broken-link.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { replayDecisions } from '../../src/pipeline/needs/replay-decisions.ts';

/**
 * Whatever a test has made the gateway do: its trail is whole, each ticket's row is what its events made of it, and
 * each decision comes out again as it is stored.
 */
export async function checkRecord({ pool, prisma }: Database): Promise<void> {
  const { broken } = await verifyTrail(pool);
  if (broken) throw new Error(`the audit trail is broken: ${describeBreak(broken)}`);
  await checkDecisions(prisma);
}

/** The decisions alone, where a test has put tickets into the database by itself. */
export async function checkDecisions(prisma: Database['prisma']): Promise<void> {
  const { unknown } = await replayDecisions(prisma, ({ reference, why }) => {
    throw new Error(`a decision of ticket ${reference} does not come out again: ${why}`);
  });
  if (unknown > 0) throw new Error(`${unknown} decisions were stored without what they were taken by`);
}
