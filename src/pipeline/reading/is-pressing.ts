import { dangerFlags } from '../../domain/message.ts';
import { readCarrierKeyword } from '../../reply/consent.ts';
import type { StoredMessage } from './message-store.ts';
import { screenText } from './screen-text.ts';
import { readVendorKeyword } from './vendor-keyword.ts';

/** A danger, or a STOP of the carrier or the vendor: what must not wait behind a message that cannot be processed. */
export function isPressing(message: Pick<StoredMessage, 'channel' | 'text' | 'original'>): boolean {
  const keyword = readVendorKeyword(message) ?? readCarrierKeyword(message.text);
  const flags = screenText(message.text);
  return keyword === 'STOP' || dangerFlags.some((flag) => flags.includes(flag));
}
