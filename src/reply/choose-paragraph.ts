import { dateIn } from '../domain/calendar-date.ts';
import type { DecisionCode } from '../domain/decision.ts';
import type { TokenValues } from './fill-template.ts';
import type { ReplyInput, ReplyTicket } from './reply-input.ts';
import type { TemplateId } from './template.ts';

/** What is said of one ticket: the template and its tokens, all but the references. */
export type Paragraph = { template: TemplateId; values: TokenValues };

/** The paragraph for one ticket, to somebody who may be told its outcome. */
export function chooseParagraph(ticket: ReplyTicket, input: ReplyInput): Paragraph {
  if (input.withdrawn && !ticket.stillAsked && !isFreshQuestion(ticket))
    return { template: withdrawal(ticket), values: {} };
  if (ticket.stage === 'clarifying') return askFor(ticket);
  const state = stateOf(ticket);
  if (ticket.joined) {
    const since = dateIn(input.timeZone, ticket.openedAt);
    return { template: 'already_received', values: { since, state } };
  }
  if (input.statusAsked) return { template: 'status', values: { state } };
  return outcome(ticket, input);
}

/** The shortest truthful words for a ticket, for when many do not fit. */
export function briefParagraph(ticket: ReplyTicket): Paragraph {
  return { template: 'brief', values: { state: stateOf(ticket) } };
}

/** Only what the stage says, which events alone move: never ahead of them. */
function stateOf({ stage, eligibleOn, deliveryOn }: ReplyTicket): Required<TokenValues>['state'] {
  return {
    stage,
    eligibleOn: stage === 'too_early' ? eligibleOn : null,
    ...(stage === 'shipped' && deliveryOn ? { deliveryOn } : {}),
  };
}

/**
 * A new ticket's outcome. "Sent to the pharmacy team" comes from the stage; a code whose ticket stands elsewhere
 * is answered by the stage's own words.
 */
function outcome(ticket: ReplyTicket, input: ReplyInput): Paragraph {
  const template = templateOf(ticket, input);
  if (template === 'too_early') {
    return ticket.eligibleOn
      ? { template, values: { date: ticket.eligibleOn } }
      : { template: 'too_early_undated', values: {} };
  }
  if (ticket.stage === 'authorization_requested') {
    return { template, values: { timeframe: ticket.priority } };
  }
  return { template, values: template === 'status' ? { state: stateOf(ticket) } : {} };
}

function templateOf(ticket: ReplyTicket, input: ReplyInput): TemplateId {
  switch (ticket.stage) {
    case 'pharmacy_submitted':
      return 'submitted';
    case 'too_early':
      return 'too_early';
    case 'authorization_requested':
      if (ticket.code === 'PROVIDER_NEW_RX') return 'controlled';
      return input.toFacility ? 'facility_provider_requested' : 'provider_requested';
    case 'new_prescription':
      return 'new_prescription';
    case 'identity_review':
    case 'review':
    case 'clinical_review':
      return isHeld(ticket, input) ? 'pharmacist_review' : (underReview[ticket.code] ?? 'person_review');
    case 'clarifying':
    case 'pharmacy_processing':
    case 'shipped':
    case 'delivered':
    case 'awaiting_escript':
    case 'denied':
    case 'withdrawn':
    case 'merged':
      return 'status';
  }
}

const underReview: Partial<Record<DecisionCode, TemplateId>> = {
  CLINICAL_REVIEW: 'clinical_guardrail',
  PHARMACIST_REVIEW: 'pharmacist_review',
  PROXY_REVIEW: 'proxy_verify',
  NEW_RX: 'new_prescription',
};

function askFor({ ask }: ReplyTicket): Paragraph {
  const onlyMedicine = ask.every((missing) => missing === 'medication');
  return onlyMedicine
    ? { template: 'which_drug', values: {} }
    : { template: 'need_info', values: { asked: ask } };
}

/** A question for a clinician that came with the withdrawal, which takes no question back. */
export function isFreshQuestion({ code, joined }: ReplyTicket): boolean {
  return code === 'CLINICAL_REVIEW' && !joined;
}

/** Held back for a clinician because of a danger in the same message, not for a medical question. */
export function isHeld(ticket: ReplyTicket, input: ReplyInput): boolean {
  const dangerous = input.flags.includes('self_harm') || input.flags.includes('overdose');
  return dangerous && ticket.code === 'CLINICAL_REVIEW';
}

/** Withdrawn is said only of what is; what the pharmacy already has, a person has to stop. */
function withdrawal({ stage }: ReplyTicket): TemplateId {
  if (stage === 'withdrawn') return 'withdrawn';
  return stage === 'pharmacy_processing' || stage === 'shipped' ? 'withdraw_check' : 'withdraw_noted';
}
