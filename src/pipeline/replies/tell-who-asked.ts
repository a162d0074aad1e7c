import type { Db } from '../../db/client.ts';
import { disclosures } from '../../reply/disclosure.ts';
import type { ReplyDraft } from '../../reply/reply-draft.ts';
import { queueReplies } from '../../reply/reply-store.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import { addTask, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { checkPages } from './check-pages.ts';
import { requesterMayAsk } from '../needs/last-inputs-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { loadRecipient, type Recipient, replyTo } from './recipient.ts';
import { tellFacility } from './tell-facility.ts';
import { settlesAt } from './settles-at.ts';
import { findWhoAsked } from './who-asked.ts';

export type News = {
  ticket: TicketAtWork;
  event: string;
  eventId: string;
  position: TicketPosition;
  /** Whose the event has found the ticket to be. */
  patientId?: string;
  /** The provider's words for a denial or a change. */
  rationale?: string;
  /** Whether whoever asked may, where it is known already. */
  mayAsk?: boolean;
  now: Date;
};

/** What one recipient is told: the words, null for none; and why somebody calls them, null for no call. */
export type Telling = { draft: ReplyDraft | null; whyCall: string | null };

/**
 * Tells the resident's facility and everyone who asked for the ticket what happened, on the channel that they used and
 * each of them once; whoever cannot be told in writing is called.
 */
export async function tellWhoAsked(
  tx: Db,
  deps: PipelineDeps,
  news: News,
  tell: (to: Recipient) => Telling,
): Promise<void> {
  const { patientId: found, ticket } = news;
  const moved = found !== undefined && found !== ticket.patientId;
  const of = moved ? { ...ticket, patientId: found, patient: undefined } : ticket;
  await tellFacility(tx, deps, { ...news, ticket: of });
  for (const to of await findRecipients(tx, news)) {
    const { draft, whyCall } = tell(to);
    const { eventId, now } = news;
    const slot = `${eventId}:${to.message.id}`;
    if (whyCall !== null) {
      const task = { kind: 'call_back', queue: 'concierge', why: whyCall, dueAt: now } as const;
      await addTask(tx, { ...task, ticketId: ticket.id, dedupeKey: `call-back:${slot}` }, now);
    }
    if (!draft || !to.way) continue;
    // What happens to several tickets within seconds is one text: it waits for the rest, as an answer does.
    const holdUntil = to.way.channel === 'sms' ? settlesAt(deps.settings, now) : null;
    const reply = { ...replyTo(to, to.way, { draft, slot: `event:${slot}` }), holdUntil };
    await checkPages(tx, deps, await queueReplies(tx, [reply], { now, jobs: deps.jobs }), now);
  }
}

/** One for each person: who wrote to two of our numbers, or called one and texted the other, is told once. */
async function findRecipients(tx: Db, { ticket, now, ...news }: News): Promise<Recipient[]> {
  const mayAsk = news.mayAsk ?? (await requesterMayAsk(tx, ticket.id));
  const best = new Map<string, Recipient>();
  for (const message of await findWhoAsked(tx, ticket.id)) {
    const to = await loadRecipient(tx, ticket, message, { mayAsk, now });
    const number = message.structured === null ? parsePhoneNumber(message.from) : null;
    const key = number ?? message.conversationKey;
    const other = best.get(key);
    if (!other || rank(to) >= rank(other)) best.set(key, to);
  }
  return [...best.values()];
}

/** Who can be told in writing, and of those who may hear most. */
function rank({ way, suppressed, disclosure }: Recipient): number {
  const reached = way !== null && suppressed === null ? disclosures.length : 0;
  return reached + disclosures.indexOf(disclosure);
}
