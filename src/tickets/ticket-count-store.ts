import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';

export type TicketCount = { queue: string; priority: string; count: number };

const atWork = { status: { in: ['open', 'in_progress', 'waiting'] } } satisfies Prisma.TicketWhereInput;

/** How many tickets wait for somebody, by queue and priority. */
export async function countTicketsAtWork(db: Db): Promise<TicketCount[]> {
  const rows = await db.ticket.groupBy({
    by: ['queue', 'priority'],
    where: atWork,
    _count: true,
  });
  return rows.map(({ queue, priority, _count }) => ({ queue, priority, count: _count }));
}

/** The same by where they are. */
export async function countTicketsByStage(db: Db): Promise<{ stage: string; count: number }[]> {
  const rows = await db.ticket.groupBy({ by: ['stage'], where: atWork, _count: true });
  return rows.map(({ stage, _count }) => ({ stage, count: _count }));
}
