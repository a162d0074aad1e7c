import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { readForm } from '../../src/channels/twilio/form.ts';

export type SignedPost = {
  /** The address as the vendor calls it; the path and query are what the gateway is asked for. */
  url: string;
  authToken: string;
  /** Fields, or a raw form body where repeats and blanks matter. */
  form: Record<string, string> | string;
};

/** A form post signed as the vendor signs it. */
export function signedPost({ url, authToken, form }: SignedPost): Request {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  return new Request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': getExpectedTwilioSignature(authToken, url, readForm(body).fields),
    },
    body,
  });
}
