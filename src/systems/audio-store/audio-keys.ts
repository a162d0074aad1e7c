/** A key of 32 bytes for AES-256-GCM, and the name under which what it sealed finds it again. */
export type AudioKey = { id: Uint8Array; key: CryptoKey };

/** The first key seals; all of them open, so that a key can be replaced without touching what older ones sealed. */
export type AudioKeys = readonly [AudioKey, ...AudioKey[]];

export const audioKeyBytes = 32;
/** Of the key's SHA-256. */
export const keyIdBytes = 8;

/**
 * @param secrets of 32 bytes each, the one to seal with first.
 * @throws RangeError for another length, and for none at all.
 */
export async function importAudioKeys(secrets: readonly Uint8Array<ArrayBuffer>[]): Promise<AudioKeys> {
  const [first, ...others] = await Promise.all(secrets.map(importKey));
  if (!first) throw new RangeError('no key for recordings');
  return [first, ...others];
}

async function importKey(secret: Uint8Array<ArrayBuffer>): Promise<AudioKey> {
  if (secret.byteLength !== audioKeyBytes) throw new RangeError('a key for recordings has 32 bytes');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', secret));
  return {
    id: digest.slice(0, keyIdBytes),
    key: await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']),
  };
}
