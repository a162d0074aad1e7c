import { isCarrierStop } from '../../domain/carrier-keyword.ts';
import { dangerFlags } from '../../domain/message.ts';
import type { StoredMessage } from './message-store.ts';
import { screenText } from './screen-text.ts';

/** A danger, or a STOP of the carrier or the vendor: what must not wait behind a message that cannot be processed. */
export function isPressing(message: Pick<StoredMessage, 'channel' | 'text' | 'original'>): boolean {
  const flags = screenText(message.text);
  return isCarrierStop(message) || dangerFlags.some((flag) => flags.includes(flag));
}
