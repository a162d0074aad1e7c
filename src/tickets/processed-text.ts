import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';

const beginning = 'Refill processed, delivery ETA: ';

/** The operations team's own words for a refill that is on its way, which keep the day. */
export function processedText(day: CalendarDate): string {
  return `${beginning}${day}`;
}

/** The day that stands in them; null for any other outcome. */
export function deliveryDayOf(outcomeText: string | null): CalendarDate | null {
  return outcomeText?.startsWith(beginning) ? parseCalendarDate(outcomeText.slice(beginning.length)) : null;
}
