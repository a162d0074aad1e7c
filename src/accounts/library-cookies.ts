import { parse } from 'hono/utils/cookie';
import { cookieOf, secondStepCookieName, sessionCookieName } from './cookies.ts';

/** The names under which the browser keeps what the sign-in library has set. */
export type CookieNames = { session: string; secondStep: string };

export function cookieNames(publicUrl: string): CookieNames {
  return {
    session: cookieOf(publicUrl, sessionCookieName).name,
    secondStep: cookieOf(publicUrl, secondStepCookieName).name,
  };
}

/** What a browser would send back of these `Set-Cookie` lines. */
export function cookiePairs(setCookies: readonly string[]): string {
  return setCookies.map((line) => line.split(';')[0]).join('; ');
}

/** One cookie of the request alone: the library must not look at another. */
export function onlyCookie(cookie: string, name: string): { pair: string; value: string } | null {
  const value = parse(cookie, name)[name];
  return value === undefined ? null : { pair: `${name}=${encodeURIComponent(value)}`, value };
}
