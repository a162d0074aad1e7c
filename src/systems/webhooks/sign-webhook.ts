/** Signs by Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, as `v1,` and base64. */
export async function signWebhook(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
): Promise<string> {
  const key = await importKey(secretBytes(secret));
  const signature = await crypto.subtle.sign('HMAC', key, encode(`${id}.${timestamp}.${body}`));
  return `v1,${toBase64(new Uint8Array(signature))}`;
}

/** The secret of a subscriber, which stands nowhere: it follows from the gateway's key, the id and how often it was renewed. */
export async function deriveSecret(
  key: Uint8Array<ArrayBuffer>,
  subscriberId: string,
  version: number,
): Promise<string> {
  const own = await importKey(key);
  const derived = await crypto.subtle.sign('HMAC', own, encode(`webhook ${subscriberId} ${version}`));
  return `whsec_${toBase64(new Uint8Array(derived))}`;
}

function secretBytes(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(secret.slice('whsec_'.length)), (sign) => sign.charCodeAt(0));
}

function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
