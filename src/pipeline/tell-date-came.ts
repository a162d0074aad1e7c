import type { Db } from '../db/client.ts';
import type { TicketPosition } from '../domain/ticket.ts';
import { composeText } from '../reply/compose-fixed.ts';
import { queueReplies, type ReplyToQueue } from '../reply/reply-store.ts';
import type { TicketAtWork } from '../tickets/ticket-work-store.ts';
import { loadSenderState } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { findWhoAsked, isDisclosable, languageOf, requesterMayAsk, wayOf } from './who-asked.ts';

export type DateCame = {
  ticket: Pick<TicketAtWork, 'id' | 'reference' | 'stage'>;
  position: TicketPosition;
  eventId: string;
  now: Date;
};

/**
 * Whoever was told that it is too early hears where the request stands once its date has come, on the way they asked,
 * once for each conversation. Whoever may not be told of the ticket was not told the date either, and is called when
 * the outcome comes.
 */
export async function tellDateCame(
  tx: Db,
  deps: Pick<PipelineDeps, 'jobs' | 'settings'>,
  { ticket, position, eventId, now }: DateCame,
): Promise<void> {
  if (position.stage === ticket.stage || !(await requesterMayAsk(tx, ticket.id))) return;
  const replies: ReplyToQueue[] = [];
  for (const message of await findWhoAsked(tx, ticket.id)) {
    const way = await wayOf(tx, message);
    if (!way || !isDisclosable(message)) continue;
    const sender = await loadSenderState(tx, message, now);
    const state = { stage: position.stage, eligibleOn: null };
    const draft = composeText({
      template: position.stage === 'pharmacy_submitted' ? 'submitted' : 'status',
      values: { requests: { references: [ticket.reference], most: 1 }, state },
      disclosure: 'outcome',
      language: languageOf(message, sender.language),
      org: { name: deps.settings.orgName, phone: deps.settings.orgPhone },
      templates: sender.templates,
      lastVariant: sender.lastVariant,
      isText: way.channel === 'sms',
      ticketIds: [ticket.id],
    });
    replies.push({
      draft,
      ...way,
      inReplyToId: message.id,
      conversationKey: message.structured === null ? message.conversationKey : null,
      slot: `event:${eventId}:${message.id}`,
      suppressed: way.channel === 'sms' ? sender.block : null,
      introduces: false,
    });
  }
  await queueReplies(tx, replies, { now, jobs: deps.jobs });
}
