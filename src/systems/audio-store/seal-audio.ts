import { keyIdBytes, type AudioKeys } from './audio-keys.ts';

/** Four letters and a version, the key's id, the nonce; then the content and its tag of 16 bytes. */
const mark = new TextEncoder().encode('RGA1');
const nonceBytes = 12;
const headBytes = mark.byteLength + keyIdBytes + nonceBytes;

export type Opened =
  | { kind: 'opened'; content: Uint8Array<ArrayBuffer> }
  /** No key at hand has sealed it. */
  | { kind: 'unknown_key' }
  /** A bit is not as it was sealed, or it was sealed under another name. */
  | { kind: 'damaged' };

/**
 * AES-256-GCM (NIST SP 800-38D) with a nonce drawn at random. The name goes into the tag, so that one recording cannot
 * be put in the place of another.
 */
export async function sealAudio(
  keys: AudioKeys,
  name: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const [{ id, key }] = keys;
  const head = new Uint8Array(headBytes);
  head.set(mark);
  head.set(id, mark.byteLength);
  const nonce = head.subarray(mark.byteLength + keyIdBytes);
  crypto.getRandomValues(nonce);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: bound(head, name) },
    key,
    content,
  );
  const whole = new Uint8Array(headBytes + sealed.byteLength);
  whole.set(head);
  whole.set(new Uint8Array(sealed), headBytes);
  return whole;
}

/** Gives back what was sealed under this name, and never a part of it or anything that was changed. */
export async function openAudio(
  keys: AudioKeys,
  name: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Opened> {
  const head = sealed.subarray(0, headBytes);
  if (sealed.byteLength <= headBytes || !startsWith(head, mark)) return { kind: 'damaged' };
  const found = keys.find(({ id }) => startsWith(head.subarray(mark.byteLength), id));
  if (!found) return { kind: 'unknown_key' };
  const nonce = head.subarray(mark.byteLength + keyIdBytes);
  try {
    const content = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: nonce, additionalData: bound(head, name) },
      found.key,
      sealed.subarray(headBytes),
    );
    return { kind: 'opened', content: new Uint8Array(content) };
  } catch {
    return { kind: 'damaged' };
  }
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function bound(head: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...head.subarray(0, mark.byteLength + keyIdBytes),
    ...new TextEncoder().encode(name),
  ]);
}
