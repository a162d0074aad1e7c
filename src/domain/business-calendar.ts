import { addDays, calendarDate, dateIn, type CalendarDate } from './calendar-date.ts';
import type { Figure } from './figure.ts';
import { addHours, atHour } from './local-time.ts';
import type { Priority } from './ticket.ts';

/**
 * A day on which nobody works: once, on the same day each year, or on the n-th such day of the week of a month (-1:
 * the last one). `weekday` is the ISO day, 1 Monday to 7 Sunday.
 */
export type Holiday = { name: string } & (
  { date: CalendarDate } | { month: number; day: number } | { month: number; weekday: number; nth: number }
);

/** When people work: for reminders of a date, and for routine clocks where the policy counts them by it. */
export type BusinessCalendar = {
  /** True: routine clocks run in working hours alone. Urgent clocks never look at a calendar. */
  forRoutineClocks: { value: boolean; reason: string };
  /** ISO days of the week on which nobody works. */
  freeWeekdays: { value: readonly number[]; reason: string };
  /** Working hours of a working day in the pharmacy's zone: from the first, before the last (24: midnight). */
  fromHour: Figure;
  untilHour: Figure;
  holidays: { value: readonly Holiday[]; reason: string };
};

export const defaultCalendar: BusinessCalendar = {
  forRoutineClocks: {
    value: false,
    reason: 'refill workflow: a routine refill within 24 hours; hours as they pass are the stricter reading',
  },
  freeWeekdays: { value: [6, 7], reason: 'a weekend date is announced on the business day before it' },
  fromHour: { value: 0, reason: 'a working day counts as a whole: 24 hours are one working day' },
  untilHour: { value: 24, reason: 'a working day counts as a whole: 24 hours are one working day' },
  holidays: {
    value: [
      { name: 'New Year’s Day', month: 1, day: 1 },
      { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: 1, nth: 3 },
      { name: 'Washington’s Birthday', month: 2, weekday: 1, nth: 3 },
      { name: 'Memorial Day', month: 5, weekday: 1, nth: -1 },
      { name: 'Juneteenth', month: 6, day: 19 },
      { name: 'Independence Day', month: 7, day: 4 },
      { name: 'Labor Day', month: 9, weekday: 1, nth: 1 },
      { name: 'Columbus Day', month: 10, weekday: 1, nth: 2 },
      { name: 'Veterans Day', month: 11, day: 11 },
      { name: 'Thanksgiving Day', month: 11, weekday: 4, nth: 4 },
      { name: 'Christmas Day', month: 12, day: 25 },
    ],
    reason: '5 U.S.C. 6103(a): the legal public holidays of the United States',
  },
};

/** A calendar that leaves no working day in so long counts hours as they pass. */
const searchedDays = 3_660;

export function isWorkday(date: CalendarDate, calendar: BusinessCalendar): boolean {
  return (
    !calendar.freeWeekdays.value.includes(weekdayOf(date)) &&
    !calendar.holidays.value.some((holiday) => fallsOn(holiday, date))
  );
}

/** The day itself, or the last day before it on which people work; the day itself where there is none. */
export function workdayOnOrBefore(date: CalendarDate, calendar: BusinessCalendar): CalendarDate {
  let day = date;
  for (let searched = 0; searched < searchedDays; searched += 1) {
    if (isWorkday(day, calendar)) return day;
    day = addDays(day, -1);
  }
  return date;
}

/**
 * When a clock of so many hours is due. Urgent ones run around the clock, and routine ones too unless the calendar
 * says otherwise: then only working hours count, each as it passes, also in the night of a change of the clocks.
 */
export function clockDue(
  from: Date,
  hours: number,
  at: { priority: Priority; calendar: BusinessCalendar; timeZone: string },
): Date {
  const counts = at.priority === 'routine' && at.calendar.forRoutineClocks.value;
  return counts ? addWorkingHours(from, hours, at.calendar, at.timeZone) : addHours(from, hours);
}

/** Whether people are at work at this moment. */
export function isOpenAt(moment: Date, calendar: BusinessCalendar, timeZone: string): boolean {
  const day = dateIn(timeZone, moment);
  const opens = atHour(day, calendar.fromHour.value, timeZone);
  return (
    isWorkday(day, calendar) && moment >= opens && moment < closing(day, calendar.untilHour.value, timeZone)
  );
}

/** The moment itself where people are at work, else when they next are; the moment where they never are. */
export function nextOpening(moment: Date, calendar: BusinessCalendar, timeZone: string): Date {
  let day = dateIn(timeZone, moment);
  for (let searched = 0; searched < searchedDays; searched += 1, day = addDays(day, 1)) {
    if (!isWorkday(day, calendar)) continue;
    const opens = atHour(day, calendar.fromHour.value, timeZone);
    const closes = closing(day, calendar.untilHour.value, timeZone);
    if (opens < closes && moment < closes) return moment < opens ? opens : moment;
  }
  return moment;
}

/** The instant at which so many working hours have passed since `from`. */
export function addWorkingHours(
  from: Date,
  hours: number,
  calendar: BusinessCalendar,
  timeZone: string,
): Date {
  let leftMs = hours * 3_600_000;
  let day = dateIn(timeZone, from);
  for (let searched = 0; searched < searchedDays; searched += 1, day = addDays(day, 1)) {
    if (!isWorkday(day, calendar)) continue;
    const opens = Math.max(from.getTime(), atHour(day, calendar.fromHour.value, timeZone).getTime());
    const openMs = closing(day, calendar.untilHour.value, timeZone).getTime() - opens;
    if (openMs <= 0) continue;
    if (leftMs <= openMs) return new Date(opens + leftMs);
    leftMs -= openMs;
  }
  return addHours(from, hours);
}

function closing(day: CalendarDate, hour: number, timeZone: string): Date {
  return hour === 24 ? atHour(addDays(day, 1), 0, timeZone) : atHour(day, hour, timeZone);
}

function fallsOn(holiday: Holiday, date: CalendarDate): boolean {
  if ('date' in holiday) return holiday.date === date;
  const [year = 0, month, day] = date.split('-').map(Number);
  if (holiday.month !== month) return false;
  if ('day' in holiday) return holiday.day === day;
  return nthWeekday(year, holiday) === date;
}

function nthWeekday(year: number, at: { month: number; weekday: number; nth: number }): CalendarDate | null {
  const first = at.nth > 0 ? firstOf(year, at.month) : firstOf(year, at.month + 1);
  if (first === null) return null;
  const ahead = (at.weekday - weekdayOf(first) + 7) % 7;
  return addDays(first, ahead + 7 * (at.nth > 0 ? at.nth - 1 : at.nth));
}

function firstOf(year: number, month: number): CalendarDate | null {
  return month > 12 ? calendarDate(year + 1, 1, 1) : calendarDate(year, month, 1);
}

/** The ISO day of the week; 1 January 1970 was a Thursday. */
function weekdayOf(date: CalendarDate): number {
  const days = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  return ((((days + 3) % 7) + 7) % 7) + 1;
}
