import type { Db } from '../../db/client.ts';
import type { PrismaClient, TaskState } from '../../db/generated/node/client.ts';
import type { Audience } from '../../domain/audience.ts';
import { isId } from '../../domain/id.ts';
import type { SystemName } from '../../domain/system-name.ts';
import { endFailedRecord } from '../../outbox/redo-store.ts';
import { writeLink } from '../../outbox/link-store.ts';
import { isPassedUp, missingAnswer, nextTask, taskKinds, type TaskAnswer } from '../../tickets/task-kinds.ts';
import {
  applyTaskEvent,
  taskEvents,
  tasksFor,
  type TaskEvent,
  type TaskEventResult,
  type TaskView,
} from '../../tickets/task-store.ts';
import { addTask, lockTicket, type TaskToAdd, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { appendEvent } from '../append-event.ts';
import { endFailureTasks } from '../effects/end-failure-tasks.ts';

type Worked = TaskEvent & {
  answer: TaskAnswer | null;
  /** The number under which what was done stands in another system. */
  reference?: string | null;
};

/** The tasks by which a ticket comes to stand in another system. */
const placed: Partial<Record<string, SystemName>> = { create_encounter: 'ehr' };

/**
 * Records work on a task and, where it is about a ticket, among its events, with the step that follows it where there is
 * one and the ticket still needs it. What could not be done and leads nowhere else is the supervisor's. All of it is
 * there or none.
 */
export function workTask(
  db: PrismaClient,
  event: Worked,
  audience: Audience,
  now: Date,
): Promise<TaskEventResult> {
  return db.$transaction(async (tx) => {
    const found = await findTask(tx, event, audience);
    // The ticket before its tasks, as whatever moves the ticket on locks them.
    const ticket = found?.ticketId ? await lockTicket(tx, found.ticketId) : null;
    const field = found && missingOf(found, event);
    if (field) return { kind: 'incomplete', field };
    const result = await applyTaskEvent(tx, event, audience, now);
    if (result.kind !== 'applied' || !result.changed) return result;
    if (ticket) await appendEvent(tx, eventOf(ticket.id, event, result.task, now));
    if (event.type === 'claim') return result;
    const system = placed[result.task.kind];
    if (ticket && system && event.type === 'done' && event.reference) {
      const place = { ticketId: ticket.id, system, state: 'in_step', externalId: event.reference };
      await writeLink(tx, place, now);
      await endFailedRecord(tx, place, now);
      await endFailureTasks(tx, ticket.id, now);
    }
    const following = followingOf(event, result.task, ticket);
    if (following) await addTask(tx, { ...following, dueAt: now, dedupeKey: `after:${result.task.id}` }, now);
    return result;
  });
}

async function findTask(tx: Db, { taskId }: Worked, audience: Audience) {
  if (!isId(taskId)) return null;
  return tx.task.findFirst({
    where: { AND: [{ id: taskId }, tasksFor(audience)] },
    select: { kind: true, state: true, ticketId: true },
  });
}

/** Of a task that can still be finished alone: a finished one is refused as such. */
function missingOf({ kind, state }: { kind: string; state: TaskState }, { type, answer }: Worked) {
  return type === 'done' && taskEvents.done.from.includes(state) ? missingAnswer(kind, answer) : null;
}

const eventTypes = { claim: 'task_claimed', done: 'task_done', failed: 'task_failed' } as const;

/** What was said of a task, in the words of whoever said it. */
function eventOf(
  ticketId: string,
  { type, actor, outcome, answer, reference }: Worked,
  task: TaskView,
  at: Date,
) {
  const said = {
    ...(outcome === null ? {} : { outcome }),
    ...(answer === null ? {} : { answer }),
    ...(reference ? { reference } : {}),
  };
  const detail = { taskId: task.id, task: task.kind, ...(type === 'claim' ? {} : said) };
  return { ticketId, type: eventTypes[type], actor, at, detail };
}

type Following = Omit<TaskToAdd, 'dueAt' | 'dedupeKey'>;

function followingOf(
  { type, answer }: Worked,
  { kind, why, ticketId, messageId }: TaskView,
  ticket: TicketAtWork | null,
): Following | null {
  const next = ticket && nextTask(kind, answer, ticket);
  if (next) return { kind: next, queue: taskKinds[next].queue, why: taskKinds[next].why, ticketId };
  if (type !== 'failed' || !isPassedUp(kind, ticket)) return null;
  return { kind, queue: 'supervisor', why, ticketId, messageId };
}
