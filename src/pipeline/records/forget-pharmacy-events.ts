import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';

const dayMs = 86_400_000;

/**
 * As long as recordings are: what an event led to stands on its ticket, and the vendor tells an event again within days.
 * Who it was about is not kept for longer than it is of use (45 CFR 164.502(b), the minimum necessary).
 */
const keptDays = 90;

const mostAtOnce = 1_000;

/** Forgets events of the pharmacy system that were worked and that no open ticket was moved by; answers how many. */
export async function forgetPharmacyEvents({
  db,
  clock,
}: {
  db: PrismaClient;
  clock: Clock;
}): Promise<number> {
  const before = new Date(clock.now().getTime() - keptDays * dayMs);
  let forgotten = 0;
  for (;;) {
    const count = await db.$executeRaw`DELETE FROM pharmacy_events WHERE id IN (
      SELECT e.id FROM pharmacy_events e WHERE e."receivedAt" < ${before} AND e.state <> 'waiting'
        AND NOT EXISTS (SELECT FROM tickets t WHERE t.id = ANY(e."ticketIds") AND t.status <> 'closed')
      ORDER BY e."receivedAt" LIMIT ${mostAtOnce})`;
    forgotten += count;
    if (count < mostAtOnce) return forgotten;
  }
}
