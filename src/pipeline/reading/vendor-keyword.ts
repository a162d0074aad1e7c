import type { CarrierKeyword } from '../../reply/consent.ts';
import type { StoredMessage } from './message-store.ts';

/** Twilio's Advanced Opt-Out says with OptOutType that it has replied to the keyword itself. */
export function readVendorKeyword(
  message: Pick<StoredMessage, 'channel' | 'original'>,
): CarrierKeyword | null {
  if (message.channel !== 'sms') return null;
  const type = new URLSearchParams(message.original).get('OptOutType');
  return type === 'STOP' || type === 'START' || type === 'HELP' ? type : null;
}
