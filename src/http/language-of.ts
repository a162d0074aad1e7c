import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Language } from '../domain/message.ts';

/** Holds the language that was chosen on this device. */
export const languageCookie = 'form-language';

/** What was chosen on this device, else what the browser prefers of the two. */
export function languageOf(c: Context): Language {
  const chosen = getCookie(c, languageCookie);
  if (chosen === 'en' || chosen === 'es') return chosen;
  const preferred = (c.req.header('accept-language') ?? '').toLowerCase().split(',');
  const first = preferred.map((one) => one.trim().slice(0, 2)).find((one) => one === 'en' || one === 'es');
  return first === 'es' ? 'es' : 'en';
}
