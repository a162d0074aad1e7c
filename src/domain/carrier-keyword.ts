/**
 * The words that vendor and carriers honour by themselves when they are the whole text, in any case. "OPT OUT" with
 * a space is not among them. Source: Twilio's default opt-out keywords.
 */
const carrierStop = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']);
const carrierStart = new Set(['start', 'yes', 'unstop']);
const carrierHelp = new Set(['help', 'info']);

export type CarrierKeyword = 'STOP' | 'START' | 'HELP';

/** The carrier's own keyword that the text is, or null. */
export function readCarrierKeyword(text: string): CarrierKeyword | null {
  const word = text.trim().toLowerCase();
  if (carrierStop.has(word)) return 'STOP';
  if (carrierStart.has(word)) return 'START';
  return carrierHelp.has(word) ? 'HELP' : null;
}

/** An arrival as far as its keyword goes; `original` is the vendor's form. */
export type WithKeyword = { channel: string; text: string; original: string };

/** Twilio's Advanced Opt-Out says with OptOutType that it has replied to the keyword itself. */
export function readVendorKeyword({
  channel,
  original,
}: Pick<WithKeyword, 'channel' | 'original'>): CarrierKeyword | null {
  if (channel !== 'sms') return null;
  const type = new URLSearchParams(original).get('OptOutType');
  return type === 'STOP' || type === 'START' || type === 'HELP' ? type : null;
}

/** The vendor's reading of its own keyword goes first: it has already acted on it. */
export function isCarrierStop(message: WithKeyword): boolean {
  return (readVendorKeyword(message) ?? readCarrierKeyword(message.text)) === 'STOP';
}
