import { isCarrierStop, type WithKeyword } from '../../domain/carrier-keyword.ts';
import { mayAskToStop } from '../../extraction/keyword.ts';

/** Of a longer text the rest is left to the worker: no opt-out needs so many words. */
const longestRead = 1_000;

/** A text that has arrived and may be an opt-out: until it is read nothing more leaves to its sender. */
export function asksToStop(message: WithKeyword): boolean {
  if (message.channel !== 'sms') return false;
  return isCarrierStop(message) || mayAskToStop(message.text.slice(0, longestRead));
}
