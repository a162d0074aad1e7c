import { lockInTransaction } from '../../db/advisory-lock.ts';
import type { Db } from '../../db/client.ts';
import type { RowsToInsert } from '../../db/insert-rows.ts';
import { newId } from '../../domain/id.ts';

/** Kinds of a task by which somebody goes and hears a call. */
const hearing = ['hear_recording', 'fetch_attachment'];

export type ToHear = {
  kind: 'hear_recording' | 'fetch_attachment';
  messageId: string;
  why: string;
  dedupeKey: string;
  now: Date;
};

/** Somebody is to hear a call, or to look for its recording. Who has that to do already is told this as well. */
export async function askToHear(tx: Db, { messageId, why, now, ...task }: ToHear): Promise<void> {
  const { conversationKey } = await tx.inboundMessage.findUniqueOrThrow({
    where: { id: messageId },
    select: { conversationKey: true },
  });
  await lockInTransaction(tx, 'conversation', conversationKey);
  const open = await tx.task.findFirst({
    where: { messageId, kind: { in: hearing }, state: { in: ['open', 'claimed'] } },
    orderBy: { id: 'asc' },
  });
  if (!open) {
    const row = {
      ...task,
      id: newId(now),
      queue: 'concierge' as const,
      why,
      dueAt: now,
      messageId,
      createdAt: now,
    };
    await tx.task.createMany({ data: [row], skipDuplicates: true });
  } else if (!open.why.includes(why))
    await tx.task.update({ where: { id: open.id }, data: { why: `${open.why} ${why}` } });
}

type TaskRow = Required<RowsToInsert>['tasks'][number];

/** Somebody may have been asked to do this before there was a ticket. */
export function mayBeAsked({ kind }: Pick<TaskRow, 'kind'>): boolean {
  return kind === 'hear_recording';
}

/**
 * The same where a ticket is made of the call: what somebody has to hear already becomes the ticket's, so that no second
 * task asks for it. The caller holds the conversation's lock, and has written the ticket. Answers the tasks that are
 * still to be written.
 *
 * @param tasks those of which `mayBeAsked` is true
 */
export async function joinHearings(tx: Db, tasks: TaskRow[]): Promise<TaskRow[]> {
  const rest = [];
  for (const task of tasks) if (!(await joinHearing(tx, task))) rest.push(task);
  return rest;
}

async function joinHearing(tx: Db, { kind, messageId, ticketId, why, dedupeKey }: TaskRow): Promise<boolean> {
  if (!messageId || (await tx.task.count({ where: { dedupeKey } })) > 0) return false;
  const open = await tx.task.findFirst({
    where: { messageId, ticketId: null, kind: { in: hearing }, state: { in: ['open', 'claimed'] } },
    orderBy: { id: 'asc' },
  });
  if (!open) return false;
  const joined = { kind, ticketId: ticketId ?? null, why: `${why} ${open.why}`, dedupeKey };
  await tx.task.update({ where: { id: open.id }, data: joined });
  return true;
}
