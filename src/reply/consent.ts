import { readCarrierKeyword, type CarrierKeyword } from '../domain/carrier-keyword.ts';
import type { Channel } from '../domain/message.ts';

export type ConsentInput = {
  /** The newest row of the ledger for this number and ours; null when there is none. */
  previous: 'opt_out' | 'opt_in' | null;
  /** What the message was read as. */
  intent: 'opt_out' | 'opt_in' | 'help' | null;
  channel: Channel;
  text: string;
  /** The vendor's `OptOutType`: when it is there, the vendor has already replied. */
  vendorOptOutType: CarrierKeyword | null;
  /** The setting OPT_OUT_CONFIRMATION. */
  optOutConfirmation: 'vendor' | 'gateway';
};

export type ConsentDecision = {
  /** The row to write into the ledger. */
  record: 'opt_out' | 'opt_in' | null;
  source: 'keyword' | 'sentence' | 'voicemail' | 'form';
  /** What the composer of replies is told. */
  keyword: 'opt_out' | 'opt_in' | 'help' | null;
  confirmOptOut: boolean;
  /** The vendor has replied to what this message wishes, so that nothing else is said to it. */
  vendorAnswered: boolean;
};

/**
 * What a wish about being texted changes, and whether the gateway answers it. An opt-out by any reasonable means
 * counts at once and is confirmed once (47 CFR 64.1200(a)(10) and (12)); the carrier's own keywords are confirmed
 * by whom the setting names. Somebody who is out hears nothing but the confirmation of coming back.
 */
export function decideConsent(input: ConsentInput): ConsentDecision {
  const source = sourceOf(input);
  const wish = wishOf(input);
  const vendorAnswered = wish !== null && isVendors(input);
  const nothing: ConsentDecision = {
    record: null,
    source,
    keyword: null,
    confirmOptOut: false,
    vendorAnswered,
  };
  switch (wish) {
    case 'opt_out':
      return { ...nothing, record: 'opt_out', keyword: 'opt_out', confirmOptOut: confirmsOptOut(input) };
    case 'opt_in':
      return { ...nothing, record: 'opt_in', keyword: vendorAnswered ? null : 'opt_in' };
    case 'help':
      return input.previous === 'opt_out' || vendorAnswered ? nothing : { ...nothing, keyword: 'help' };
    case null:
      return nothing;
  }
}

/** The vendor's reading of its own keyword goes first: it has already acted on it. */
function wishOf(input: ConsentInput): ConsentInput['intent'] {
  if (input.vendorOptOutType === 'STOP') return 'opt_out';
  if (isAnswerYes(input)) return null;
  if (input.vendorOptOutType === 'START') return 'opt_in';
  if (input.vendorOptOutType === 'HELP') return 'help';
  return input.intent;
}

/**
 * YES opts in only someone who is out; to anybody else it is an answer, as SÍ is, also where the vendor takes every
 * YES for its START.
 */
function isAnswerYes({ intent, text, previous, vendorOptOutType }: ConsentInput): boolean {
  if (previous === 'opt_out' || (intent !== 'opt_in' && vendorOptOutType !== 'START')) return false;
  return /^(?:yes|s[ií])[.!]?$/i.test(text.trim());
}

function confirmsOptOut(input: ConsentInput): boolean {
  if (input.previous === 'opt_out' || isVendors(input)) return false;
  const carriers = input.channel === 'sms' && readCarrierKeyword(input.text) === 'STOP';
  return !carriers || input.optOutConfirmation === 'gateway';
}

function isVendors(input: ConsentInput): boolean {
  return input.vendorOptOutType !== null;
}

function sourceOf(input: ConsentInput): ConsentDecision['source'] {
  if (input.channel === 'voice') return 'voicemail';
  if (input.channel !== 'sms') return 'form';
  return input.vendorOptOutType !== null || readCarrierKeyword(input.text) !== null ? 'keyword' : 'sentence';
}
