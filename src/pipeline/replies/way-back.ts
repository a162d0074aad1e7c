import type { Channel, StructuredRequest } from '../../domain/message.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';

/** How whoever asked is answered: the channel, their end and ours. */
export type Way = { channel: Extract<Channel, 'sms' | 'web' | 'api'>; to: string; from: string | null };

type Arrival = { channel: Channel; from: string; to: string; structured: StructuredRequest | null };

/**
 * A text is answered by text, a form on its page, a call by text when the caller's number is a mobile on file; null
 * where nothing can be written to them.
 */
export function wayBack({ channel, from, to, structured }: Arrival, isMobileOnFile: boolean): Way | null {
  if (structured) return { channel: channel === 'web' ? 'web' : 'api', to: structured.reference, from: null };
  const number = parsePhoneNumber(from);
  if (!number || (channel === 'voice' && !isMobileOnFile)) return null;
  return { channel: 'sms', to: number, from: to };
}
