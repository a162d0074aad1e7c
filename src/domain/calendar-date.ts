import { z } from 'zod';

/** A day on the calendar, `YYYY-MM-DD`, without a time or a zone. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

const dayMilliseconds = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; null when the text has another shape or no such day exists. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = shape.exec(text);
  if (!match) return null;
  return calendarDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day of that year (four digits), month (1–12) and day; null when it does not exist. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? fromUtc(date) : null;
}

export const CalendarDate = z.string().transform((text, context) => {
  const date = parseCalendarDate(text);
  if (date) return date;
  context.addIssue({ code: 'custom', message: 'must be a real date written YYYY-MM-DD' });
  return z.NEVER;
});

/** The day whose UTC midnight a database `date` column or a driver gave as a `Date`. */
export function fromUtc(date: Date): CalendarDate {
  return date.toISOString().slice(0, 10) as CalendarDate;
}

/** UTC midnight of that day, the form in which a database `date` column takes it. */
export function toUtc(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

/** The day it is at `instant` in an IANA time zone. */
export function dateIn(timeZone: string, instant: Date): CalendarDate {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(instant) as CalendarDate;
}

/** Kept, because making one takes far longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromUtc(new Date(toUtc(date).getTime() + days * dayMilliseconds));
}

/** Calendar months later; the day is clamped to the month's end (31 August + 6 = 28 or 29 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const from = toUtc(date);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fromUtc(new Date(Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay))));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / dayMilliseconds);
}

/** Whole years lived on `today` by someone born on `birthDate`. */
export function ageYears(birthDate: CalendarDate, today: CalendarDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
