import type { Db } from '../db/client.ts';
import type { Audience } from '../domain/audience.ts';
import type { Queue } from '../domain/ticket.ts';
import { loadCallBacks, type CallBack } from './call-back-store.ts';
import { presentTask, tasksFor, type TaskView } from './task-store.ts';

/** A task that somebody has to do, with the ticket it belongs to. */
export type OpenTask = TaskView & {
  ticketReference: string | null;
  urgent: boolean;
  callBack: CallBack | null;
};

/** More than people can look through; what is due first is shown. */
const mostShown = 200;

/** What is still to be done, the longest due first. */
export async function listOpenTasks(
  db: Db,
  queue: Queue | undefined,
  audience: Audience,
): Promise<OpenTask[]> {
  const rows = await db.task.findMany({
    where: { AND: [{ state: { in: ['open', 'claimed'] }, ...(queue && { queue }) }, tasksFor(audience)] },
    include: { ticket: { select: { reference: true, priority: true } } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: mostShown,
  });
  const callBacks = await loadCallBacks(db, rows);
  return rows.map((row) => ({
    ...presentTask(row),
    ticketReference: row.ticket?.reference ?? null,
    urgent: row.ticket?.priority === 'urgent',
    callBack: callBacks.get(row.id) ?? null,
  }));
}
