import { z } from 'zod';
import { dateIn, parseCalendarDate, type CalendarDate } from '../domain/calendar-date.ts';
import { isStorableText } from '../domain/storable.ts';

/** Longest texts in UTF-16 units: names and numbers are short, medicines may be wordy, addresses endless. */
const longestText = 200;
const longestMedicine = 1_000;
const longestAddress = 2_000;

/** A day; `partial` for a year or month alone, which FHIR allows and no rule can use. */
export type Day = CalendarDate | 'partial';

/** Absent and null are the same to us: systems write both. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish();
}

function storable(limit: number) {
  return z
    .string()
    .max(limit, `is longer than ${limit} characters`)
    .refine(isStorableText, 'holds a character that cannot be stored');
}

export const text = storable(longestText);
export const medicineText = storable(longestMedicine);
export const address = storable(longestAddress);

/** FHIR's `id` type (R4, 2.24.0.1), with the underscore that some systems put into it. */
export const resourceId = z.string().regex(/^[A-Za-z0-9\-._]{1,64}$/, 'is not a FHIR id');

const largestInteger = 2 ** 31 - 1;
export const wholeNumber = z
  .number()
  .int('is not a whole number')
  .min(0, 'is negative')
  .max(largestInteger, 'is too large');
export const amount = z.number().min(-1e9, 'is too small').max(1e9, 'is too large');

const dateTimeShape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;
const partialShape = /^\d{4}(-(0[1-9]|1[0-2]))?$/;

/** A FHIR date or dateTime as a day of the pharmacy's zone; a date without a time stays as it is. */
export function dayIn(timeZone: string) {
  return z.string().transform((value, context): Day => {
    const day = readDay(value, timeZone);
    if (day) return day;
    context.addIssue({ code: 'custom', message: 'is not a real date' });
    return z.NEVER;
  });
}

function readDay(value: string, timeZone: string): Day | null {
  if (partialShape.test(value)) return 'partial';
  const written = dateTimeShape.exec(value);
  if (!written) return parseCalendarDate(value);
  const day = parseCalendarDate(written[1] ?? '');
  const [hour, minute, second] = [written[2], written[3], written[4] ?? '0'].map(Number);
  if (!day || (hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 60) return null;
  if (written[5] === undefined) return day; // no zone: the pharmacy's own wall clock
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : dateIn(timeZone, instant);
}
