import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Span } from '../domain/message.ts';
import { readableText, spanOf, type ReadableText } from '../domain/text/readable-text.ts';
import { tokenize, type Token } from '../domain/text/tokens.ts';

/** A medicine on the patient's list, as far as reading needs it. */
export type ProfileMedicine = {
  drugName: string | null;
  text: string;
  strength: string | null;
  rxNumber: string | null;
};

/**
 * `endangered`: somebody is in danger by the same text, so that a refill must be plainly asked for. `onFile`: whom the
 * sender's phone stands for.
 */
export type ReadingContext = {
  today: CalendarDate;
  profile: readonly ProfileMedicine[];
  endangered?: boolean;
  onFile?: readonly PersonOnFile[];
};

/** `drugs`: the names of what they take. */
export type PersonOnFile = { name: string; birthDate: CalendarDate | null; drugs: string[] };

/** A text on its way through the passes: `taken[i]` is true once token i belongs to a value. */
export type Reading = { readable: ReadableText; tokens: Token[]; taken: boolean[]; context: ReadingContext };

export function startReading(text: string, context: ReadingContext): Reading {
  const readable = readableText(text);
  const tokens = tokenize(readable.text);
  return { readable, tokens, taken: tokens.map(() => false), context };
}

/** The words of the message behind tokens `at` to `next` (exclusive). */
export function spanOfTokens({ readable, tokens }: Reading, at: number, next: number): Span {
  return spanOf(readable, tokens[at]?.from ?? 0, tokens[next - 1]?.to ?? 0);
}

export function take(reading: Reading, at: number, next: number): void {
  reading.taken.fill(true, at, next);
}

/** Gives tokens back that were only set aside. */
export function release(reading: Reading, at: number, next: number): void {
  reading.taken.fill(false, at, next);
}

/** The token's word without its apostrophes (`don't` is `dont`); empty beyond the ends. */
export function wordAt(reading: Reading, at: number): string {
  const word = reading.tokens[at]?.text ?? '';
  return word.includes("'") ? word.replaceAll("'", '') : word;
}

/** Words of tokens `at` to `next` with a blank before each and after the last: what patterns are matched on. */
export function wordsBetween(reading: Reading, at: number, next: number): string {
  let words = ' ';
  for (let index = Math.max(0, at); index < Math.min(next, reading.tokens.length); index++) {
    words += `${wordAt(reading, index)} `;
  }
  return words;
}

const sentenceEnds = new Set(['.', '!', '?', ';', '\n']);

/** A mark that ends a sentence; the point of an abbreviation (`Dr.`) or of a decimal does not. */
export function endsSentence(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (!token || token.kind !== 'mark' || !sentenceEnds.has(token.text)) return false;
  if (token.text !== '.') return true;
  const next = reading.tokens[at + 1];
  const before = wordAt(reading, at - 1);
  return (!next || next.from > token.to) && !/^(?:dr|mr|mrs|ms|sra|sr|srta|jr)$/.test(before);
}

/** Sentences as token ranges. */
export function sentencesOf(reading: Reading): { at: number; next: number }[] {
  const sentences: { at: number; next: number }[] = [];
  let at = 0;
  for (let index = 0; index <= reading.tokens.length; index++) {
    if (index < reading.tokens.length && !endsSentence(reading, index)) continue;
    const next = Math.min(index + 1, reading.tokens.length);
    if (next > at) sentences.push({ at, next });
    at = next;
  }
  return sentences;
}
