import { expect, test } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import { residentTerms, residentWords } from '../../../src/domain/names/resident-words.ts';

const kept = residentWords({
  givenNames: ['José', 'María'],
  familyName: "O'Brien-Núñez",
  otherNames: ['José de la Cruz'],
  birthDate: '1952-03-04' as CalendarDate,
  room: '12 B',
});

/** As the store asks: each term must begin a word, of alternatives any. */
function isFound(typed: string): boolean {
  const terms = residentTerms(typed);
  return terms.length > 0 && terms.every((any) => any.some((term) => kept.includes(` ${term}`)));
}

test.each([
  'jose',
  'JOSÉ',
  'mar obr',
  "O'Brien",
  'O’Brien',
  'brien',
  'obriennunez',
  'Nuñez',
  'nunez jose',
  'delacruz',
  'de la cruz',
  '12b',
  '12 B',
  '1952-03-04',
  '3/4/1952',
  '03.04.1952',
  '4/3/1952',
  '03041952',
  '1952',
  'jos 1952',
])('%s finds the resident', (typed) => {
  expect(isFound(typed)).toBe(true);
});

test.each(['', '  ', 'ose', 'josefa', '2b', '1952-03-05', '3/5/1952', '13/13/1952', 'jose smith', '%', '_'])(
  '“%s” does not',
  (typed) => {
    expect(isFound(typed)).toBe(false);
  },
);
