import { parseCalendarDate, type CalendarDate } from '../domain/calendar-date.ts';
import type { TicketEventType, TicketStage } from '../domain/ticket.ts';
import { composeText } from './compose-fixed.ts';
import type { Disclosure } from './disclosure.ts';
import type { ReplyDraft, Voice } from './reply-draft.ts';
import type { TemplateId } from './template.ts';
import type { TokenValues } from './token-values.ts';

export type EventReplyInput = Voice & {
  event: TicketEventType;
  ticket: { id: string; stage: TicketStage } & Required<Pick<TokenValues, 'requests' | 'references'>>;
  disclosure: Disclosure;
  /** `YYYY-MM-DD`, or an instant that begins with it; anything else is left out. */
  deliveryEta: string | null;
  /** The day from which it can be filled, where a person has decided that it is too early. */
  eligibleOn?: CalendarDate | null;
  /** For staff; never told, since it may name a medicine or a diagnosis. */
  reason: string | null;
  /** An SMS, whose segments count. */
  isText: boolean;
};

/**
 * What whoever asked hears when something happened to their ticket, said only of the stage that the event led to;
 * null for what only concerns staff. Below the level of disclosure only that there is news.
 */
export function composeEventReply(input: EventReplyInput): ReplyDraft | null {
  const told = templateOf(input);
  if (told === null) return null;
  const { ticket, disclosure, isText } = input;
  const template = disclosure === 'neutral' ? 'event_news' : told;
  const date = dateOf(input);
  const { id, requests, references } = ticket;
  const values = { requests, references, ...(date === null ? {} : { date }) };
  return composeText({ ...input, template, values, disclosure, isText, ticketIds: [id] });
}

/** Per event: the stage in which it is true, and the words. */
const eventTexts: Partial<Record<TicketEventType, { stage: TicketStage; template: TemplateId }>> = {
  pharmacy_accepted: { stage: 'pharmacy_processing', template: 'accepted' },
  shipped: { stage: 'shipped', template: 'shipped' },
  delivered: { stage: 'delivered', template: 'delivered' },
  provider_approved: { stage: 'awaiting_escript', template: 'approved' },
  provider_modified: { stage: 'awaiting_escript', template: 'modified' },
  provider_denied: { stage: 'denied', template: 'denied' },
  dispose: { stage: 'too_early', template: 'too_early' },
  escript_received: { stage: 'pharmacy_submitted', template: 'escript_received' },
  withdraw: { stage: 'withdrawn', template: 'withdrawn' },
  pharmacy_rejected: { stage: 'review', template: 'setback' },
  delivery_failed: { stage: 'review', template: 'setback' },
};

function templateOf(input: EventReplyInput): TemplateId | null {
  const found = eventTexts[input.event];
  if (!found || found.stage !== input.ticket.stage) return null;
  return dateOf(input) === null ? (undated[found.template] ?? found.template) : found.template;
}

/** The words that name a day, and those for when none is known. */
const undated: Partial<Record<TemplateId, TemplateId>> = {
  shipped: 'shipped_undated',
  too_early: 'too_early_undated',
};

function dateOf({ deliveryEta, eligibleOn }: EventReplyInput): CalendarDate | null {
  return dayOf(deliveryEta) ?? eligibleOn ?? null;
}

function dayOf(text: string | null) {
  return text === null ? null : parseCalendarDate(text.trim().slice(0, 10));
}
