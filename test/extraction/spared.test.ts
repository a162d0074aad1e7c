import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;
const profile = ['metformin', 'lisinopril'].map((drugName) => ({
  drugName,
  text: drugName,
  strength: null,
  rxNumber: null,
}));

/** Days left of each medicine, and of all that is not named. */
function told(text: string) {
  const { medications, daysLeft } = extractRequest(text, { today, profile });
  return { named: medications.map(({ name, daysLeft: days }) => [name, days]), rest: daysLeft };
}

describe('out of everything but one', () => {
  test.each([
    'I ran out of everything but metformin',
    'I ran out of everything but my metformin 500 mg',
    'I am out of everything except for metformin',
    'out of all my meds except metformin',
    'out of everything but I still have metformin',
    'se me acabó todo menos la metformina',
    'ya no tengo nada, se me acabó todo menos la metformina',
  ])('%s: that one is neither out nor asked for, the rest is out', (text) => {
    expect(told(text)).toEqual({ named: [['metformin', null]], rest: 0 });
    expect(extractRequest(text, { today, profile }).medications.map((one) => one.asked)).toEqual([false]);
  });

  test('several are spared together, and only until another thing is said', () => {
    expect(told('out of everything except metformin and lisinopril')).toEqual({
      named: [
        ['metformin', null],
        ['lisinopril', null],
      ],
      rest: 0,
    });
    const { medications } = extractRequest('Ran out of everything but metformin. I need lisinopril', {
      today,
      profile,
    });
    expect(medications.map((one) => one.asked)).toEqual([false, true]);
  });

  test('out of everything else spares what was named before', () => {
    expect(told('I have plenty of metformin but ran out of everything else')).toEqual({
      named: [['metformin', null]],
      rest: 0,
    });
  });

  test('out of one and everything else: the others are asked for as well, and nobody knows which they are', () => {
    expect(told('I ran out of metformin and everything else').named).toEqual([
      ['metformin', 0],
      [null, null],
    ]);
  });

  test.each(['I ran out of metformin', 'everything ok but I am out of metformin'])(
    '%s: that one is out',
    (text) => {
      expect(told(text)).toEqual({ named: [['metformin', 0]], rest: null });
    },
  );
});
