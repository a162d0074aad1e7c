import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from './calendar-date.ts';

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

/** The instant at which the clock on the wall shows that time (`2026-06-15T10:00:00`) in an IANA zone. */
export function atWallTime(time: string, timeZone: string): Date {
  return new Date(Temporal.PlainDateTime.from(time).toZonedDateTime(timeZone).epochMilliseconds);
}

/** Hours as they pass, whatever the clock on the wall does. */
export function addHours(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * hourMilliseconds);
}

export function addMinutes(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * minuteMilliseconds);
}
