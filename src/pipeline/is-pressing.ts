import { dangerFlags } from '../domain/message.ts';
import { readCarrierKeyword } from '../reply/consent.ts';
import { screenMessage } from '../safety/screen-message.ts';
import type { StoredMessage } from './message-store.ts';

/** A danger, or the carrier's own STOP: what must not wait behind a message that cannot be processed. */
export function isPressing(message: Pick<StoredMessage, 'text'>): boolean {
  const { flags } = screenMessage(message.text);
  return readCarrierKeyword(message.text) === 'STOP' || dangerFlags.some((flag) => flags.includes(flag));
}
