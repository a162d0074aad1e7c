import { z } from 'zod';
import type { BusinessCalendar } from './business-calendar.ts';
import { CalendarDate, calendarDate } from './calendar-date.ts';
import { figure, reason } from './figure-schema.ts';

const name = z.string().trim().min(1).max(100);
const month = z.int().min(1).max(12);
const weekday = z.int().min(1).max(7);

/** A date that stays as it was written, so that the policy reads as it was given. */
const date = z.string().refine((text) => CalendarDate.safeParse(text).success, {
  error: 'is no date written YYYY-MM-DD',
}) as unknown as z.ZodType<CalendarDate>;

const holiday = z.union([
  z.strictObject({ name, date }),
  z
    .strictObject({ name, month, day: z.int().min(1).max(31) })
    // Any leap year: 29 February is a day in some years.
    .refine(({ month, day }) => calendarDate(2024, month, day) !== null, {
      path: ['day'],
      error: 'is no day of that month',
    }),
  z.strictObject({
    name,
    month,
    weekday,
    nth: z.union([z.int().min(1).max(5), z.literal(-1)]),
  }),
]);

export const calendarFigures = z.strictObject({
  forRoutineClocks: z.strictObject({ value: z.boolean(), reason }),
  freeWeekdays: z.strictObject({ value: z.array(weekday).max(6), reason }),
  fromHour: figure(0, 23),
  untilHour: figure(1, 24),
  holidays: z.strictObject({ value: z.array(holiday).max(200), reason }),
});

export const calendar = calendarFigures
  .refine(({ fromHour, untilHour }) => fromHour.value < untilHour.value, {
    path: ['untilHour'],
    error: 'is not after fromHour',
  })
  .refine(({ freeWeekdays }) => new Set(freeWeekdays.value).size < 7, {
    path: ['freeWeekdays'],
    error: 'leaves no day to work on',
  }) satisfies z.ZodType<BusinessCalendar>;
