import type { VendorDeletion } from '../../domain/recording-store.ts';
import { answerLimitMs, type TwilioAccount } from './text-sender.ts';
import { basicAuthorization } from './twilio-api.ts';
import { mediaAddress } from './vendor-address.ts';

export type DeleteRecording = (url: string) => Promise<VendorDeletion>;

/**
 * Deletes a recording or a transcription at the vendor
 * (https://www.twilio.com/docs/voice/api/recording#delete-a-recording-resource). The
 * address came in a webhook: our credentials go to the vendor's host and our own account's path alone.
 * @param limitMs how long the answer may take.
 */
export function createRecordingDeleter(
  account: Pick<TwilioAccount, 'accountSid' | 'authTokens' | 'apiUrl'>,
  limitMs: number = answerLimitMs,
): DeleteRecording {
  return async function deleteRecording(url) {
    const address = mediaAddress(`${url}.json`, account);
    if (!address) return { kind: 'failed', reason: 'foreign_address' };
    try {
      const response = await fetch(address, {
        method: 'DELETE',
        headers: { authorization: basicAuthorization(account) },
        redirect: 'manual',
        signal: AbortSignal.timeout(limitMs),
      });
      await response.body?.cancel();
      if (response.ok) return { kind: 'deleted' };
      if (response.status === 404 || response.status === 410) return { kind: 'gone' };
      return { kind: 'failed', reason: `status_${response.status}` };
    } catch {
      return { kind: 'failed', reason: 'no_answer' };
    }
  };
}
