import { parseCalendarDate } from '../domain/calendar-date.ts';
import type { Channel } from '../domain/message.ts';
import type { TicketEventType, TicketStage } from '../domain/ticket.ts';
import { makeDraft, makeSection, type ReplyDraft, type Voice } from './reply-draft.ts';
import type { TemplateId } from './template.ts';

export type EventReplyInput = Voice & {
  event: TicketEventType;
  ticket: { id: string; reference: string; stage: TicketStage };
  mayTell: boolean;
  /** `YYYY-MM-DD`, or an instant that begins with it; anything else is left out. */
  deliveryEta: string | null;
  /** For staff; never told, since it may name a medicine or a diagnosis. */
  reason: string | null;
  channel: Channel;
};

/**
 * What whoever asked hears when something happened to their ticket, said only of the stage that the event led to;
 * null for what only concerns staff. Below the level of disclosure only that there is news.
 */
export function composeEventReply(input: EventReplyInput): ReplyDraft | null {
  const told = templateOf(input);
  if (told === null) return null;
  const template = input.mayTell ? told : 'event_news';
  const eta = dayOf(input.deliveryEta);
  const references = { references: [input.ticket.reference], most: 1 };
  const date = eta === null ? {} : { date: eta };
  return makeDraft(input, {
    sections: [makeSection(input, template, { requests: references, references, ...date })],
    introduce: false,
    isText: input.channel === 'sms' || input.channel === 'voice',
    disclosure: input.mayTell ? 'outcome' : 'neutral',
    ticketIds: [input.ticket.id],
  });
}

/** Per event: the stage in which it is true, and the words. */
const eventTexts: Partial<Record<TicketEventType, { stage: TicketStage; template: TemplateId }>> = {
  pharmacy_accepted: { stage: 'pharmacy_processing', template: 'accepted' },
  shipped: { stage: 'shipped', template: 'shipped' },
  delivered: { stage: 'delivered', template: 'delivered' },
  provider_approved: { stage: 'awaiting_escript', template: 'approved' },
  provider_modified: { stage: 'awaiting_escript', template: 'modified' },
  provider_denied: { stage: 'denied', template: 'denied' },
  escript_received: { stage: 'pharmacy_submitted', template: 'escript_received' },
  withdraw: { stage: 'withdrawn', template: 'withdrawn' },
  pharmacy_rejected: { stage: 'review', template: 'setback' },
  delivery_failed: { stage: 'review', template: 'setback' },
};

function templateOf(input: EventReplyInput): TemplateId | null {
  const found = eventTexts[input.event];
  if (!found || found.stage !== input.ticket.stage) return null;
  return found.template === 'shipped' && dayOf(input.deliveryEta) === null
    ? 'shipped_undated'
    : found.template;
}

function dayOf(text: string | null) {
  return text === null ? null : parseCalendarDate(text.trim().slice(0, 10));
}
