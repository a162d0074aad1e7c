import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import {
  audioKeyBytes,
  keyIdBytes,
  tagBytes,
  type AudioCipher,
  type AudioKey,
  type AudioKeys,
} from '../systems/audio-store/audio-keys.ts';

const algorithm = 'aes-256-gcm';
const purpose = 'recording';

/**
 * @param secrets of 32 bytes each, the one to seal with first.
 * @throws RangeError for another length, and for none at all.
 */
export function importAudioKeys(secrets: readonly Uint8Array[]): AudioKeys {
  const [first, ...others] = secrets.map(importKey);
  if (!first) throw new RangeError('no key for recordings');
  return [first, ...others];
}

function importKey(secret: Uint8Array): AudioKey {
  if (secret.byteLength !== audioKeyBytes) throw new RangeError('a key for recordings has 32 bytes');
  const key = createSecretKey(secret);
  return {
    id: createHash('sha256').update(secret).digest().subarray(0, keyIdBytes),
    itself: cipherOf(key),
    derived(salt) {
      return cipherOf(createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, purpose, audioKeyBytes))));
    },
  };
}

/**
 * On this thread: a frame of 64 KiB takes some 20 microseconds. Web Crypto works in threads whose heaps keep what they
 * have freed, which is tens of megabytes when many recordings come at once.
 */
function cipherOf(key: KeyObject): AudioCipher {
  return {
    seal(nonce, bound, content) {
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(bound);
      const sealed = cipher.update(content);
      cipher.final();
      return [sealed, cipher.getAuthTag()];
    },
    open(nonce, bound, sealed) {
      if (sealed.byteLength < tagBytes || nonce.byteLength === 0) return null;
      const end = sealed.byteLength - tagBytes;
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        .setAAD(bound)
        .setAuthTag(sealed.subarray(end));
      const content = decipher.update(sealed.subarray(0, end));
      try {
        decipher.final();
      } catch {
        return null;
      }
      return content;
    },
  };
}
