import { readNumber } from '../../domain/text/spoken-number.ts';
import { found, readingsOf, skip, yearAt, type FoundDate } from './date-parts.ts';
import { mistakes, turns } from '../correcting-words.ts';
import { monthAt } from './date-words.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

const slips = `${mistakes}|\\*`;
/** Behind these another whole date is the right one, and what is part of one may be anything. */
const leadingOn = `${turns}|\\*`;
const between = '(?:[,.:;(-] )*';
/** What may stand between the words that take a date back and the right one. */
const leads =
  '(?:(?:its|it is|thats|it should be|should be|it was|is|es|era|debe ser|on|the|el|my|mi|dob|born|birthday|fecha|naci|nacio|nacida|nacido) |: )*';
const [takesBack, isMistake] = [leadingOn, slips].map(
  (said) =>
    new RegExp(
      `^ ${between}(?:(?:no ${between})*(?:(?:${said}) ${between})+(?:no ${between})*|, no ${between})${leads}`,
    ),
) as [RegExp, RegExp];
/** "X no Y" is Y in English; in Spanish it may be X. */
const refuses = /^ no (?:its |it is |the |no )*/;
const spanish =
  / (?:de|el|la|naci|nacio|nacid[oa]|fecha|soy|necesito|ocupo|quiero|mi|para|por|resurtir|favor) /;
const excludes = /^ (?:, )?(?:and )?not (?:on |the )?/;

type ReadDate = (at: number) => FoundDate | null;

/**
 * A date with what takes its place in the same breath: "3/4/1952, sorry, 3/5/1952", "… no 1953", "… I mean the 5th",
 * "3 de marzo de 1952, digo, 4 de marzo de 1952". The right one counts alone, and of "X not Y" the first.
 */
export function asCorrected(reading: Reading, date: FoundDate, readDate: ReadDate): FoundDate {
  const after = wordsBetween(reading, date.next, date.next + 12);
  const excluded = excludes.exec(after)?.[0];
  const other = excluded && readDate(date.next + countOf(excluded));
  if (other) return { ...date, next: other.next };
  const said = takesBack.exec(after)?.[0] ?? (isSpanish(reading) ? undefined : refuses.exec(after)?.[0]);
  if (said === undefined) return date;
  const at = date.next + countOf(said);
  const isPart = isMistake.test(after) || refuses.test(after);
  const right = readDate(at) ?? (isPart ? inPart(reading, date, at) : null);
  return right ? asCorrected(reading, { ...right, at: date.at }, readDate) : date;
}

/**
 * `march 4 no 5 1952`, `4 de marzo, perdón, 5 de 1952`: day and month, put right in the day alone before the year is said.
 * Null where no such date begins at the token.
 */
export function correctedDay(reading: Reading, at: number): FoundDate | null {
  const part = partAt(reading, at);
  if (part?.month === undefined || part.day === undefined) return null;
  const after = wordsBetween(reading, part.next, part.next + 12);
  const said = takesBack.exec(after)?.[0] ?? refuses.exec(after)?.[0];
  if (said === undefined) return null;
  const day = readNumber(reading.tokens, part.next + countOf(said));
  if (!day || !isDay(day.value)) return null;
  const from = behindOrdinal(reading, day.next);
  const year = yearAt(reading, skip(reading, from));
  if (!year || year.text.length < 4) return null;
  const readings = readingsOf([year.text], part.month, day.value, reading.context.today);
  return found(reading, at, year.next, readings);
}

/** Where a part of a date begins that the date behind it puts right: "march 3, sorry, march 4 1952"; else its own place. */
export function beginOf(reading: Reading, { at }: FoundDate): number {
  for (let from = Math.max(0, at - 12); from < at; from++) {
    const part = partAt(reading, from);
    if (!part || part.next >= at) continue;
    const words = wordsBetween(reading, part.next, at);
    const said = takesBack.exec(words)?.[0] ?? (isSpanish(reading) ? undefined : refuses.exec(words)?.[0]);
    if (said === words && !reading.taken.slice(from, at).includes(true)) return from;
  }
  return at;
}

