import type { Db } from '../db/client.ts';

const dayMs = 24 * 3_600_000;

/** How many texts of the last day were not sent or delivered, by state and reason. */
export async function countUnsent(
  db: Db,
  now: Date,
): Promise<{ state: string; reason: string; count: number }[]> {
  const rows = await db.outboundMessage.groupBy({
    by: ['state', 'reason'],
    where: {
      state: { in: ['queued', 'sending', 'failed', 'suppressed'] },
      reason: { not: null },
      createdAt: { gt: new Date(now.getTime() - dayMs) },
    },
    _count: true,
  });
  return rows.map(({ state, reason, _count }) => ({ state, reason: reason ?? '', count: _count }));
}
