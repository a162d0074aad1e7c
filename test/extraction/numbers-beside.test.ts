import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

function read(text: string, strength: string | null = null) {
  const profile =
    strength === null ? [] : [{ drugName: 'lisinopril', text: 'lisinopril', strength, rxNumber: null }];
  const [mention, ...others] = extractRequest(text, { today, profile }).medications;
  expect(others).toEqual([]);
  expect(mention?.name).toBe('lisinopril');
  return { strength: mention?.strength ?? null, quantity: mention?.quantity ?? null };
}

describe('numbers beside a medicine that neither measure nor count it', () => {
  test.each([
    'van der Berg, Jan 1/12/1970 lisinopril',
    'Mary Johnson 3/4/1852 lisinopril',
    'Mary Johnson 13/14/1952 lisinopril',
    'Mary Johnson 13/14/52 lisinopril',
    'Mary Johnson 31-31-1952 lisinopril',
    'Mary Johnson 3.4.1852 lisinopril',
    'Mary Johnson 1852-03-04 lisinopril',
    'Mary Johnson 3 / 4 / 1852 lisinopril',
    'lisinopril 3/4/1852',
    'lisinopril 3.4.1852',
    'lisinopril 13/40/1952 Mary Johnson',
    'lisinopril 1970 Main St',
    'lisinopril 1970 Main St, Springfield',
    'lisinopril 12 Oak Street',
    'lisinopril 845 North Oak Ave',
    'lisinopril 1970',
    'lisinopril 2024',
    'lisinopril 33101',
    'lisinopril, 1852',
    '1970 lisinopril',
    'apt 90 lisinopril',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ strength: null, quantity: null });
    expect(read(text, '20 mg')).toEqual({ strength: null, quantity: null });
  });

  test.each<[text: string, strength: string | null, quantity: number | null]>([
    ['lisinopril 20', '20', null],
    ['lisinopril 40', '40', null],
    ['lisinopril 20 mg 1970 Main St', '20 mg', null],
    ['Mary Johnson 3/4/1852 lisinopril 20 mg #90', '20 mg', 90],
    ['Mary Johnson 13/14/1952 lisinopril 20 90 tablets', '20', 90],
    ['need 90 lisinopril', null, 90],
    ['lisinopril 2000 mg', '2000 mg', null],
    ['lisinopril 1250', '1250', null],
    ['lisinopril 20 send it to 12 Oak St', '20', null],
  ])('what is said of the medicine stays: %s', (text, strength, quantity) => {
    expect(read(text, '20 mg')).toEqual({ strength, quantity });
  });

  test('a number in the range of years is a strength where the list has it', () => {
    expect(read('lisinopril 2000', '2000 mg').strength).toBe('2000');
  });
});
