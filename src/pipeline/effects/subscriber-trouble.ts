import type { Db } from '../../db/client.ts';
import type { SystemEffect } from '../../db/generated/node/client.ts';
import { endSubscriber, findSubscriber } from '../../outbox/subscriber-store.ts';
import { taskKinds } from '../../tickets/task-kinds.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';

/**
 * The receiver has said that it is gone for good (410; Standard Webhooks: the endpoint is disabled): it is told nothing
 * more until somebody resumes it, and one task names it.
 */
export async function endGoneSubscriber(tx: Db, { subscriber: id }: SystemEffect, now: Date): Promise<void> {
  if (!(await endSubscriber(tx, id, now))) return;
  await addSubscriberTask(
    tx,
    id,
    'answers that it is gone and is told of nothing more until it is resumed',
    now,
  );
}

/** It takes some event not at all: one task for it, however many events and tickets those are. */
export async function tellOfSubscriber(tx: Db, { subscriber: id }: SystemEffect, now: Date): Promise<void> {
  const ours = { dedupeKey: { startsWith: prefixOf(id) }, finishedAt: null };
  if ((await tx.task.count({ where: ours })) > 0) return;
  await addSubscriberTask(tx, id, 'did not take what it was told: see /console/systems', now);
}

function prefixOf(id: string): string {
  return `subscriber:${id}:`;
}

async function addSubscriberTask(tx: Db, id: string, what: string, now: Date): Promise<void> {
  const name = (await findSubscriber(tx, id))?.name ?? id;
  const why = `The subscriber of events “${name}” ${what}. Ask whoever keeps it.`;
  const { queue } = taskKinds.system_failed;
  const task = { kind: 'system_failed', queue, why, dueAt: now, ticketId: null };
  await addTask(tx, { ...task, dedupeKey: `${prefixOf(id)}${now.toISOString()}` }, now);
}
