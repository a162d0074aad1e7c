import type { Channel } from '../domain/message.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';

/** Addresses of richer services that stand for a phone number. */
const servicePrefix = /^(?:whatsapp|rcs):/;

/**
 * The thread an arrival belongs to: the two numbers, so that a call and a text of one person are read in order.
 * A caller whose number is withheld has a thread of their own (the provider's id): two strangers never share one.
 * A structured request stands alone too.
 */
export function conversationKey(channel: Channel, from: string, to: string, providerId: string): string {
  if (channel === 'web' || channel === 'api') return providerId;
  const sender = parsePhoneNumber(from.replace(servicePrefix, ''));
  return sender ? `${sender}|${to}` : providerId;
}

/** The sender's number in a key; null where the sender has none or the thread stands alone. */
export function phoneOf(key: string): string | null {
  return key.includes('|') ? key.slice(0, key.indexOf('|')) : null;
}
