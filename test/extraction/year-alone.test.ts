import { describe, expect, it } from 'vitest';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { readYearAlone } from '../../src/extraction/dates/year-alone.ts';

const today = parseCalendarDate('2026-11-22');
if (!today) throw new Error('no such day');

describe('a year alone', () => {
  it.each([
    ['sorry 1956', 1956],
    ['Sorry, 1956!', 1956],
    ['*1956', 1956],
    ['1956 sorry', 1956],
    ['its actually 1956', 1956],
    ['I put the wrong year. 1956', 1956],
    ['correction: birth year 1956', 1956],
    ['1956 is the right year', 1956],
    ['should have been 1956', 1956],
    ['I was born in 1956 not 1965', 1956],
    ['not 1965, 1956', 1956],
    ['no, 1956', 1956],
    ['no 1956', 1956],
    ['ay perdón, el año correcto es 1954', 1954],
    ['disculpe, 1954', 1954],
    ['perdón, nací en 1954 no en 1945', 1954],
    ['no 1945 sino 1954', 1954],
  ])('%s', (text, year) => {
    expect(readYearAlone(text, today)).toMatchObject({ year, span: { text: String(year) } });
  });

  it.each([
    'sorry 1956 mg',
    'no, 2000 units',
    'sorry metformin 1000',
    'oops 1899',
    'sorry 2027',
    'sorry 7001956',
    'sorry 3/4/1956',
    'my mom was born in 1956',
    'is it 1956?',
    'in 1956 or 1957 or 1958',
    'sorry, 50',
  ])('%s says more, or no year', (text) => {
    expect(readYearAlone(text, today)).toBeNull();
  });
});
