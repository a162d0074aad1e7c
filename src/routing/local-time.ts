import { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { Policy } from '../domain/policy.ts';

const hourMilliseconds = 3_600_000;
const minuteMilliseconds = 60_000;

/**
 * The instant at which it is `hour` o'clock on that day in an IANA zone. Where daylight saving skips the hour, the
 * instant after the gap; where it comes twice, the first.
 */
export function atHour(date: CalendarDate, hour: number, timeZone: string): Date {
  const time = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from({ hour }),
  });
  return new Date(time.epochMilliseconds);
}

/** The day itself, or the last day before it on which people work. */
export function workdayOnOrBefore(date: CalendarDate, reminder: Policy['reminder']): CalendarDate {
  let day = date;
  while (reminder.freeWeekdays.value.includes(Temporal.PlainDate.from(day).dayOfWeek)) day = addDays(day, -1);
  return day;
}

/** Hours as they pass, whatever the clock on the wall does. */
export function addHours(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * hourMilliseconds);
}

export function addMinutes(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * minuteMilliseconds);
}
