import { dangerFlags } from '../domain/message.ts';
import { readCarrierKeyword } from '../reply/consent.ts';
import { screenMessage } from '../safety/screen-message.ts';
import type { StoredMessage } from './message-store.ts';
import { readVendorKeyword } from './vendor-keyword.ts';

/** A danger, or a STOP of the carrier or the vendor: what must not wait behind a message that cannot be processed. */
export function isPressing(message: Pick<StoredMessage, 'channel' | 'text' | 'original'>): boolean {
  const keyword = readVendorKeyword(message) ?? readCarrierKeyword(message.text);
  const { flags } = screenMessage(message.text);
  return keyword === 'STOP' || dangerFlags.some((flag) => flags.includes(flag));
}
