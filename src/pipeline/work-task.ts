import type { Db } from '../db/client.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Audience } from '../domain/audience.ts';
import { isId } from '../domain/id.ts';
import { isPassedUp, missingAnswer, nextTask, taskKinds, type TaskAnswer } from '../tickets/task-kinds.ts';
import {
  applyTaskEvent,
  tasksFor,
  type TaskEvent,
  type TaskEventResult,
  type TaskView,
} from '../tickets/task-store.ts';
import { addTask, lockTicket, type TaskToAdd } from '../tickets/ticket-work-store.ts';

type Worked = TaskEvent & { answer: TaskAnswer | null };

/**
 * Records work on a task, with the step that follows it where there is one and the ticket still needs it. What could
 * not be done and leads nowhere else is the supervisor's. Both are there or neither is.
 */
export function workTask(
  db: PrismaClient,
  event: Worked,
  audience: Audience,
  now: Date,
): Promise<TaskEventResult> {
  return db.$transaction(async (tx) => {
    const field = await findMissing(tx, event, audience);
    if (field !== null) return { kind: 'incomplete', field };
    const result = await applyTaskEvent(tx, event, audience, now);
    if (result.kind !== 'applied' || event.type === 'claim') return result;
    const following = await findFollowing(tx, event, result.task);
    if (following) await addTask(tx, { ...following, dueAt: now, dedupeKey: `after:${result.task.id}` }, now);
    return result;
  });
}

/** Of a task that can still be finished alone: a finished one is refused as such. */
async function findMissing(tx: Db, { type, taskId, answer }: Worked, audience: Audience) {
  if (type !== 'done' || !isId(taskId)) return null;
  const where = {
    AND: [{ id: taskId, state: { in: ['open' as const, 'claimed' as const] } }, tasksFor(audience)],
  };
  const task = await tx.task.findFirst({ where, select: { kind: true } });
  return task && missingAnswer(task.kind, answer);
}

type Following = Omit<TaskToAdd, 'dueAt' | 'dedupeKey'>;

async function findFollowing(tx: Db, { type, answer }: Worked, task: TaskView): Promise<Following | null> {
  const { kind, why, ticketId, messageId } = task;
  const ticket = ticketId === null ? null : await lockTicket(tx, ticketId);
  const next = ticket && nextTask(kind, answer, ticket);
  if (next) return { kind: next, queue: taskKinds[next].queue, why: taskKinds[next].why, ticketId };
  if (type !== 'failed' || !isPassedUp(kind, ticket)) return null;
  return { kind, queue: 'supervisor', why, ticketId, messageId };
}
