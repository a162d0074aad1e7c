import { endsSentence, wordAt, type Reading } from '../reading.ts';

/** Tokens `at` to `next`, exclusive. */
export type Range = { at: number; next: number };

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

/** Begins inside of it. */
export function isIn(one: Range, clause: Range): boolean {
  return one.at >= clause.at && one.at < clause.next;
}
