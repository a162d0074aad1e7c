/** What each request to PioneerRx's Enterprise API carries. */
export type SignedHeaders = { 'prx-api-key': string; 'prx-timestamp': string; 'prx-signature': string };

/**
 * PioneerRx Enterprise API: the signature is the SHA-512 of the timestamp and the shared secret, together in UTF-16LE,
 * as base64. The timestamp is UTC with six digits of a second, of which a clock here knows three.
 */
export async function signRequest(apiKey: string, secret: string, now: Date): Promise<SignedHeaders> {
  const timestamp = now.toISOString().replace('Z', '000Z');
  const digest = await crypto.subtle.digest('SHA-512', utf16(timestamp + secret));
  const signature = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return { 'prx-api-key': apiKey, 'prx-timestamp': timestamp, 'prx-signature': signature };
}

function utf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1)
    bytes.setUint16(index * 2, text.charCodeAt(index), true);
  return new Uint8Array(bytes.buffer);
}
