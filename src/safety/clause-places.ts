import type { Span } from '../domain/message.ts';
import { spanOf, type ReadableText } from '../domain/text/readable-text.ts';
import type { ClauseWords } from './clause-words.ts';

/** Where something stands in the text of the clauses, in its characters. */
type Place = { from: number; to: number };

/** The clause around a hit: `before` and `after` begin and end with a blank and stop at the marks of the sentence. */
export type Surroundings = { before: string; hit: string; after: string };

/** At most 200 characters to each side: a clause, not the whole of a long text. */
export function surroundings(text: string, { from, to }: Place): Surroundings {
  const earlier = text.slice(Math.max(0, from - 200), from);
  const later = text.slice(Math.max(to - 1, 0), to + 200);
  const mark = earlier.lastIndexOf(' . ');
  const stop = later.indexOf(' . ');
  return {
    before: mark < 0 ? earlier : earlier.slice(mark + 2),
    hit: text.slice(from, to),
    after: stop < 0 ? later : later.slice(0, stop + 1),
  };
}

export function spanOfHit(readable: ReadableText, words: ClauseWords, hit: Place): Span {
  const first = wordAt(words, hit.from);
  const last = wordAt(words, hit.to - 2);
  return spanOfWords(readable, words, first, last);
}

export function spanOfWords(
  readable: ReadableText,
  { words }: ClauseWords,
  first: number,
  last: number,
): Span {
  return spanOf(readable, words[first]?.from ?? 0, words[last]?.to ?? 0);
}

/** The word that holds a place of the clause text, by bisection. */
function wordAt(words: ClauseWords, place: number): number {
  let low = 0;
  let high = words.offsets.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((words.offsets[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
