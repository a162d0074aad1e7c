import { parseCalendarDate, type CalendarDate } from './calendar-date.ts';

/**
 * How PioneerRx writes values, which is its own way: numbers and booleans as text, "nothing" as an empty text or as a
 * GUID of zeros, a list of one as the thing itself, and days as MM/DD/YYYY. Whatever is not readable so is null.
 */
const noGuid = '00000000-0000-0000-0000-000000000000';

export function textOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // The database takes neither NUL characters nor halves of characters.
  const text = typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed().trim() : '';
  return text === '' || text === noGuid ? null : text;
}

export function numberOf(value: unknown): number | null {
  const text = textOf(value)?.replaceAll(',', '') ?? '';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

export function wholeNumberOf(value: unknown): number | null {
  const number = numberOf(value);
  return number !== null && Number.isInteger(number) ? number : null;
}

export function flagOf(value: unknown): boolean | null {
  const text = textOf(value)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

/** `03/04/1952`, with a time behind it or none; or a moment of ISO 8601, which is that day in the pharmacy's zone. */
export function dayOf(value: unknown, dayIn: (moment: Date) => CalendarDate): CalendarDate | null {
  const text = textOf(value) ?? '';
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s.*)?$/.exec(text) ?? [];
  if (month && day && year) return inTime(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (/^\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?)?$/.test(text)) return inTime(text.slice(0, 10));
  const moment = momentOf(text);
  return moment && dayIn(moment);
}

/** The year 1 is how it writes that there is no day. */
const firstYear = 1900;

function inTime(text: string): CalendarDate | null {
  return Number(text.slice(0, 4)) < firstYear ? null : parseCalendarDate(text);
}

/** With an offset or without one: what is named UTC is meant so. */
export function momentOf(value: unknown): Date | null {
  const text = textOf(value) ?? '';
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  const moment = new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < firstYear ? null : moment;
}

/** A time of day with its day, as `2026-06-15T10:00:00`, and whose clock it is: nobody says it of some. */
export type SaidTime = { time: string; clock: 'utc' | 'pharmacy' | 'unsaid' };

/** Null for a day alone, which midnight stands for; `03/04/1952 10:00:00` is by the clock on the pharmacy's wall. */
export function timeOf(value: unknown): SaidTime | null {
  const text = textOf(value) ?? '';
  const us = /^(\d{1,2}\/\d{1,2}\/\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])M)?$/i.exec(text);
  if (us) return usTime(us);
  const moment = momentOf(text);
  if (!moment || /T00:00:00(\.0+)?$/.test(text)) return null;
  const clock = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? 'utc' : 'unsaid';
  return { time: moment.toISOString().slice(0, 23), clock };
}

function usTime([, date = '', hour = '', minute = '', second = '00', half]: string[]): SaidTime | null {
  const [month = '', day = '', year = ''] = date.split('/');
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const time = `${String(hours).padStart(2, '0')}:${minute}:${second}`;
  const on = inTime(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return on === null || time === '00:00:00' ? null : { time: `${on}T${time}`, clock: 'pharmacy' };
}

/** Whether it says something of a day, and not what: the year 1 says that there is none. */
export function isUnreadDay(value: unknown, dayIn: (moment: Date) => CalendarDate): boolean {
  if (typeof value === 'object' && value !== null) return true;
  const text = textOf(value);
  return text !== null && dayOf(text, dayIn) === null && !/^(0001-|0?1\/0?1\/0001|1900-01-01T|0$)/.test(text);
}

/** The thing at the end of the path; undefined where the path ends before. */
export function at(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const name of path) {
    found =
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined;
  }
  return found;
}

/** A list, the one thing that stands for a list of one, or `{"Allergy": […]}` around either. */
export function listOf(value: unknown, within?: string): unknown[] {
  const inner = within === undefined ? value : (at(value, within) ?? value);
  if (inner === undefined || inner === null || inner === '') return [];
  return Array.isArray(inner) ? (inner as unknown[]) : [inner];
}
