import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** A browser keeps a `__Host-` cookie for this very host and path, over TLS alone (RFC 6265bis, 4.1.3.2). */
export function cookieOf(publicUrl: string, name: string) {
  const secure = publicUrl.startsWith('https:');
  return {
    name: secure ? `__Host-${name}` : name,
    attributes: { httpOnly: true, sameSite: 'Lax', path: '/', secure } as const,
  };
}

export const sessionCookieName = 'session';
export const secondStepCookieName = 'second-step';

/**
 * The token of the session; null without one. The signature behind it is not looked at: the token is random, and it
 * is looked up by its hash.
 */
export function readSessionToken(c: Context, publicUrl: string): string | null {
  const value = getCookie(c, cookieOf(publicUrl, sessionCookieName).name);
  return value?.split('.')[0] ?? null;
}
