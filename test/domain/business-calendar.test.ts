import { describe, expect, it } from 'vitest';
import {
  addWorkingHours,
  clockDue,
  defaultCalendar,
  isOpenAt,
  isWorkday,
  workdayOnOrBefore,
  type BusinessCalendar,
} from '../../src/domain/business-calendar.ts';
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { atHour } from '../../src/domain/local-time.ts';

const timeZone = 'America/Los_Angeles';

function day(date: string): CalendarDate {
  return date as CalendarDate;
}

function calendar(changes: Partial<Record<keyof BusinessCalendar, unknown>>): BusinessCalendar {
  const figures = Object.entries(changes).map(([name, value]) => [name, { value, reason: 'a test' }]);
  return { ...defaultCalendar, ...(Object.fromEntries(figures) as Partial<BusinessCalendar>) };
}

/** Monday to Friday from 9 to 17 o'clock. */
const office = calendar({ forRoutineClocks: true, fromHour: 9, untilHour: 17 });

describe('an office', () => {
  it.each([
    ['is open on a Friday at 9', '2026-11-20', 9, true],
    ['is closed before', '2026-11-20', 8, false],
    ['is open until 17', '2026-11-20', 16, true],
    ['is closed from then on', '2026-11-20', 17, false],
    ['is closed on a Saturday', '2026-11-21', 12, false],
    ['is closed on a holiday', '2026-11-26', 12, false],
  ])('%s', (_, date, hour, isOpen) => {
    expect(isOpenAt(atHour(day(date), hour, timeZone), office, timeZone)).toBe(isOpen);
  });

  it('whose day is a whole one is open at any hour of it', () => {
    expect(isOpenAt(atHour(day('2026-11-20'), 23, timeZone), defaultCalendar, timeZone)).toBe(true);
  });
});

describe('days on which nobody works', () => {
  it.each([
    ['a Friday', '2026-11-20', true],
    ['a Saturday', '2026-11-21', false],
    ['a Sunday', '2026-11-22', false],
    ['a fixed day', '2026-12-25', false],
    ['the day before it', '2026-12-24', true],
    ['the third Monday of January', '2027-01-18', false],
    ['the second one', '2027-01-11', true],
    ['the last Monday of a May with five', '2027-05-31', false],
    ['the last but one of it', '2027-05-24', true],
    ['the last Monday of a May with four', '2026-05-25', false],
    ['the first Monday of September', '2026-09-07', false],
    ['the fourth Thursday of November', '2026-11-26', false],
    ['a fifth Thursday is none', '2026-10-29', true],
    ['1 January', '2027-01-01', false],
  ])('%s', (_, date, works) => {
    expect(isWorkday(day(date), defaultCalendar)).toBe(works);
  });

  it('a single day off holds in that year alone', () => {
    const own = calendar({ holidays: [{ name: 'inventory', date: '2026-11-24' }] });
    expect(isWorkday(day('2026-11-24'), own)).toBe(false);
    expect(isWorkday(day('2027-11-24'), own)).toBe(true);
    expect(isWorkday(day('2026-11-26'), own)).toBe(true);
  });

  it.each([
    ['a working day stays', '2026-11-25', '2026-11-25'],
    ['a Sunday is told on Friday', '2026-11-22', '2026-11-20'],
    ['a Thanksgiving is told on the Wednesday before it', '2026-11-26', '2026-11-25'],
    ['a Sunday behind a free Friday is told on Thursday', '2026-12-27', '2026-12-24'],
  ])('%s', (_, date, told) => {
    expect(workdayOnOrBefore(day(date), defaultCalendar)).toBe(told);
  });

  it('a calendar without a working day leaves the date as it is', () => {
    const never = calendar({ freeWeekdays: [1, 2, 3, 4, 5, 6, 7] });
    expect(workdayOnOrBefore(day('2026-11-25'), never)).toBe('2026-11-25');
  });
});

describe('when a clock is due', () => {
  const friday = new Date('2026-11-20T23:00:00Z'); // 15:00 in Los Angeles

  it.each([
    ['urgent, whatever the calendar says', 'urgent', office, 4, '2026-11-21T03:00:00Z'],
    ['routine as the program comes: as hours pass', 'routine', defaultCalendar, 24, '2026-11-21T23:00:00Z'],
    ['routine within the day', 'routine', office, 1, '2026-11-21T00:00:00Z'],
    ['routine to the last minute of the day', 'routine', office, 2, '2026-11-21T01:00:00Z'],
    ['routine over the weekend', 'routine', office, 3, '2026-11-23T18:00:00Z'],
    ['routine over a weekend and a holiday', 'routine', office, 2 + 24 + 1, '2026-11-27T18:00:00Z'],
  ] as const)('%s', (_, priority, own, hours, due) => {
    expect(clockDue(friday, hours, { priority, calendar: own, timeZone })).toEqual(new Date(due));
  });

  it('whole working days: 24 hours from Friday afternoon are Monday afternoon', () => {
    const whole = calendar({ forRoutineClocks: true });
    expect(addWorkingHours(friday, 24, whole, timeZone)).toEqual(new Date('2026-11-23T23:00:00Z'));
  });

  it('what comes in at night or on a Sunday starts when work starts', () => {
    expect(addWorkingHours(new Date('2026-11-22T20:00:00Z'), 1, office, timeZone)).toEqual(
      new Date('2026-11-23T18:00:00Z'),
    );
    expect(addWorkingHours(new Date('2026-11-24T09:00:00Z'), 1, office, timeZone)).toEqual(
      new Date('2026-11-24T18:00:00Z'),
    );
  });

  it.each([
    ['23 hours of the night that is shortened', '2026-03-08', 23],
    ['25 hours of the night that is lengthened', '2026-11-01', 25],
  ])('a Sunday counts as it passes: %s', (_, date, hours) => {
    const daily = calendar({ forRoutineClocks: true, freeWeekdays: [], holidays: [] });
    const due = addWorkingHours(atHour(day(date), 0, timeZone), hours, daily, timeZone);
    expect(due).toEqual(atHour(addDays(day(date), 1), 0, timeZone));
  });

  it('a calendar that leaves no working day counts hours as they pass', () => {
    const never = calendar({ forRoutineClocks: true, freeWeekdays: [1, 2, 3, 4, 5, 6, 7] });
    expect(addWorkingHours(friday, 5, never, timeZone)).toEqual(new Date('2026-11-21T04:00:00Z'));
  });
});
