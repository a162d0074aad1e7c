import { addDays, calendarDate, daysBetween, type CalendarDate } from '../domain/calendar-date.ts';

/** Numbers that the ear takes for each other: thirteen and thirty, fifteen and fifty. */
const heardAlike = new Map(
  [13, 14, 15, 16, 17, 18, 19].flatMap((teen) => {
    const tens = (teen - 10) * 10;
    return [
      [teen, tens],
      [tens, teen],
    ] as [number, number][];
  }),
);

/** Months whose names are heard or read for each other. */
const monthsAlike: Record<number, number[]> = { 1: [6, 7], 3: [5], 5: [3], 6: [7, 1], 7: [6, 1] };

/**
 * The days that a birth date is easily mistaken for: day and month exchanged, two neighbouring digits exchanged, one
 * digit wrong, a number misheard, the day before and after. Real days alone, without the date itself.
 */
export function nearDates(date: CalendarDate): CalendarDate[] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const century = Math.floor(year / 100) * 100;
  const near = [
    calendarDate(year, day, month),
    ...slips(day).map((slip) => calendarDate(year, month, slip)),
    ...[...slips(month), ...(monthsAlike[month] ?? [])].map((slip) => calendarDate(year, slip, day)),
    ...slips(year - century).map((slip) => calendarDate(century + slip, month, day)),
    ...[-100, -10, -1, 1, 10, 100].map((years) => calendarDate(year + years, month, day)),
    addDays(date, -1),
    addDays(date, 1),
  ];
  return [...new Set(near.filter((other) => other !== null))].filter((other) => other !== date);
}

/** Whether one of two dates is easily mistaken for the other. */
export function areNear(a: CalendarDate, b: CalendarDate): boolean {
  // A slip leaves the year or the rest as it was, but for New Year's Eve; that is quickly seen.
  const bothDiffer = a.slice(0, 4) !== b.slice(0, 4) && a.slice(5) !== b.slice(5);
  return bothDiffer ? Math.abs(daysBetween(a, b)) === 1 : nearDates(a).includes(b);
}

/** What two digits become by one slip: exchanged, one of them another, or misheard. */
function slips(value: number): number[] {
  const tens = Math.floor(value / 10);
  const units = value % 10;
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  const heard = heardAlike.get(value);
  return [
    units * 10 + tens,
    ...digits.map((digit) => digit * 10 + units),
    ...digits.map((digit) => tens * 10 + digit),
    ...(heard === undefined ? [] : [heard]),
  ];
}
