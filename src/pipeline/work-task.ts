import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Audience } from '../domain/audience.ts';
import { nextTask, taskKinds, type TaskAnswer } from '../tickets/task-kinds.ts';
import { applyTaskEvent, type TaskEvent, type TaskEventResult } from '../tickets/task-store.ts';
import { addTask, lockTicket } from '../tickets/ticket-work-store.ts';

/**
 * Records work on a task, with the step that follows it where there is one and the ticket still needs it. Both are
 * there or neither is.
 */
export function workTask(
  db: PrismaClient,
  event: TaskEvent & { answer: TaskAnswer | null },
  audience: Audience,
  now: Date,
): Promise<TaskEventResult> {
  return db.$transaction(async (tx) => {
    const result = await applyTaskEvent(tx, event, audience, now);
    if (result.kind !== 'applied' || event.type === 'claim' || result.task.ticketId === null) return result;
    const { id, kind, ticketId } = result.task;
    const ticket = await lockTicket(tx, ticketId);
    const next = ticket && nextTask(kind, event.answer, ticket);
    if (!next) return result;
    const { queue, why } = taskKinds[next];
    await addTask(tx, { kind: next, queue, why, dueAt: now, ticketId, dedupeKey: `after:${id}` }, now);
    return result;
  });
}
