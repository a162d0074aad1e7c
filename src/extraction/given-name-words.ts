import { isOrdinaryWord } from '../domain/drugs/ordinary-words.ts';
import { isGivenName, isWordToo } from '../domain/names/given-names.ts';
import { isCommonWord } from './common-words.ts';
import { isNameWord, owns } from './name-words.ts';
import { wordAt, type Reading } from './reading.ts';

/** A given name that is no ordinary word: a name in small letters as well. */
export function isSurelyGiven(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at).replace(/s$/, '');
  const given = [wordAt(reading, at), owns(reading, at) ? word : ''].find((one) => isGivenName(one));
  return given !== undefined && !isWordToo(given, !owns(reading, at));
}

/** A given name and a word that is no ordinary one, in any letters. */
export function isFullName(reading: Reading, at: number): boolean {
  const family = wordAt(reading, at + 1);
  return (
    isGivenName(wordAt(reading, at)) &&
    isNameWord(reading, at + 1, false) &&
    !isOrdinaryWord(family) &&
    !isCommonWord(family)
  );
}
