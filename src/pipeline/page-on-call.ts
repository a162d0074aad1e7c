import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import type { Flag } from '../domain/message.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { composePage } from '../reply/compose-fixed.ts';
import { queueReplies, type ReplyToQueue } from '../reply/reply-store.ts';
import { addTask, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';

export type PageToSend = { ticket: TicketAtWork; clockId: string; round: number; now: Date };

/**
 * Pages the person whose turn it is: one after the other, round and round. A text is queued where the target takes
 * one; any other target, and having nobody on call, becomes a task for the supervisor, so that no page is lost.
 * Answers what the event says of it, which is never an address.
 */
export async function pageOnCall(
  tx: Db,
  deps: PipelineDeps,
  { ticket, clockId, round, now }: PageToSend,
): Promise<Prisma.InputJsonObject> {
  const { onCall } = deps.settings;
  const position = onCall.length === 0 ? 0 : round % onCall.length;
  const target = onCall[position];
  const number = target?.kind === 'sms' ? parsePhoneNumber(target.address) : null;
  if (!target || !number) {
    await addPageTask(tx, ticket, clockId, target?.kind ?? null, now);
    return { round, target: target ? position + 1 : null, by: 'task' };
  }
  const org = { name: deps.settings.orgName, phone: deps.settings.orgPhone };
  const reply: ReplyToQueue = {
    // The column holds flags of the vocabulary alone.
    draft: composePage({ flags: ticket.flags as Flag[], ticket, org }),
    channel: 'sms',
    to: number,
    from: null,
    inReplyToId: null,
    conversationKey: null,
    slot: `page:${clockId}`,
    suppressed: null,
    introduces: false,
  };
  await queueReplies(tx, [reply], { now, jobs: deps.jobs });
  return { round, target: position + 1, by: 'sms' };
}

async function addPageTask(
  tx: Db,
  ticket: TicketAtWork,
  clockId: string,
  kind: string | null,
  now: Date,
): Promise<void> {
  const whom = kind === null ? 'nobody is on call' : `the person on call takes pages by ${kind}`;
  const why = `A ticket waits to be acknowledged and ${whom}: reach someone now.`;
  const task = { kind: 'page', queue: 'supervisor', why, dueAt: now, ticketId: ticket.id } as const;
  await addTask(tx, { ...task, dedupeKey: `page:${clockId}` }, now);
}
