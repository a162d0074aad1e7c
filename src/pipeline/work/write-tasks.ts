import type { Db } from '../../db/client.ts';
import { addMinutes } from '../../domain/local-time.ts';
import type { ClockKind } from '../../domain/ticket.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { mootKinds, settledKinds, type TaskKind } from '../../tickets/task-kinds.ts';
import { endTasks } from '../../tickets/end-tasks-store.ts';
import { addTask, type TaskToAdd, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { entryTasks, toldTasks } from './entry-tasks.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { PlannedChange } from './plan-change.ts';

type TaskCause = { answered?: readonly ClockKind[]; daysLeft?: number | null; cause: string; now: Date };

/** What the old place of a ticket wanted done is ended, what the new one wants is added. */
export async function writeTasks(
  tx: Db,
  deps: Pick<PipelineDeps, 'settings'>,
  ticket: TicketAtWork,
  {
    columns,
    policy,
    answered,
    daysLeft = null,
    cause,
    now,
  }: Pick<PlannedChange, 'columns' | 'policy'> & TaskCause,
): Promise<void> {
  if (answered?.includes('first_response'))
    await endTasks(tx, { ticketId: ticket.id, kinds: ['answer_overdue'] satisfies TaskKind[] }, now);
  // A change writes plain values into the columns, no operations.
  const after = { ...ticket, ...(columns as Partial<TicketAtWork>) };
  await endPageTasks(tx, ticket, after, now);
  const moved = after.stage !== ticket.stage;
  if (moved || after.status !== ticket.status) {
    const ended = [...mootKinds(after), ...settledKinds(ticket.stage, after.stage)];
    await endTasks(tx, { ticketId: ticket.id, kinds: ended }, now);
  }
  if (!moved && !isTold(ticket, after, daysLeft)) return;
  const { stage, status, queue, priority, id: ticketId, outcomeText, patientId, medicationName } = after;
  const entering = {
    ticketId,
    position: { stage, status, queue, priority },
    decision: decisionOf(after),
    ...{ outcomeText, patientId, medicationName, flags: after.flags, openedAt: after.openedAt, cause, now },
    ...{ daysLeft, policy },
  };
  if (moved) for (const task of entryTasks(deps, entering)) await addTask(tx, task, now);
  else
    for (const task of toldTasks(deps, entering))
      if (!(await isBeingDone(tx, task, now))) await addTask(tx, task, now);
}

/** Something was said that the place of the ticket may want a task for. */
function isTold(before: TicketAtWork, after: TicketAtWork, daysLeft: number | null): boolean {
  return daysLeft !== null || before.priority !== after.priority || before.flags.length < after.flags.length;
}

const repeatHours = 24;

/** Somebody has it to do, or was given it within a day: who says it once more is not called about again. */
async function isBeingDone(tx: Db, { ticketId, kind }: TaskToAdd, now: Date): Promise<boolean> {
  const lately = { createdAt: { gt: addMinutes(now, -repeatHours * 60) } };
  const states = { state: { in: ['open' as const, 'claimed' as const] } };
  return (await tx.task.count({ where: { ticketId, kind, OR: [states, lately] } })) > 0;
}

/** Somebody was to be reached: whoever acknowledges is reached, and of a ticket that is closed nobody has to know. */
async function endPageTasks(tx: Db, before: TicketAtWork, after: TicketAtWork, now: Date): Promise<void> {
  const { acknowledgedAt, acknowledgedBy, status } = after;
  const pages = { ticketId: before.id, kinds: ['page'] };
  if (acknowledgedAt !== null && acknowledgedAt !== before.acknowledgedAt) {
    const by = acknowledgedBy ?? 'system';
    await endTasks(tx, { ...pages, by, outcome: `acknowledged by ${by}` }, now);
  } else if (status === 'closed') await endTasks(tx, pages, now);
}
