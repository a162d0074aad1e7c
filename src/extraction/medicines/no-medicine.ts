import { isGivenName } from '../../domain/names/given-names.ts';
import type { FoundTerm } from '../../domain/drugs/find-terms.ts';
import { spanOfTokens, wordAt, type Reading } from '../reading.ts';
import { bestOnList } from './near-on-list.ts';
import { windowsAt } from './word-window.ts';

const streetBefore = /^(?:calle|avenida|av|colonia|barrio|calzada|fraccionamiento)$/;
const streetAfter =
  /^(?:street|st|drive|avenue|ave|road|rd|lane|ln|blvd|boulevard|apts?|apartments?|court|terrace)$/;

/** Words that sound like a medicine and are a street's name or, as they are capitalised, a person's. */
export function namesSomethingElse(reading: Reading, at: number, next: number): boolean {
  if (streetBefore.test(wordAt(reading, at - 1)) || streetAfter.test(wordAt(reading, next))) return true;
  if (next < at + 2 || !isGivenName(wordAt(reading, at))) return false;
  for (let place = at; place < next; place++)
    if (!/^\p{Lu}\p{Ll}/u.test(spanOfTokens(reading, place, place + 1).text)) return false;
  return true;
}

const longestShort = 4;
const fewestHeard = 7;
const closely = 0.3;

/** `mel oxy cam`: a short name is only a part of a longer one of the list that was heard as several words. */
export function isPartOfListed(reading: Reading, { term, at, next }: FoundTerm): boolean {
  if (next !== at + 1 || term.phrase.length > longestShort || reading.context.profile.length === 0)
    return false;
  return [at - 2, at - 1, at].some((start) => {
    const around = start < 0 ? [] : windowsAt(reading, start);
    const best = bestOnList(
      reading,
      around.filter(
        (window) => window.next > at && window.next > start + 1 && window.sound.length >= fewestHeard,
      ),
    );
    if (!best || best.cost > closely) return false;
    return !best.guesses.some((guess) => guess.names.some((name) => term.names.includes(name)));
  });
}
