import type { Candidate } from './name-candidates.ts';
import { isPlainWord, isStyled } from './name-kinds.ts';
import { familyWords, neverNames, particles, suffixes, weakGiven } from './name-lexicon.ts';
import { isGiven, isSurelyGivenPart, plain } from './name-order.ts';
import { notNames } from './name-words.ts';
import { spanOfTokens, wordAt, type Reading } from '../reading.ts';

/** Fewer points and the name is nobody's that is known; without capitals more is asked. */
const enough = { capitals: 4, small: 7 };
/** Words in capitals of which none is a given name for sure: the less like a name, the more must speak for it. */
const most = { unknown: 5, shouted: 8, opensPlain: 9, plain: 10, smallPlain: 14 };

/** So many points a name needs, by what its words are besides. */
export function leastPoints(reading: Reading, { at, next, words, capitals }: Candidate): number {
  // `have a pleasant day`
  if (!capitals) return words.every((word) => isOfNobody(word)) ? most.smallPlain : enough.small;
  if (words.some((word) => isSureOfPerson(word))) return enough.capitals;
  const isCalled = partIsCalled(words);
  if (isCalled && !(isShouted(reading, at, next) && isOfNobody(words.at(-1) ?? ''))) return enough.capitals;
  if (words.every((word) => isOfNobody(word) || familyWords.has(plain(word)))) return most.plain;
  if (isOfNobody(words[0] ?? '') && !familyWords.has(plain(words[0]))) return most.opensPlain;
  if (isShouted(reading, at, next)) return most.shouted;
  return /^(?:an?|the|una?|el|los|las)$/.test(wordAt(reading, at - 1)) ? most.opensPlain : most.unknown;
}

/** A given name that is a word besides: a small one (`Sean`, `Del`) only before what is none. */
function partIsCalled(words: readonly string[]): boolean {
  const first = plain(words[0]);
  if (!isGiven(words[0])) return false;
  return (
    !weakGiven.has(first) || !(particles.has(first) || notNames.has(first) || isOfNobody(words.at(-1) ?? ''))
  );
}

/** A name that a label or the birth date stands beside has been weighed by its words before. */
export function leastOfStated(reading: Reading, { at, capitals }: Candidate): number {
  if (!capitals) return enough.small;
  return /^(?:el|los|las|al)$/.test(wordAt(reading, at)) ? most.plain : enough.capitals;
}

/** A given name and no word besides. */
function isSureOfPerson(word: string): boolean {
  return isSurelyGivenPart(word) && !weakGiven.has(plain(word)) && !suffixes.has(plain(word));
}

/** A small word, a label's or one in everyday use. */
function isOfNobody(word: string): boolean {
  const pieces = plain(word).split('-');
  return pieces.every(
    (piece) => weakGiven.has(piece) || particles.has(piece) || neverNames.has(piece) || isPlainWord(piece),
  );
}

/** `ONE DAILY` among small letters: a label's words, or a stress. */
function isShouted(reading: Reading, at: number, next: number): boolean {
  const { text } = spanOfTokens(reading, at, next);
  return text === text.toUpperCase() && !isStyled(reading);
}
