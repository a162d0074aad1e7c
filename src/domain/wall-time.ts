import { Temporal } from 'temporal-polyfill';

/** An instant as the clock on the wall shows it, such as `2026-06-15 10:00`. */
export function wallTime(instant: Date, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
