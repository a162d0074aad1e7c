import type { DecisionCode } from '../domain/decision.ts';
import type { TicketStage } from '../domain/ticket.ts';
import type { TemplateId } from './template.ts';
import type { TemplateToken } from './token-values.ts';

export type StaffTemplate = {
  /** The stages in which it is true; null where it says nothing of the ticket's place. */
  at: readonly TicketStage[] | null;
  /** Tokens whose value a person gives; all others come from the ticket. */
  typed: readonly TemplateToken[];
  /** The decision of which it speaks. */
  code?: DecisionCode;
};

const anywhere: StaffTemplate = { at: null, typed: [] };
const asking: StaffTemplate = { at: null, typed: ['asked'] };
const withPeople: readonly TicketStage[] = ['identity_review', 'clarifying', 'review', 'clinical_review'];

function at(...stages: TicketStage[]): StaffTemplate {
  return { at: stages, typed: [] };
}

/**
 * The templates that a person may send about a ticket. Not among them: safety texts and the words of keywords, which
 * answer what was just texted; lists to choose from, whose answer needs the list; and everything for e-mail.
 */
export const staffTemplates: Partial<Record<TemplateId, StaffTemplate>> = {
  received: anywhere,
  need_info: asking,
  asked_again: asking,
  birth_date_again: anywhere,
  which_drug: anywhere,
  which_patient: anywhere,
  how_much_left: anywhere,
  which_language: anywhere,
  person_takes_over: anywhere,
  will_call: anywhere,
  photo_received: anywhere,
  frustrated: anywhere,
  clinical_guardrail: anywhere,
  language_assist: anywhere,
  wrong_number: anywhere,
  event_news: anywhere,
  phi_warning: anywhere,
  status: anywhere,
  already_received: anywhere,
  proxy_verify: at(...withPeople),
  person_review: at(...withPeople, 'new_prescription'),
  pharmacist_review: at('clinical_review'),
  new_prescription: at('new_prescription'),
  submitted: at('pharmacy_submitted'),
  accepted: at('pharmacy_processing'),
  too_early: at('too_early'),
  too_early_undated: at('too_early'),
  eligible_soon: at('too_early'),
  provider_requested: { ...at('authorization_requested'), code: 'PROVIDER_AUTHORIZATION' },
  controlled: { ...at('authorization_requested'), code: 'PROVIDER_NEW_RX' },
  approved: at('awaiting_escript'),
  modified: at('awaiting_escript'),
  denied: at('denied'),
  shipped: { at: ['shipped'], typed: ['date'] },
  shipped_undated: at('shipped'),
  delivered: at('delivered'),
  setback: at(...withPeople),
  withdrawn: at('withdrawn'),
};

/** The templates that are true of a ticket at this stage, in the order of the book. */
export function staffTemplatesAt(stage: TicketStage): TemplateId[] {
  return Object.entries(staffTemplates).flatMap(([id, { at: stages }]) =>
    stages === null || stages.includes(stage) ? [id as TemplateId] : [],
  );
}
