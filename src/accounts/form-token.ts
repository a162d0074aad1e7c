import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { sha256 } from '../domain/digest.ts';
import { isOwnPage } from '../http/own-page.ts';
import { HttpProblem } from '../http/problem.ts';
import { cookieOf } from './cookies.ts';
import { newToken } from './new-token.ts';

const visitSeconds = 30 * 86_400;

/**
 * What a form must send back to prove that it was on a page of ours: it is made of a random cookie of the browser and
 * of who is signed in, not of the session, so that a draft can still be sent after signing in again.
 */
export async function formTokenOf(c: Context, publicUrl: string, userId: string | null): Promise<string> {
  const { name, attributes } = cookieOf(publicUrl, 'visit');
  const known = getCookie(c, name);
  const visit = known && /^[0-9a-f]{64}$/.test(known) ? known : newToken();
  if (visit !== known) setCookie(c, name, visit, { ...attributes, maxAge: visitSeconds });
  return sha256(`form token of ${userId ?? 'nobody'}: ${visit}`);
}

/**
 * Lets what changes something through only from a page of ours: by what the browser says of where it came from, and by
 * the token in the field `formToken` or, from a script, in the header `x-form-token`.
 */
export async function requireFormToken(c: Context, publicUrl: string, expected: string): Promise<void> {
  if (!isOwnPage(c, publicUrl)) throw new HttpProblem('forbidden');
  if ((await sentToken(c)) !== expected) throw new HttpProblem('page_outdated');
}

async function sentToken(c: Context): Promise<unknown> {
  const inHeader = c.req.header('x-form-token');
  if (inHeader !== undefined) return inHeader;
  const type = c.req.header('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return undefined;
  return (await c.req.parseBody())['formToken'];
}
