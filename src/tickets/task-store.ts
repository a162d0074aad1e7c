import type { Db } from '../db/client.ts';
import type { Prisma, Task, TaskState } from '../db/generated/node/client.ts';
import { pageOf, type Audience, type Listed, type Page } from '../domain/audience.ts';
import { isId } from '../domain/id.ts';
import { loadCallBacks, type CallBack } from './call-back-store.ts';
import { newestTaskIds, type TaskFilter } from './task-page-store.ts';

export const taskStates = ['open', 'claimed', 'done', 'failed'] as const satisfies readonly TaskState[];

export const taskEventTypes = ['claim', 'done', 'failed'] as const;
export type TaskEventType = (typeof taskEventTypes)[number];

/** The states from which each event is taken, and the state it leads to. */
export const taskEvents: Record<TaskEventType, { from: readonly TaskState[]; to: TaskState }> = {
  claim: { from: ['open'], to: 'claimed' },
  done: { from: ['open', 'claimed'], to: 'done' },
  failed: { from: ['open', 'claimed'], to: 'failed' },
};

export { taskAnswers } from './task-kinds.ts';

/** A task as the API shows it. */
export type TaskView = ReturnType<typeof presentTask>;

export type TaskEventResult =
  /** `changed` is false where the one who claims it had it already. */
  | { kind: 'applied'; task: TaskView; changed: boolean }
  | { kind: 'not_found' }
  /** The field without which it cannot be finished. */
  | { kind: 'incomplete'; field: 'answer' }
  | { kind: 'refused'; allowedFrom: readonly TaskState[] };

/** What people must do outside the system, newest first. */
export async function listTasks(
  db: Db,
  filter: TaskFilter,
  page: Page,
  audience: Audience,
): Promise<Listed<TaskView & { callBack: CallBack | null }>> {
  const ids = await newestTaskIds(db, filter, page, audience);
  const rows = await db.task.findMany({ where: { id: { in: ids } }, orderBy: { id: 'desc' } });
  const { records, nextCursor } = pageOf(rows, page.limit);
  const callBacks = await loadCallBacks(db, records);
  const listed = records.map((row) => ({ ...presentTask(row), callBack: callBacks.get(row.id) ?? null }));
  return { records: listed, nextCursor };
}

export type TaskEvent = { taskId: string; type: TaskEventType; actor: string; outcome: string | null };

/** Records work on a task. The write re-checks the state, so that two people cannot both finish it. */
export async function applyTaskEvent(
  db: Db,
  event: TaskEvent,
  audience: Audience,
  now: Date,
): Promise<TaskEventResult> {
  if (!isId(event.taskId)) return { kind: 'not_found' };
  const { from, to } = taskEvents[event.type];
  const where = { AND: [{ id: event.taskId }, tasksFor(audience)] };
  const { count } = await db.task.updateMany({
    where: { ...where, state: { in: [...from] } },
    data: {
      state: to,
      ...(event.type === 'claim'
        ? { owner: event.actor }
        : { finishedAt: now, finishedBy: event.actor, outcome: event.outcome }),
    },
  });
  // Whoever finishes a task that nobody took has done it.
  if (count === 1)
    await db.task.updateMany({ where: { id: event.taskId, owner: null }, data: { owner: event.actor } });
  const task = await db.task.findFirst({ where });
  if (!task) return { kind: 'not_found' };
  const takenBefore = event.type === 'claim' && task.state === 'claimed' && task.owner === event.actor;
  return count === 1 || takenBefore
    ? { kind: 'applied', task: presentTask(task), changed: count === 1 }
    : { kind: 'refused', allowedFrom: from };
}

/** Which tasks an audience may read and work: all, or those of a facility's residents. */
export function tasksFor(audience: Audience): Prisma.TaskWhereInput {
  if (audience.kind === 'everyone') return {};
  if (audience.facilityId === null) return { id: { in: [] } };
  return { ticket: { patient: { facilityId: audience.facilityId } } };
}

export function presentTask(row: Task) {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    owner: row.owner,
    queue: row.queue,
    why: row.why,
    dueAt: row.dueAt.toISOString(),
    ticketId: row.ticketId,
    messageId: row.messageId,
    outcome: row.outcome,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    finishedBy: row.finishedBy,
  };
}
