/** AES-256-GCM (NIST SP 800-38D) under one key; `bound` goes into the tag. Each nonce is used once. */
export type AudioCipher = {
  /** In two parts, of which the second is the tag. */
  seal(nonce: Uint8Array, bound: Uint8Array, content: Uint8Array): Uint8Array<ArrayBuffer>[];
  /** Null where it is not as it was sealed. */
  open(nonce: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Uint8Array<ArrayBuffer> | null;
};

/** A key of 32 bytes, and the name under which what it sealed finds it again. */
export type AudioKey = {
  id: Uint8Array;
  /** Under the key itself: it only opens what was sealed so before. */
  itself: AudioCipher;
  /** Under a key of a recording's own, derived from this one and a salt by HKDF (RFC 5869). */
  derived(salt: Uint8Array): AudioCipher;
};

/** The first key seals; all of them open, so that a key can be replaced without touching what older ones sealed. */
export type AudioKeys = readonly [AudioKey, ...AudioKey[]];

export const audioKeyBytes = 32;
/** Of the key's SHA-256. */
export const keyIdBytes = 8;
/** Of the end of what is sealed. */
export const tagBytes = 16;
