import type { Db } from '../db/client.ts';
import type { ClockKind } from '../domain/ticket.ts';
import { decisionOf } from '../tickets/present-ticket.ts';
import { mootKinds, settledKinds, type TaskKind } from '../tickets/task-kinds.ts';
import { endTasks } from '../tickets/end-tasks-store.ts';
import { addTask, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { entryTasks } from './entry-tasks.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
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
  if (after.stage === ticket.stage && after.status === ticket.status) return;
  const ended = [...mootKinds(after), ...settledKinds(ticket.stage, after.stage)];
  await endTasks(tx, { ticketId: ticket.id, kinds: ended }, now);
  if (after.stage === ticket.stage) return;
  const { stage, status, queue, priority, id: ticketId, outcomeText, patientId, medicationName } = after;
  const entering = {
    ticketId,
    position: { stage, status, queue, priority },
    decision: decisionOf(after),
    ...{ outcomeText, patientId, medicationName, flags: after.flags, openedAt: after.openedAt, cause, now },
    ...{ daysLeft, policy },
  };
  for (const task of entryTasks(deps, entering)) await addTask(tx, task, now);
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
