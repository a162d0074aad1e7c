import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import { isPlainWord } from './name-kinds.ts';
import { familyWords, weakGiven } from './name-lexicon.ts';
import { isStatedPart } from './name-part-words.ts';
import { isCapital, owns } from './name-words.ts';
import { wordAt, type Reading } from '../reading.ts';

/** `styled`: its capitals tell nothing. `stated`: the words before say that a name follows. */
type Said = { styled: boolean; stated: boolean };

/**
 * Whether one word can be what somebody is called: a given name that is no other word, and behind words that say so,
 * or with a capital that tells, any that is in no use otherwise. What belongs to a value or to somebody ("Bob's") is none.
 */
export function isSingleName(reading: Reading, at: number, { styled, stated }: Said): boolean {
  if (!isStatedPart(reading, at) || owns(reading, at)) return false;
  const word = wordAt(reading, at);
  const told = stated || (isCapital(reading, at) && !styled);
  if (isGivenName(word)) return told || (!isWordToo(word, true) && !weakGiven.has(word));
  return told && (familyWords.has(word) || !isPlainWord(word));
}

/** How family names end, of words that are in no other use. */
export const familyShape =
  /..(?:[^aeiou]son|sson|[^aeiou]sen|berg|stein|quist|strom|ski|sky|ska|enko|vich|vic|[^aeiou]ov|ova|ford|worth|wood|field|shaw|[aeiou][nrdlmtvc]ez)$/;

/** A word in no use that has the form of a family name: `peterson`. */
export function hasFamilyShape(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  return familyShape.test(word) && !isPlainWord(word) && isStatedPart(reading, at);
}
