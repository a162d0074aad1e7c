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
