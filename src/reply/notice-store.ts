import type { Db } from '../db/client.ts';
import { insertRows } from '../db/insert-rows.ts';
import { newId } from '../domain/id.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Notice } from './compose-notice.ts';
import { laneOf } from './reply-store.ts';

export type NoticeToQueue = {
  notice: Notice;
  /** An e-mail address or a telephone number. */
  to: string;
  ticketId: string;
  /** What it tells of: unique, so that running again tells nothing twice. */
  slot: string;
  /** It waits until then for more of its kind; left out, it leaves at once. */
  holdUntil?: Date | null;
};

/** The row of a notice, which waits for its job. */
export function noticeRow({ notice, to, ticketId, slot, holdUntil = null }: NoticeToQueue, now: Date) {
  const row = { id: newId(now), ...notice, to, slot, ticketIds: [ticketId], language: 'en', segments: 0 };
  return { ...row, state: 'queued' as const, attempts: 0, sendAfter: holdUntil, createdAt: now };
}

/** Writes a notice and the job that sends it in the caller's transaction. */
export async function queueNotice(
  tx: Db,
  notice: NoticeToQueue,
  { now, jobs }: { now: Date; jobs: JobQueue },
): Promise<void> {
  const row = noticeRow(notice, now);
  await insertRows(tx, { outbound_messages: [row] });
  // What is held back has no job yet: the sweep of what is due starts it.
  if (row.sendAfter !== null) return;
  await jobs.enqueue(tx, laneOf(row), [{ data: { replyId: row.id } }]);
}