function countOf(words: string): number {
  return words.trim().split(' ').length;
}

/** Whether a text is Spanish, in which "X no Y" means X. */
export function isSpanish(reading: Reading): boolean {
  return spanish.test(wordsBetween(reading, 0, reading.tokens.length));
}

/** The year, the day, the month, or day and month, of the date before; no number of something else. */
function inPart(reading: Reading, date: FoundDate, at: number): FoundDate | null {
  const part = partAt(reading, at) ?? dayAt(reading, at) ?? yearPartAt(reading, at);
  if (!part || counted.test(wordAt(reading, part.next))) return null;
  return part.day === undefined && part.month !== undefined && !isMonthMeant(reading, date, part)
    ? null
    : withPart(reading, date, part);
}

const counted =
  /^(?:mg|mcg|ml|g|days?|weeks?|months?|tabs?|tablets?|pills?|caps?|capsules?|refills?|count|ct|units?|of|is|will|dose|one|dias?|semanas?|pastillas?|tabletas?|capsulas?|de)$/;

/** `the 5th`, `el 5`. */
function dayAt(reading: Reading, at: number): Part | null {
  const day = readNumber(reading.tokens, at);
  if (!day || !isDay(day.value)) return null;
  const next = behindOrdinal(reading, day.next);
  const isSaid = day.ordinal || next > day.next || /^(?:the|el)$/.test(wordAt(reading, at - 1));
  return isSaid ? { day: day.value, next } : null;
}

/** `1953`, and behind a mistake `53`. */
function yearPartAt(reading: Reading, at: number): Part | null {
  const year = yearAt(reading, skip(reading, at));
  if (!year || (year.text.length < 4 && wordAt(reading, at - 1) === 'no')) return null;
  return { year: year.text, next: year.next };
}

/** Another month of a date that has one by name: not "sorry, may I have". */
function isMonthMeant(reading: Reading, { at, next }: FoundDate, part: Part): boolean {
  const named = Array.from({ length: next - at }, (_, place) => monthAt(reading, at + place));
  const ends = /^[.,;!\n]?$/.test(wordAt(reading, part.next));
  const isWord = /^(?:may|mar|march|april|june|august)$/.test(wordAt(reading, part.next - 1));
  return named.some((month) => month !== undefined) && (ends || !isWord);
}

/** The letters of `5th`. */
function behindOrdinal(reading: Reading, at: number): number {
  return /^(?:st|nd|rd|th)$/.test(wordAt(reading, at)) ? at + 1 : at;
}

type Part = { next: number; month?: number; day?: number; year?: string };

/** `march 4`, `4 de marzo`, `3/4`, `march`. */
function partAt(reading: Reading, at: number): Part | null {
  const month = monthAt(reading, at);
  const number = readNumber(reading.tokens, month ? skip(reading, at + 1) : at);
  if (month && !isDay(number?.value)) return { month, next: at + 1 };
  if (!number || !isDay(number.value)) return null;
  const next = behindOrdinal(reading, number.next);
  if (month) return { month, day: number.value, next };
  const named = skip(reading, next);
  const behind = monthAt(reading, named);
  if (behind) return { month: behind, day: number.value, next: named + 1 };
  const other = /^[-/]$/.test(wordAt(reading, next)) ? reading.tokens[next + 1] : undefined;
  const isMarked = /^[-/]$/.test(wordAt(reading, next + 2));
  if (other?.kind !== 'number' || isMarked || number.value > 12 || !isDay(Number(other.text))) return null;
  return { month: number.value, day: Number(other.text), next: next + 2 };
}

function isDay(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 31;
}

function withPart(reading: Reading, date: FoundDate, part: Part): FoundDate | null {
  const readings = date.readings.flatMap((one) => {
    const [year = '', month, day] = one.split('-');
    return readingsOf(
      [part.year ?? year],
      part.month ?? Number(month),
      part.day ?? Number(day),
      reading.context.today,
    );
  });
  return found(reading, date.at, part.next, [...new Set(readings)]);
}
