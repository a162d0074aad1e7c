import type { TicketEventType } from '../domain/ticket.ts';
import type { Disclosure } from './disclosure.ts';
import type { TemplateId } from './template.ts';
import type { TemplateToken } from './token-values.ts';

export type TemplateSpec = {
  /** Every wording must hold these. */
  required: readonly TemplateToken[];
  /** And may hold these, besides the organisation's name and number. */
  optional: readonly TemplateToken[];
  /** Who may get it at the least. */
  disclosure: Disclosure;
  /** It says that this happened, so it is sent only where this event is recorded. */
  tells: TicketEventType | null;
  form: 'text' | 'email' | 'call';
};

const plain: TemplateSpec = { required: [], optional: [], disclosure: 'neutral', tells: null, form: 'text' };

function neutral(...required: TemplateToken[]): TemplateSpec {
  return { ...plain, required };
}

function outcome(...required: TemplateToken[]): TemplateSpec {
  return { ...plain, required: ['requests', ...required], disclosure: 'outcome' };
}

function news(tells: TicketEventType, ...required: TemplateToken[]): TemplateSpec {
  return { ...outcome(...required), tells };
}

/** What each template must and may hold, whom it may be sent to, and of which event it is. */
export const templateSpecs: Record<TemplateId, TemplateSpec> = {
  received: neutral('references'),
  greeting: plain,
  status_ask: plain,
  withdraw_received: plain,
  need_info: neutral('requests', 'asked'),
  asked_again: neutral('asked'),
  birth_date_again: plain,
  which_drug: neutral('requests'),
  confirm_medicine: { ...neutral('medicine'), disclosure: 'medicine' },
  choose_medicine: { ...neutral('choices'), disclosure: 'medicine' },
  which_patient: plain,
  which_request: { ...neutral('choices'), disclosure: 'outcome' },
  how_much_left: { ...plain, optional: ['requests'] },
  which_language: plain,
  correction_noted: neutral('requests'),
  supply_noted: plain,
  person_takes_over: plain,
  will_call: neutral('references'),
  photo_received: plain,
  frustrated: plain,
  clinical_guardrail: plain,
  proxy_verify: outcome(),
  many_outcomes: { ...neutral('count', 'references'), disclosure: 'outcome' },
  submitted: outcome(),
  too_early: outcome('date'),
  too_early_undated: outcome(),
  provider_requested: outcome('timeframe'),
  facility_provider_requested: { ...neutral('references', 'timeframe'), disclosure: 'outcome' },
  controlled: outcome('timeframe'),
  pharmacist_review: outcome(),
  person_review: outcome(),
  new_prescription: outcome(),
  already_received: outcome('since', 'state'),
  status: outcome('state'),
  brief: { ...neutral('references', 'state'), disclosure: 'outcome' },
  withdrawn: outcome(),
  withdraw_noted: outcome(),
  withdraw_check: outcome(),
  event_news: neutral('references', 'call'),
  approved: news('provider_approved'),
  modified: news('provider_modified'),
  denied: news('provider_denied', 'call'),
  escript_received: news('escript_received'),
  accepted: news('pharmacy_accepted'),
  shipped: news('shipped', 'date'),
  shipped_undated: news('shipped'),
  delivered: news('delivered', 'call'),
  setback: outcome(),
  eligible_soon: outcome('date'),
  eligible_reminder: outcome(),
  email_subject: { ...neutral('org', 'references'), form: 'email' },
  email_news: { ...neutral('references', 'link'), form: 'email' },
  emergency: plain,
  crisis: plain,
  poisoning: plain,
  // CTIA's handbook: the name, whom to reach and how to stop.
  opt_out_confirmed: neutral('org'),
  opted_in: neutral('org'),
  help: neutral('org', 'call'),
  phi_warning: { ...plain, disclosure: 'outcome' },
  phi_accepted: { ...plain, disclosure: 'outcome' },
  phi_declined: { ...plain, disclosure: 'outcome' },
  language_assist: neutral('call'),
  wrong_number: plain,
  page: neutral('alert', 'references'),
  page_subject: { ...neutral('org'), form: 'email' },
  page_mail: { ...neutral('references', 'link'), form: 'email' },
  page_call: { ...neutral('org'), form: 'call' },
};

/** Every token that a wording of the template may hold. */
export function tokensOf(id: TemplateId): TemplateToken[] {
  const { required, optional } = templateSpecs[id];
  return [...new Set<TemplateToken>([...required, ...optional, 'org', 'call'])];
}
