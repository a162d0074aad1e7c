import { doseFormOf } from '../../domain/drugs/dose-form.ts';
import { isSalt } from '../../domain/drugs/read-drug-text.ts';
import { readStrength } from '../../domain/drugs/strength.ts';
import { isNumberWord } from '../../domain/text/spoken-number.ts';
import type { StatedForm } from '../../domain/message.ts';
import type { Found } from './find-mentions.ts';
import { spanOfTokens, wordAt, wordsBetween, type Reading } from '../reading.ts';

/** Words of a release, which stand right beside a medicine's name, strength or form; the longest first. */
const releases: [words: RegExp, count: number, release: NonNullable<StatedForm['release']>][] = [
  [/^ (?:extended|sustained|controlled|prolonged|slow) release /, 2, 'extended'],
  [/^ (?:long acting|liberacion (?:prolongada|extendida|sostenida)|accion prolongada) /, 2, 'extended'],
  [/^ (?:delayed release|enteric coated|liberacion retardada|capa enterica) /, 2, 'delayed'],
  [/^ (?:immediate release|short acting|liberacion inmediata) /, 2, 'immediate'],
  [/^ (?:er|xr|xl|sr|cr|cd|xt) /, 1, 'extended'],
  [/^ (?:dr|ec) /, 1, 'delayed'],
  // `ir a la farmacia` goes somewhere.
  [/^ ir (?!a |al |por |y )/, 1, 'immediate'],
];

/** Words that may stand between a medicine's name and what is said of how it is taken. */
const between =
  /^(?:,|\(|\)|-|\/|:|of|de|in|en|oral|orally|eye|eyes|ear|nasal|topical|ojos|po|by|mouth|via|la|boca|the|a|an|my|una|un|mg|mcg|ml|dose|dosis|x|i|im|he|she|they|we|it|that|which|que|take|takes|taking|taken|use|uses|using|tomo|toma|tomar|tomando|uso|usa|usar|puff|puffs|units?|unidades|half|media|prescribed|recetad[oa])$/;
const mostBetween = 12;

/** Where the words right behind a medicine end that can say how it comes and how it is taken. */
export function endOfDirections(reading: Reading, found: Found, end: number): number {
  let at = found.next;
  while (at < Math.min(end, found.next + mostBetween)) {
    const strength = reading.taken[at] ? null : readStrength(reading.tokens.slice(0, end), at);
    const release = releaseAt(reading, at);
    const word = wordAt(reading, at);
    const known =
      between.test(word) ||
      isSalt(word) ||
      doseFormOf(word) !== null ||
      reading.tokens[at]?.kind === 'number' ||
      isNumberWord(word);
    if (strength) at = strength.next;
    else if (release) at += release.count;
    else if (known) at++;
    else break;
  }
  return Math.min(at, end);
}

function releaseAt(reading: Reading, at: number) {
  const words = wordsBetween(reading, at, at + 3);
  const hit = releases.find(([pattern]) => pattern.test(words));
  return hit ? { count: hit[1], release: hit[2] } : null;
}

/**
 * The dose form and release said of a medicine: in its name (`Wellbutrin XL`), right behind it or right before it
 * (`tablets of lisinopril`). The span is from the first to the last of these words.
 */
export function statedForm(reading: Reading, found: Found, end: number): StatedForm | null {
  const until = endOfDirections(reading, found, end);
  let form: { at: number; next: number; value: StatedForm['value'] } | null = null;
  let release: { at: number; next: number; value: StatedForm['release'] } | null = null;
  for (let at = beginning(reading, found); at < until; at++) {
    const value = doseFormOf(wordAt(reading, at));
    if (value && (!form || at < found.next)) form = { at, next: at + 1, value };
    const hit = releaseAt(reading, at);
    if (hit && !release && isBeside(reading, at, found))
      release = { at, next: at + hit.count, value: hit.release };
  }
  const parts = [form, release].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const [from, to] = [Math.min(...parts.map((part) => part.at)), Math.max(...parts.map((part) => part.next))];
  return { ...spanOfTokens(reading, from, to), value: form?.value ?? null, release: release?.value ?? null };
}

/** `tablets of`, `extended release` before the name. */
function beginning(reading: Reading, found: Found): number {
  const gap = /^(?:of|de)$/.test(wordAt(reading, found.at - 1)) ? 1 : 0;
  let at = found.at - gap;
  while (at > 0 && found.at - at < 5 && !reading.taken[at - 1]) {
    const two = releaseAt(reading, at - 2);
    if (two?.count === 2) at -= 2;
    else if (doseFormOf(wordAt(reading, at - 1)) !== null && gap === 1) at--;
    else break;
  }
  return at < found.at - gap ? at : found.at;
}

/** A release's letters are read in the name, or behind name, strength or form: `went to the ER` says none. */
function isBeside(reading: Reading, at: number, found: Found): boolean {
  if (at <= found.next) return true;
  const before = wordAt(reading, at - 1);
  return (
    reading.tokens[at - 1]?.kind === 'number' ||
    doseFormOf(before) !== null ||
    /^(?:mg|mcg|g|meq|milligrams?|miligramos|,|\(|oral|hr|hour|de)$/.test(before)
  );
}
