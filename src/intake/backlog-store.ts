import type { Db } from '../db/client.ts';

/**
 * Since when the longest-waiting message could have been processed and was not; null when none waits. A call that
 * still waits for its transcript is not late.
 */
export async function oldestUnprocessedSince(db: Db, now: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ since: Date | null }[]>`
    SELECT min(greatest("receivedAt", coalesce("processAfter", "receivedAt"))) AS since
      FROM inbound_messages
     WHERE state IN ('received', 'processing') AND ("processAfter" IS NULL OR "processAfter" <= ${now})`;
  return row?.since ?? null;
}

/** How many messages are in each state that still wants work, for the metrics. */
export async function countWaitingMessages(db: Db): Promise<{ state: string; count: number }[]> {
  const rows = await db.inboundMessage.groupBy({
    by: ['state'],
    where: { state: { in: ['received', 'processing', 'failed'] } },
    _count: true,
  });
  return rows.map((row) => ({ state: row.state, count: row._count }));
}
