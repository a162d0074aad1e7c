import { describe, expect, it } from 'vitest';
import { compareBirthDate } from '../../src/identity/compare-birth-date.ts';
import { areNear, nearDates } from '../../src/identity/near-dates.ts';
import { day, today } from './people.ts';

describe('a birth date that is easily said, heard or typed for another', () => {
  it.each([
    ['day and month exchanged', '1952-03-04', '1952-04-03'],
    ['fifteen heard as fifty', '1950-03-04', '1915-03-04'],
    ['thirteen heard as thirty', '1952-03-13', '1952-03-30'],
    ['June heard as July', '1952-06-04', '1952-07-04'],
    ['digits of the year exchanged', '1952-03-04', '1925-03-04'],
    ['digits of the day exchanged', '1952-03-12', '1952-03-21'],
    ['one digit of the day wrong', '1952-03-04', '1952-03-24'],
    ['one digit of the year wrong', '1952-03-04', '1953-03-04'],
    ['the wrong century', '1952-03-04', '2052-03-04'],
    ['the day after, over the year', '1952-12-31', '1953-01-01'],
  ])('%s', (_, a, b) => {
    expect(areNear(day(a), day(b))).toBe(true);
    expect(areNear(day(b), day(a))).toBe(true);
  });

  it.each([
    ['the same day', '1952-03-04', '1952-03-04'],
    ['another day altogether', '1952-03-04', '1961-09-12'],
    ['year and day wrong', '1952-03-04', '1953-03-05'],
  ])('not %s', (_, a, b) => {
    expect(areNear(day(a), day(b))).toBe(false);
  });

  it('is always a real day', () => {
    for (const date of nearDates(day('1952-02-29')))
      expect(new Date(`${date}T00:00Z`).toISOString()).toContain(date);
  });
});

describe('a birth date against the one on file', () => {
  it.each([
    ['nothing claimed', [], '1952-03-04', 'unclaimed'],
    ['nothing on file', ['1952-03-04'], null, 'unrecorded'],
    ['one of two readings', ['1952-04-03', '1952-03-04'], '1952-03-04', 'equal'],
    ['a slip', ['1952-03-05'], '1952-03-04', 'near'],
    ['tomorrow', ['2026-03-11'], '2026-03-11', 'different'],
    ['more than 120 years ago', ['1905-03-04'], '1905-03-04', 'different'],
    ['another day', ['1961-09-12'], '1952-03-04', 'different'],
  ])('%s', (_, claimed, recorded, agreement) => {
    expect(compareBirthDate(claimed.map(day), recorded === null ? null : day(recorded), today)).toBe(
      agreement,
    );
  });
});
