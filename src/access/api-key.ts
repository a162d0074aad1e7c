import { sha256 } from '../domain/digest.ts';

/** What a key may do; `admin` may do everything. */
export const scopes = ['intake', 'tickets', 'work', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** A key as it is stored. With a facility it speaks for that one alone; without one it is a trusted integration. */
export type ApiKey = { id: string; name: string; scopes: Scope[]; facilityId: string | null };

const secretBytes = 32;
const shape = /^rgw_[A-Za-z0-9_-]{43}$/;

/** A new key, to be shown once: `rgw_` and 256 random bits in base64url. */
export function newApiKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `rgw_${base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/**
 * What is stored of a key, and what is looked up; null for a text that no key can be. The key is random, so that a
 * plain hash cannot be guessed back, and a lookup by hash takes no longer for a key that is nearly right.
 */
export async function hashApiKey(presented: string): Promise<string | null> {
  return shape.test(presented) ? sha256(presented) : null;
}

/** The scopes in a comma-separated list, or the words in it that are none. */
export function readScopes(text: string): { ok: true; scopes: Scope[] } | { ok: false; unknown: string[] } {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.filter((word) => !isScope(word));
  if (unknown.length > 0) return { ok: false, unknown };
  return { ok: true, scopes: scopes.filter((scope) => words.includes(scope)) };
}

export function isScope(word: string): word is Scope {
  return scopes.some((scope) => scope === word);
}
