import { validateBody, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { TwilioForm } from './form.ts';

export type SignedRequest = {
  /** Path and query exactly as they came, such as `/webhooks/twilio/sms?a=It's`. */
  target: string;
  /** The X-Twilio-Signature header; null when absent. */
  signature: string | null;
  form: TwilioForm;
};

/**
 * Whether Twilio signed this request with one of the tokens (several during a rotation), over the public address
 * that it was configured to call. The request's own Host header says nothing. A JSON body is signed by its
 * hash in the query (`bodySHA256`), a form by its fields. Never throws: what cannot be checked is not signed.
 * https://www.twilio.com/docs/usage/security
 */
export function isSignedByTwilio(request: SignedRequest, publicUrl: string, authTokens: string[]): boolean {
  const { signature } = request;
  if (signature === null || signature === '') return false;
  return signedUrls(publicUrl, request.target).some((url) =>
    authTokens.some((token) => token !== '' && isSignatureOf(url, token, signature, request.form)),
  );
}

function isSignatureOf(url: string, token: string, signature: string, form: TwilioForm): boolean {
  try {
    const bodyHash = url.includes('bodySHA256=') ? new URL(url).searchParams.get('bodySHA256') : null;
    if (bodyHash === null) return validateRequest(token, signature, url, form.fields);
    return validateRequest(token, signature, url, {}) && validateBody(form.raw, bodyHash);
  } catch {
    return false;
  }
}

/**
 * The addresses that Twilio may have called. A proxy may or may not take the base path of the public address away
 * before it hands the request on, so with a base path there are two. Ports and encodings are varied by `twilio`.
 */
export function signedUrls(publicUrl: string, target: string): string[] {
  const { origin, base } = splitPublicUrl(publicUrl);
  const withBase = `${origin}${base}${target}`;
  return base !== '' && target.startsWith(`${base}/`) ? [`${origin}${target}`, withBase] : [withBase];
}

/** Scheme, host and port as configured but without user and password (Twilio drops them), and the path before ours. */
function splitPublicUrl(publicUrl: string): { origin: string; base: string } {
  const [, scheme = '', authority = '', path = ''] = /^([a-z]+:\/\/)([^/?#]*)([^?#]*)/i.exec(publicUrl) ?? [];
  return { origin: scheme + authority.slice(authority.lastIndexOf('@') + 1), base: path.replace(/\/+$/, '') };
}
