import { isClauseBreak } from './asked.ts';
import type { Reading } from '../reading.ts';
import type { Range } from './tagged-words.ts';

export { isIn, taggedWords, type Range } from './tagged-words.ts';

/** The wishes of a text apart, as ranges of tokens. */
export function clausesOf(reading: Reading): Range[] {
  const clauses: Range[] = [];
  let at = 0;
  for (let index = 0; index <= reading.tokens.length; index++) {
    if (index < reading.tokens.length && (isInValue(reading, index) || !isClauseBreak(reading, index)))
      continue;
    const next = Math.min(index + 1, reading.tokens.length);
    if (next > at) clauses.push({ at, next });
    at = next;
  }
  return clauses;
}

/** The comma of "March 4, 1952" parts nothing. */
function isInValue({ taken }: Reading, at: number): boolean {
  return taken[at - 1] === true && taken[at] === true && taken[at + 1] === true;
}
