import { dateIn } from '../domain/calendar-date.ts';
import type { DecisionCode } from '../domain/decision.ts';
import { fillTokens, sayDay, type TokenValues } from './fill-template.ts';
import type { ReplyInput, ReplyTicket } from './reply-input.ts';
import type { TemplateId } from './template.ts';
import { templateSet } from './templates.ts';

/** What is said of one ticket: the template and its tokens, all but the references. */
export type Paragraph = { template: TemplateId; values: TokenValues };

/** The paragraph for one ticket, to somebody who may be told its outcome. */
export function chooseParagraph(ticket: ReplyTicket, input: ReplyInput): Paragraph {
  if (input.withdrawn) return { template: withdrawal(ticket), values: {} };
  if (ticket.stage === 'clarifying') return askFor(ticket, input);
  const state = sayState(ticket, input);
  if (ticket.joined) {
    const since = sayDay(dateIn(input.timeZone, ticket.openedAt), input.language);
    return { template: 'already_received', values: { since, state } };
  }
  if (input.statusAsked) return { template: 'status', values: { state } };
  return outcome(ticket, input);
}

/** The shortest truthful words for a ticket, for when many do not fit. */
export function briefParagraph(ticket: ReplyTicket, input: ReplyInput): Paragraph {
  return { template: 'brief', values: { state: sayState(ticket, input) } };
}

/** Only what the stage says, which events alone move: never ahead of them. */
function sayState(ticket: ReplyTicket, input: ReplyInput): string {
  const { phrases } = templateSet(input.language);
  if (ticket.stage === 'too_early' && ticket.eligibleOn) {
    return fillTokens(phrases.tooEarlyUntil, { date: sayDay(ticket.eligibleOn, input.language) });
  }
  return phrases.state[ticket.stage];
}

/**
 * A new ticket's outcome. "Sent to the pharmacy team" comes from the stage; a code whose ticket stands elsewhere
 * is answered by the stage's own words.
 */
function outcome(ticket: ReplyTicket, input: ReplyInput): Paragraph {
  const template = templateOf(ticket, input);
  if (template === 'too_early') {
    return ticket.eligibleOn
      ? { template, values: { date: sayDay(ticket.eligibleOn, input.language) } }
      : { template: 'too_early_undated', values: {} };
  }
  if (template === 'provider_requested' || template === 'controlled') {
    return {
      template,
      values: { timeframe: templateSet(input.language).phrases.timeframe[ticket.priority] },
    };
  }
  return { template, values: template === 'status' ? { state: sayState(ticket, input) } : {} };
}

function templateOf(ticket: ReplyTicket, input: ReplyInput): TemplateId {
  switch (ticket.stage) {
    case 'pharmacy_submitted':
      return 'submitted';
    case 'too_early':
      return 'too_early';
    case 'authorization_requested':
      return ticket.code === 'PROVIDER_NEW_RX' ? 'controlled' : 'provider_requested';
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

function askFor(ticket: ReplyTicket, input: ReplyInput): Paragraph {
  const ask = ticket.ask.length > 0 ? ticket.ask : (['medication'] as const);
  if (ask.every((missing) => missing === 'medication')) return { template: 'which_drug', values: {} };
  const { phrases } = templateSet(input.language);
  const asked = ask.map((missing) => phrases.asked[missing]);
  const last = asked.pop() ?? '';
  const list = asked.length > 0 ? `${asked.join(', ')} ${phrases.and} ${last}` : last;
  return { template: 'need_info', values: { asked: list } };
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
