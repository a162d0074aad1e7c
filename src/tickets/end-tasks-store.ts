import type { Db } from '../db/client.ts';

type TasksToEnd = { ticketId: string; kinds: readonly string[]; by?: string; outcome?: string };

/** Ends what nobody has to do any more: because the ticket has gone on, unless `outcome` says why. */
export async function endTasks(
  tx: Db,
  { ticketId, kinds, by = 'system', outcome = 'no longer needed: the ticket has gone on' }: TasksToEnd,
  now: Date,
): Promise<void> {
  await tx.task.updateMany({
    where: { ticketId, kind: { in: [...kinds] }, state: { in: ['open', 'claimed'] } },
    data: { state: 'done', finishedAt: now, finishedBy: by, outcome },
  });
}

/** One task a ticket asks to reach somebody: a new one, which says why now, takes the place of those before it. */
export async function endEarlierPages(tx: Db, ticketIds: string[], now: Date): Promise<void> {
  for (const ticketId of ticketIds)
    await endTasks(tx, { ticketId, kinds: ['page'], outcome: 'passed on: another page follows' }, now);
}
