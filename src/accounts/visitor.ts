import type { Context } from 'hono';
import { formTokenOf, requireFormToken } from './form-token.ts';
import type { AccountDeps } from './account-deps.ts';
import { safeAddress } from './go-back.ts';
import { languageOf } from '../http/language-of.ts';
import { wordsIn, type Words } from './words.ts';

/** What a page needs of a browser in which nobody is signed in yet. */
export type Visitor = { words: Words; formToken: string; next: string | null };

export async function visitorOf(c: Context, { publicUrl }: Pick<AccountDeps, 'publicUrl'>): Promise<Visitor> {
  return {
    words: wordsIn(languageOf(c)),
    formToken: await formTokenOf(c, publicUrl, null),
    next: safeAddress(c.req.query('next')),
  };
}

/** The same, of a form that was sent; its fields as texts, in which nothing may be a file. */
export async function senderOf(
  c: Context,
  { publicUrl }: Pick<AccountDeps, 'publicUrl'>,
): Promise<Visitor & { field: (name: string) => string }> {
  const formToken = await formTokenOf(c, publicUrl, null);
  await requireFormToken(c, publicUrl, formToken);
  const body = await c.req.parseBody();
  function field(name: string): string {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  }
  return { words: wordsIn(languageOf(c)), formToken, next: safeAddress(field('next')), field };
}

/** Hands the library's cookies on. */
export function passCookies(c: Context, cookies: readonly string[]): void {
  for (const line of cookies) c.header('set-cookie', line, { append: true });
}
