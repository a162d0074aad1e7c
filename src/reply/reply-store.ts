import type { Db } from '../db/client.ts';
import { insertRows } from '../db/insert-rows.ts';
import { newId } from '../domain/id.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { ReplyDraft } from './reply-draft.ts';
import { safetyTemplates } from './template.ts';

/** A composed text with its way to the recipient. */
export type ReplyToQueue = {
  draft: ReplyDraft;
  channel: 'sms' | 'web' | 'api';
  to: string;
  from: string | null;
  inReplyToId: string | null;
  conversationKey: string | null;
  /** What this answers and which part of it: unique, so that running again queues nothing twice. */
  slot: string;
  /** Why it must not be sent, such as `opted_out`; null to send it. */
  suppressed: string | null;
  /** Carries the organisation's name and the opt-out line: the thread has then been introduced. */
  introduces: boolean;
  /** It waits until then for what the sender adds; absent or null to leave at once. */
  holdUntil?: Date | null;
};

export type ReplyRow = ReturnType<typeof replyRow>;

/** The row of a reply. Replies to a form are there to be read at once; texts wait for the vendor. */
export function replyRow(reply: ReplyToQueue, now: Date) {
  return {
    id: newId(now),
    channel: reply.channel,
    to: reply.to,
    from: reply.from,
    template: reply.draft.template,
    language: reply.draft.language,
    text: reply.draft.text,
    variant: reply.draft.variant,
    sections: reply.draft.sections,
    introduces: reply.introduces,
    disclosure: reply.draft.disclosure,
    segments: reply.draft.segments,
    state: stateOf(reply),
    reason: reply.suppressed,
    inReplyToId: reply.inReplyToId,
    slot: reply.slot,
    conversationKey: reply.conversationKey,
    ticketIds: reply.draft.ticketIds,
    attempts: 0,
    sendAfter: stateOf(reply) === 'queued' ? (reply.holdUntil ?? null) : null,
    createdAt: now,
  };
}

/**
 * Starts the jobs of texts whose rows are written in the same transaction. Those in answer to one message leave in
 * their order, a second apart: what to do in an emergency is read first.
 */
export async function enqueueSends(tx: Db, jobs: JobQueue, rows: ReplyRow[]): Promise<void> {
  const toSend = rows
    // What is held back has no job yet: the sweep of what is due starts it.
    .filter((row) => row.state === 'queued' && row.sendAfter === null)
    .map((row, index) => ({ row, afterSeconds: index }));
  for (const queue of ['send-urgent', 'send-reply'] as const) {
    const lane = toSend.filter(({ row }) => laneOf(row) === queue);
    await jobs.enqueue(
      tx,
      queue,
      lane.map(({ row, afterSeconds }) => ({ data: { replyId: row.id }, afterSeconds })),
    );
  }
}

/** Pages and safety texts do not queue behind ordinary replies. */
export function laneOf({ template }: { template: string }): 'send-urgent' | 'send-reply' {
  const urgent = template === 'page' || safetyTemplates.some((safety) => safety === template);
  return urgent ? 'send-urgent' : 'send-reply';
}

/** Writes replies and the jobs that send them in the caller's transaction. */
export async function queueReplies(
  tx: Db,
  replies: ReplyToQueue[],
  context: { now: Date; jobs: JobQueue },
): Promise<ReplyRow[]> {
  if (replies.length === 0) return [];
  const rows = replies.map((reply) => replyRow(reply, context.now));
  await insertRows(tx, { outbound_messages: rows });
  await enqueueSends(tx, context.jobs, rows);
  return rows;
}

function stateOf(reply: ReplyToQueue): 'queued' | 'sent' | 'suppressed' {
  if (reply.suppressed) return 'suppressed';
  return reply.channel === 'sms' ? 'queued' : 'sent';
}
