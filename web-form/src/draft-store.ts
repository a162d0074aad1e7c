import { tokenHeader } from './session.ts';

/**
 * What was entered and is not yet sent, kept on this device: sealed with AES-GCM under a key that the server gives to
 * nobody but the signed-in person and that no storage of the browser holds. A browser without a secure context keeps
 * nothing.
 */
export type DraftStore = {
  save(entries: [string, string][]): Promise<void>;
  read(): Promise<[string, string][] | null>;
  clear(): void;
};

const nonceBytes = 12;

const places = { request: 'refill-draft', list: 'refill-list' } as const;

/** The store of the signed-in person; null where there is nobody, or nothing to seal with. */
export async function openDraftStore(of: 'request' | 'list'): Promise<DraftStore | null> {
  const owner = document.body.dataset['draftOwner'];
  if (owner === undefined || !window.isSecureContext) return null;
  const place = `${places[of]}:${owner}`;
  const key = await fetchKey();
  if (!key) return null;
  return {
    async save(entries) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const plain = new TextEncoder().encode(JSON.stringify(entries));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plain);
      keep(place, toText(new Uint8Array([...nonce, ...new Uint8Array(sealed)])));
    },
    async read() {
      const kept = localStorage.getItem(place);
      if (kept === null) return null;
      try {
        const bytes = fromText(kept);
        const iv = bytes.slice(0, nonceBytes);
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(nonceBytes));
        return JSON.parse(new TextDecoder().decode(plain)) as [string, string][];
      } catch {
        // Sealed with a key that is gone: nobody can read it any more.
        localStorage.removeItem(place);
        return null;
      }
    },
    clear: () => localStorage.removeItem(place),
  };
}

/** A browser that has no room for it keeps nothing. */
function keep(place: string, sealed: string): void {
  try {
    localStorage.setItem(place, sealed);
  } catch {
    localStorage.removeItem(place);
  }
}

async function fetchKey(): Promise<CryptoKey | null> {
  try {
    const response = await fetch('/form/draft-key', { method: 'POST', headers: tokenHeader() });
    if (!response.ok) return null;
    const { key } = (await response.json()) as { key: string };
    return await crypto.subtle.importKey('raw', fromText(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  } catch {
    return null;
  }
}

function toText(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
