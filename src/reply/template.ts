import type { Language } from '../domain/message.ts';
import type { TicketStage } from '../domain/ticket.ts';

export const templateIds = [
  'received',
  'status_ask',
  'withdraw_received',
  'event_news',
  'need_info',
  'which_drug',
  'submitted',
  'too_early',
  'too_early_undated',
  'provider_requested',
  'controlled',
  'pharmacist_review',
  'person_review',
  'clinical_guardrail',
  'new_prescription',
  'proxy_verify',
  'already_received',
  'status',
  'brief',
  'many_outcomes',
  'withdrawn',
  'withdraw_noted',
  'withdraw_check',
  'frustrated',
  'emergency',
  'crisis',
  'poisoning',
  'opt_out_confirmed',
  'opted_in',
  'help',
  'language_assist',
  'wrong_number',
  'approved',
  'modified',
  'denied',
  'escript_received',
  'accepted',
  'shipped',
  'shipped_undated',
  'delivered',
  'setback',
  'page',
] as const;
export type TemplateId = (typeof templateIds)[number];

/** Fixed texts with emergency numbers: sent signed or not, at any hour. */
export const safetyTemplates = ['emergency', 'crisis', 'poisoning'] as const satisfies TemplateId[];

/**
 * What may stand in braces. None is a name of a person, a medicine or a diagnosis. `requests`: "Request RG-…";
 * `references`: the references alone; `call`: "call" and the organisation's number; `date`, `since`: a day without
 * a year; `state`: words for a ticket's stage; `asked`: what is missing; `count`: a number; `alert`: kind of page.
 */
export const templateTokens = [
  'requests',
  'references',
  'org',
  'call',
  'date',
  'since',
  'timeframe',
  'state',
  'asked',
  'count',
  'alert',
] as const;
export type TemplateToken = (typeof templateTokens)[number];

/** A wording and its version, raised with every change so that a sign-off never covers other words. */
export type Wording = { version: number; text: string };

/** Words that are put together into tokens, by language. */
export type Phrases = {
  request: string;
  requests: string;
  /** Between the last two references, and before the number of those not listed. */
  and: string;
  more: string;
  call: string;
  callUs: string;
  org: string;
  asked: Record<'name' | 'birth_date' | 'medication', string>;
  timeframe: Record<'urgent' | 'routine', string>;
  state: Record<TicketStage, string>;
  tooEarlyUntil: string;
  alert: Record<'emergency' | 'self_harm' | 'overdose' | 'other', string>;
  /** Opt-out line of a thread's first message. */
  optOutLine: string;
};

export type TemplateSet = { language: Language; wordings: Record<TemplateId, Wording>; phrases: Phrases };
