import { suffixes } from './name-lexicon.ts';
import { isJoint, isParticleWord, isStatedPart, partKind, type PartKind } from './name-part-words.ts';
import { isCapital } from './name-words.ts';
import { wordAt, type Reading } from '../reading.ts';

export type Place = { at: number; next: number };

/** Tokens `at` to `next` that stand where a name does; `words` are those that count, particles apart. */
export type Stretch = Place & { words: number[] };

/** Name words from a token on, with their particles, initials and hyphens. */
export function stretchFrom(reading: Reading, at: number): Stretch | null {
  let next = at;
  while (next < reading.tokens.length && next - at < 12 && isOfName(reading, next)) next++;
  return trimmed(reading, at, next);
}

/** Name words up to a token. */
export function stretchTo(reading: Reading, next: number): Stretch | null {
  let at = next;
  while (at > 0 && next - at < 12 && isOfName(reading, at - 1)) at--;
  return trimmed(reading, at, next);
}

function isOfName(reading: Reading, at: number): boolean {
  if (isStatedPart(reading, at) || isJoint(reading, at)) return true;
  const word = wordAt(reading, at);
  if (reading.taken[at] || reading.tokens[at]?.kind !== 'word') return false;
  if (isParticleWord(word)) return isOfName(reading, at + 1);
  return (/^[a-z]$/.test(word) && isCapital(reading, at) && word !== 'i') || suffixes.has(word);
}

function trimmed(reading: Reading, from: number, to: number): Stretch | null {
  let [at, next] = [from, to];
  while (at < next && /^[.-]$/.test(wordAt(reading, at))) at++;
  while (next > at && wordAt(reading, next - 1) === '-') next--;
  const words: number[] = [];
  for (let place = at; place < next; place++)
    if (isStatedPart(reading, place) && !isJoined(reading, place)) words.push(place);
  return words.length > 0 ? { at, next, words } : null;
}

/** `Smith-Jones` is one word, `al-Rashid` as well: what stands before the hyphen counts, unless it is a particle. */
function isJoined(reading: Reading, at: number): boolean {
  return wordAt(reading, at - 1) === '-' && isStatedPart(reading, at - 2);
}

export function isCapitals(reading: Reading, stretch: Stretch): boolean {
  return stretch.words.every((at) => isCapital(reading, at));
}

export function kindsOf(reading: Reading, stretch: Stretch): PartKind[] {
  return stretch.words.map((at) => partKind(reading, at));
}
