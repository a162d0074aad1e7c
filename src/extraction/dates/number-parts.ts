import { wordsBetween, type Reading } from '../reading.ts';

/** `3/4/1852`, `13-14-52`, `3.4.1852`, `1952-03-04`: a date's shape, a real day or not; a unit makes it strengths. */
const dateLike =
  /(?<![\d/.-])(?:\d{1,2} ?([/.-]) ?\d{1,2} ?\1 ?(?:\d{4}|\d{2}(?! ?(?:mg|mcg|g|ml|meq|milli|mili)))|\d{4}([/.-])\d{1,2}\2\d{1,2})(?!\d)/g;
const street =
  /^ (?:(?!and |or |y |o |for |from |to |at |with |the |my |de |por |para |mg |a )[a-z]+ ){1,3}(?:st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|drive|court|circle|terrace|hwy|highway|calle|avenida) /;
const dwelling = / (?:calle|avenida|apt|apartment|apto|suite|ste|room|rm|zip) (?:# )?$/;
/** From here on strengths and counts are written in round steps (`1250`, `50000`); other numbers are codes. */
const high = { from: 1000, step: 50 };
const years = { from: 1800, until: 2100 };

const runs = new WeakMap<Reading, { from: number; to: number }[]>();

/** Whether the number at a token is part of a date-like run, which neither counts nor measures anything. */
export function isDatePart(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  let found = runs.get(reading);
  if (!found) {
    found = [...reading.readable.text.matchAll(dateLike)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    }));
    runs.set(reading, found);
  }
  return token !== undefined && found.some((run) => token.from >= run.from && token.to <= run.to);
}

/** Whether the number at a token, up to `next`, is a house's or a room's (`1970 Main St`, `apt 90`). */
export function isAddressPart(reading: Reading, at: number, next: number): boolean {
  return (
    street.test(wordsBetween(reading, next, next + 5)) || dwelling.test(wordsBetween(reading, at - 2, at))
  );
}

/** A year, a postal code, an extension: high numbers in which no strength or count is written without a unit. */
export function isYearOrCode(value: number): boolean {
  return value >= high.from && (value % high.step !== 0 || (value >= years.from && value < years.until));
}
