import { parseCalendarDate } from '../domain/calendar-date.ts';
import type { Channel, Language } from '../domain/message.ts';
import type { TicketEventType, TicketStage } from '../domain/ticket.ts';
import { countSegments } from './count-segments.ts';
import { fillTemplate, listRequests, type Org, orgTokens, sayDay } from './fill-template.ts';
import type { ReplyDraft } from './reply-draft.ts';
import type { TemplateId } from './template.ts';

export type EventReplyInput = {
  event: TicketEventType;
  ticket: { id: string; reference: string; stage: TicketStage };
  language: Language;
  org: Org;
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
  const { language, ticket } = input;
  const eta = dayOf(input.deliveryEta);
  const text = fillTemplate(template, language, {
    ...orgTokens(input.org, language),
    requests: listRequests([ticket.reference], language, 1),
    references: ticket.reference,
    ...(eta === null ? {} : { date: sayDay(eta, language) }),
  });
  const isText = input.channel === 'sms' || input.channel === 'voice';
  return { template, language, text, segments: isText ? countSegments(text) : 0, ticketIds: [ticket.id] };
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
