import type { Db } from '../db/client.ts';

export type TicketCount = { queue: string; priority: string; count: number };

/** How many tickets wait for somebody, by queue and priority. */
export async function countTicketsAtWork(db: Db): Promise<TicketCount[]> {
  const rows = await db.ticket.groupBy({
    by: ['queue', 'priority'],
    where: { status: { in: ['open', 'in_progress', 'waiting'] } },
    _count: true,
  });
  return rows.map(({ queue, priority, _count }) => ({ queue, priority, count: _count }));
}
