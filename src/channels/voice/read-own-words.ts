import { z } from 'zod';
import type { Language } from '../../domain/message.ts';
import { whyUnspeakable } from '../../domain/spoken-words.ts';
import { greetingWords, type GreetingWords } from './greeting-words.ts';

const Spoken = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .superRefine((text, context) => {
    const message = whyUnspeakable(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

function spokenOf(recorded: RegExp) {
  return z
    .strictObject({
      closed: Spoken,
      keys: Spoken,
      keysWithoutText: Spoken,
      // California Penal Code 632: whoever is recorded is told before.
      notice: Spoken.regex(recorded, 'must say that the call is recorded'),
      instructions: Spoken,
      nothingHeard: Spoken,
      thanks: Spoken,
      cutOff: Spoken,
      // CTIA Messaging Principles, 5.1: how to opt out is said where consent is taken.
      textFollows: Spoken.regex(/\bSTOP\b/, 'must say that STOP ends texts'),
      noText: Spoken,
    })
    .partial();
}

const OwnWords = z.strictObject({ en: spokenOf(/\brecord/i), es: spokenOf(/\bgraba/i) }).partial();

export type OwnWords = { words: Record<Language, GreetingWords> } | { problems: string[] };

/**
 * The operator's own words for callers, as JSON: `{"en": {"closed": "…"}, "es": {…}}`, each optional, over those that
 * come with the program. The emergency line stays. Problems name the place and never what stands there.
 */
export function readOwnWords(json: string): OwnWords {
  const parsed = OwnWords.safeParse(parseJson(json));
  if (!parsed.success) return { problems: parsed.error.issues.map(problemOf) };
  const { en, es } = parsed.data;
  return { words: { en: { ...greetingWords.en, ...given(en) }, es: { ...greetingWords.es, ...given(es) } } };
}

/** Undefined, which fits nothing, where it is no JSON. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function problemOf({ path, code, message }: z.core.$ZodIssue): string {
  if (path.length === 0 && code === 'invalid_type') return 'must be a JSON object';
  const place = path.length === 0 ? '' : `${path.join('.')} `;
  return place + (code === 'unrecognized_keys' ? 'holds a key that is not known' : message);
}

/** What is given, without the keys that are not. */
function given(words: Partial<Record<keyof GreetingWords, string | undefined>> = {}): Partial<GreetingWords> {
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined));
}
