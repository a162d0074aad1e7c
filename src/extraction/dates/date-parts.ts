import { ageYears, calendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import { readNumber } from '../../domain/text/spoken-number.ts';
import { wordAt, type Reading } from '../reading.ts';

/** A date at tokens `at` to `next`, with every day that its words can be read as. */
export type FoundDate = { at: number; next: number; readings: CalendarDate[] };

export function numericReadings(parts: readonly string[], { context }: Reading): CalendarDate[] {
  const [a = '', b = '', c = ''] = parts;
  if (a.length === 4) return readingsOf([a], Number(b), Number(c), context.today);
  if (a.length > 2 || b.length > 2 || (c.length !== 2 && c.length !== 4)) return [];
  const monthFirst = readingsOf([c], Number(a), Number(b), context.today);
  const dayFirst = readingsOf([c], Number(b), Number(a), context.today);
  return [...new Set([...monthFirst, ...dayFirst])];
}

const between = new Set([
  'naci',
  'nacio',
  'en',
  'un',
  ',',
  'de',
  'del',
  'of',
  'the',
  '-',
  '/',
  '.',
  'in',
  'on',
  "'",
  'el',
  'year',
  'ano',
  'soy',
  'and',
  'day',
  'dia',
  'um',
  'uh',
  'er',
  'eh',
  'este',
]);

export function skip(reading: Reading, at: number): number {
  let next = at;
  while (next < at + 4 && between.has(reading.tokens[next]?.text ?? '')) next++;
  return next;
}

/** A year in digits or words: `nineteen fifty two` and `twenty ten` are two numbers, `mil novecientos…` is one. */
export function yearAt(reading: Reading, at: number): { text: string; next: number } | null {
  const token = reading.tokens[at];
  if (token?.kind === 'number')
    return /^\d{2}(?:\d{2})?$/.test(token.text) ? { text: token.text, next: at + 1 } : null;
  const short = /^(?:oh|o|zero|cero)$/.test(wordAt(reading, at)) ? readNumber(reading.tokens, at + 1) : null;
  if (short && short.value < 10) return { text: pad(short.value), next: short.next };
  const first = readNumber(reading.tokens, at);
  if (!first || first.ordinal) return null;
  if (first.value >= 1900) return { text: String(first.value), next: first.next };
  const digits = first.value < 10 ? (yearInDigits(reading, at) ?? twoDigitsSaid(reading, at)) : null;
  if (digits) return digits;
  const century = first.value === 19 || first.value === 20;
  // `nineteen uh fifty eight`, `nineteen and sixty`
  const behind = century && /^(?:um|uh|er|and)$/.test(wordAt(reading, first.next)) ? 1 : 0;
  const from = first.next + behind;
  const pair = century ? twoDigits(reading, from) : null;
  if (pair) return { text: `${first.value}${pair.text}`, next: pair.next };
  const oh = /^(?:oh|o|zero|cero)$/.test(wordAt(reading, from)) ? 1 : 0;
  const second = readNumber(reading.tokens, from + oh);
  if (century && second && second.value < 100)
    return { text: `${first.value}${pad(second.value)}`, next: second.next };
  return first.value >= 10 && first.value < 100 ? { text: pad(first.value), next: first.next } : null;
}

/** `slash five eight`. */
function twoDigitsSaid(reading: Reading, at: number): { text: string; next: number } | null {
  return /^(?:slash|dash|stroke|hyphen|barra|diagonal|guion)$/.test(wordAt(reading, at - 1))
    ? twoDigits(reading, at)
    : null;
}

/** Two digits said and no third. */
function twoDigits(reading: Reading, at: number): { text: string; next: number } | null {
  const [tens, units] = [digitSaid(reading, at), digitSaid(reading, at + 1)];
  if (tens === null || units === null || reading.tokens[at]?.kind !== 'word') return null;
  return digitSaid(reading, at + 2) === null ? { text: `${tens}${units}`, next: at + 2 } : null;
}

/** `one nine five one`. */
function yearInDigits(reading: Reading, at: number): { text: string; next: number } | null {
  let text = '';
  for (let next = at; next < at + 4; next++) text += digitSaid(reading, next) ?? ' ';
  return /^(?:19|20)\d{2}$/.test(text) ? { text, next: at + 4 } : null;
}

export function digitSaid(reading: Reading, at: number): string | null {
  const word = wordAt(reading, at);
  if (word === 'o' || word === 'oh') return '0';
  const number = word === 'a' || word.length > 6 ? null : readNumber(reading.tokens.slice(at, at + 1), 0);
  return number && number.value < 10 && !number.ordinal ? String(number.value) : null;
}

export function found(
  reading: Reading,
  at: number,
  next: number,
  readings: CalendarDate[],
): FoundDate | null {
  const free = !reading.taken.slice(at, next).includes(true);
  return free && readings.length > 0 ? { at, next, readings } : null;
}

/** Real days in the past, at most 120 years ago. A year of two digits is expanded to the past, both ways if it can. */
export function readingsOf(
  years: readonly string[],
  month: number,
  day: number,
  today: CalendarDate,
): CalendarDate[] {
  const [written = ''] = years;
  const expanded = written.length === 2 ? [`20${written}`, `19${written}`] : [written];
  return expanded.flatMap((year) => {
    const date = calendarDate(Number(year), month, day);
    const oldest = written.length === 2 ? 105 : 120;
    return date && date <= today && ageYears(date, today) <= oldest ? [date] : [];
  });
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
