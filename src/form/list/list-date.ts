import { calendarDate, parseCalendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import { normaliseText } from '../../domain/normalise-text.ts';

export const dateOrders = ['month', 'day'] as const;
/** What stands first in `3/4/1952`. */
export type DateOrder = (typeof dateOrders)[number];

const months = [
  ['jan', 'ene'],
  ['feb'],
  ['mar'],
  ['apr', 'abr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['aug', 'ago'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec', 'dic'],
];

const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;

/** A birth date as sheets write it: `1952-03-04`, `3/4/1952`, `04.03.52`, `4-Mar-1952`, `March 4, 1952`, `4 de marzo de 1952`. */
export function readListDate(text: string, order: DateOrder, today: CalendarDate): CalendarDate | null {
  const iso = parseCalendarDate(text.trim().slice(0, 10));
  if (iso && /^\d{4}-\d{2}-\d{2}([T ].*)?$/.test(text.trim())) return iso;
  const [, first, second, year] = numeric.exec(text.trim()) ?? [];
  if (first !== undefined && second !== undefined && year !== undefined) {
    const [month, day] = order === 'month' ? [first, second] : [second, first];
    return dateOf(year, Number(month), Number(day), today);
  }
  return wordedDate(text, today);
}

function wordedDate(text: string, today: CalendarDate): CalendarDate | null {
  const words = normaliseText(text)
    .split(' ')
    .filter((word) => word !== 'de' && word !== 'of');
  if (words.length !== 3) return null;
  const named = words.find((word) => /^[a-z]/.test(word)) ?? '';
  const month = months.findIndex((names) => names.includes(named.slice(0, 3))) + 1;
  const [day, year] = words.filter((word) => word !== named);
  if (month === 0 || day === undefined || year === undefined) return null;
  const number = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(day)?.[1];
  return number === undefined ? null : dateOf(year, month, Number(number), today);
}

/** Of two digits only what cannot be of this century is a year of the last: nothing is guessed. */
function dateOf(year: string, month: number, day: number, today: CalendarDate): CalendarDate | null {
  if (!/^(\d{2}|\d{4})$/.test(year)) return null;
  if (year.length === 4) return calendarDate(Number(year), month, day);
  const inThisCentury = 2000 + Number(year);
  return inThisCentury > Number(today.slice(0, 4)) ? calendarDate(1900 + Number(year), month, day) : null;
}

/** Which comes first, by the dates that can be read one way alone; null where none tells, or they contradict. */
export function guessDateOrder(texts: readonly string[]): DateOrder | null {
  let [monthFirst, dayFirst] = [false, false];
  for (const text of texts) {
    const [, first, second] = numeric.exec(text.trim()) ?? [];
    if (Number(first) > 12) dayFirst = true;
    if (Number(second) > 12) monthFirst = true;
  }
  if (monthFirst === dayFirst) return null;
  return monthFirst ? 'month' : 'day';
}
