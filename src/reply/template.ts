import type { Language } from '../domain/message.ts';
import type { TicketStage } from '../domain/ticket.ts';
import type { TemplateToken } from './token-values.ts';

export type { TemplateToken } from './token-values.ts';

export const templateIds = [
  // Taken in, asked, or handed to a person.
  'received',
  'greeting',
  'status_ask',
  'withdraw_received',
  'need_info',
  'asked_again',
  'birth_date_again',
  'which_drug',
  'confirm_medicine',
  'choose_medicine',
  'which_patient',
  'which_request',
  'how_much_left',
  'which_language',
  'correction_noted',
  'supply_noted',
  'person_takes_over',
  'will_call',
  'photo_received',
  'frustrated',
  'clinical_guardrail',
  'proxy_verify',
  'many_outcomes',
  // What became of a request.
  'submitted',
  'too_early',
  'too_early_undated',
  'provider_requested',
  'facility_provider_requested',
  'controlled',
  'pharmacist_review',
  'person_review',
  'new_prescription',
  'already_received',
  'status',
  'brief',
  'withdrawn',
  'withdraw_noted',
  'withdraw_check',
  // Told when something happened.
  'event_news',
  'approved',
  'modified',
  'denied',
  'escript_received',
  'accepted',
  'shipped',
  'shipped_undated',
  'delivered',
  'setback',
  'eligible_soon',
  'eligible_reminder',
  'email_subject',
  'email_news',
  // By themselves.
  'emergency',
  'crisis',
  'poisoning',
  'opt_out_confirmed',
  'opted_in',
  'help',
  'phi_warning',
  'phi_accepted',
  'phi_declined',
  'language_assist',
  'wrong_number',
  'page',
  'page_subject',
  'page_mail',
  'page_call',
] as const;
export type TemplateId = (typeof templateIds)[number];

export const templateLanguages = ['en', 'es'] as const satisfies Language[];

/** Fixed texts with emergency numbers: sent signed or not, at any hour; nobody edits them. */
export const safetyTemplates = ['emergency', 'crisis', 'poisoning'] as const satisfies TemplateId[];

export function isSafetyTemplate(template: string): boolean {
  return safetyTemplates.some((id) => id === template);
}

/** Says whose it is and how to opt out by itself, or is for our own people: it is never introduced. */
export function introducesItself(template: string): boolean {
  return ['opt_out_confirmed', 'opted_in', 'help', 'page'].includes(template);
}

/** The wording in its variants; the version is raised with every change. */
export type Wording = { version: number; texts: readonly string[] };

/** Words that are put together into tokens, by language. */
export type Phrases = {
  request: string;
  requests: string;
  /** In place of a reference that is not there. */
  yourRequest: string;
  /** Between the last two of a list, and before the number of those not listed. */
  and: string;
  more: string;
  call: string;
  callUs: string;
  org: string;
  asked: Record<'name' | 'birth_date' | 'medication', string>;
  timeframe: Record<'urgent' | 'routine', string>;
  state: Record<TicketStage, string>;
  tooEarlyUntil: string;
  /** On its way, with the day on which it is expected. */
  shippedFor: string;
  alert: Record<'emergency' | 'self_harm' | 'overdose' | 'other', string>;
  /** With which the first text of a day begins; `{org}` is the organisation's name. */
  greeting: string;
  /** Opt-out line of a thread's first message. */
  optOutLine: string;
};

export type TemplateSet = { language: Language; wordings: Record<TemplateId, Wording>; phrases: Phrases };

/** The wordings in force, in every language. */
export type TemplateBook = Record<Language, TemplateSet>;

const tokenShape = /\{(\w+)\}/g;

/** The tokens that stand in a text, in their order. */
export function tokensIn(text: string): string[] {
  return Array.from(text.matchAll(tokenShape), (match) => match[1] ?? '');
}

export function replaceTokens(text: string, valueOf: (token: TemplateToken) => string): string {
  return text.replace(tokenShape, (_, token: string) => valueOf(token as TemplateToken));
}
