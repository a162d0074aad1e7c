import type { Db } from '../../db/client.ts';
import type { SystemEffect } from '../../db/generated/node/client.ts';
import { taskKinds, type TaskKind } from '../../tickets/task-kinds.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';

/** What a person does where a system does not take it: the work itself must not wait. */
const byHandInstead: Partial<Record<string, TaskKind>> = {
  'ehr:encounter': 'create_encounter',
  'helpdesk:intake': 'hand_to_pharmacy',
};

export function insteadOf({ system, kind }: Pick<SystemEffect, 'system' | 'kind'>): TaskKind | undefined {
  return byHandInstead[`${system}:${kind}`];
}

export async function addInstead(tx: Db, row: SystemEffect, now: Date): Promise<void> {
  const kind = insteadOf(row);
  if (!kind) return;
  const { queue, why } = taskKinds[kind];
  const task = { kind, queue, why, dueAt: now, ticketId: row.ticketId };
  await addTask(tx, { ...task, dedupeKey: `instead:${row.id}` }, now);
}

/** What the pharmacy intake has as a mail stays an order there: somebody calls it off, once for each that was sent. */
export async function askToCallOff(tx: Db, ticketId: string, sent: number, now: Date): Promise<void> {
  const why =
    'This request was forwarded to the pharmacy intake and is not to be filled now: tell the pharmacy, and see that it is not.';
  const task = { kind: 'tell_pharmacy_to_hold', queue: 'pharmacy', why, dueAt: now, ticketId } as const;
  await addTask(tx, { ...task, dedupeKey: `call_off:${ticketId}:${sent}` }, now);
}

/** A note that is not sent is copied by a person, in its words. */
export async function addCopyOfNote(
  tx: Db,
  { id, ticketId, system }: SystemEffect,
  words: string | null,
  now: Date,
): Promise<void> {
  if (system !== 'care_platform' || words === null) return;
  const why = `Copy this note into the patient’s profile: ${words}`;
  const task = { kind: 'copy_note', queue: 'concierge', why, dueAt: now, ticketId } as const;
  await addTask(tx, { ...task, dedupeKey: `instead:${id}` }, now);
}
