import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Language } from '../domain/message.ts';
import { languageCookie, languageOf } from '../http/language-of.ts';
import { en, type Words } from './words/en.ts';
import { es } from './words/es.ts';

export { languageOf };
export type { Words };

const dictionaries: Record<Language, Words> = { en, es };

const rememberedSeconds = 365 * 86_400;

export function wordsOf(language: Language): Words {
  return dictionaries[language];
}

export function otherThan(language: Language): Language {
  return language === 'en' ? 'es' : 'en';
}

/** It says nothing of anybody; it lasts, so that a shared tablet keeps its language. */
export function rememberLanguage(c: Context, language: Language, secure: boolean): void {
  const attributes = { httpOnly: true, sameSite: 'Lax', path: '/', secure } as const;
  setCookie(c, languageCookie, language, { ...attributes, maxAge: rememberedSeconds });
}

/** A day such as `Mar 4, 2026`. */
export function dayIn(words: Words, day: string): string {
  return new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(day),
  );
}

/** A moment in the pharmacy's zone, such as `Mar 4, 2026, 5:00 PM`. */
export function momentIn(words: Words, instant: string | Date, timeZone: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(words.locale, style).format(new Date(instant));
}
