import { isClauseBreak } from './asked.ts';
import { endsSentence, wordAt, type Reading } from '../reading.ts';

/** Tokens `at` to `next`, exclusive. */
export type Range = { at: number; next: number };

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

/** The clause's words with `MED` in the place of each medicine; `without` leaves tokens out. */
export function taggedWords(
  reading: Reading,
  { at, next }: Range,
  found: readonly Range[],
  without: readonly boolean[] = [],
): string {
  let words = ' ';
  for (let index = at; index < next; index++) {
    const medicine = found.find((one) => index >= one.at && index < one.next);
    if (wordAt(reading, index) === '.' && !endsSentence(reading, index)) continue;
    if (!medicine && without[index]) continue;
    if (!medicine) words += `${wordAt(reading, index)} `;
    else if (index === medicine.at) words += 'MED ';
  }
  return words;
}
