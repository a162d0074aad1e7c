import { isGivenName, isWordToo } from '../../domain/names/given-names.ts';
import { owns } from './name-words.ts';
import { wordAt, type Reading } from '../reading.ts';

/** A given name that is no ordinary word: a name in small letters as well. */
export function isSurelyGiven(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at).replace(/s$/, '');
  const given = [wordAt(reading, at), owns(reading, at) ? word : ''].find((one) => isGivenName(one));
  return given !== undefined && !isWordToo(given, !owns(reading, at));
}
