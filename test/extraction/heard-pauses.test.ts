import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function told(text: string, strength: string | null = '20 mg') {
  const profile = [{ drugName: 'lisinopril', text: 'lisinopril', strength, rxNumber: null }];
  return extractRequest(text, { today, profile }).medications.map(({ name, candidates, strength: said }) => [
    name ?? candidates,
    said,
  ]);
}

describe('a name on the list that speech recognition wrote as words and digits', () => {
  test.each([
    ['listen april 20', [['lisinopril', '20']]],
    ['Listen April 20.', [['lisinopril', '20']]],
    ['I need listen april twenty milligrams', [['lisinopril', '20 mg']]],
    ['Listen, April 20 mg please.', [['lisinopril', '20 mg']]],
    ['Listen, April twenty milligrams.', [['lisinopril', '20 mg']]],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('over a pause and without a unit it may be a day of the month, so it is left open', () => {
    expect(told('Refill please. Listen, April 20.')).toEqual([[['lisinopril'], '20']]);
  });

  test.each<[text: string, strength: string | null]>([
    ['Listen, April is my daughter', '20 mg'],
    ['Listen, April 20 is my birthday', null],
    ['Listen, April 21 is my birthday', '20 mg'],
    ['Listen, I need my refill in April', '20 mg'],
  ])('%s names nothing with %s on the list', (text, strength) => {
    expect(told(text, strength)).toEqual([]);
  });
});
