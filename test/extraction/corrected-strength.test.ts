import { expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;

test.each([
  ['seroquel 200 wait no the 25', '25'],
  ['quetiapine 25... actually make that the 200', '200'],
  ['quetiapine 25mg, sorry 200mg', '200 mg'],
  ['quiero la quetiapina de 25, digo la de 200', '200'],
  ['warfarin 5, correction, 2', '2'],
  ['warfarina de 2, no, perdón, la de 5', '5'],
  ['warfarin 5 mg, I mean the 2s, no sorry 5', '5'],
])('the strength that is said last counts: %s', (text, strength) => {
  expect(extractRequest(text, { today, profile: [] }).medications).toMatchObject([{ strength }]);
});

test.each([
  ['metformin 500, make it 90', '500'],
  ['metformin 500, sorry, 90 days', '500'],
  ['warfarin 5 sorry 2 left', '5'],
  ['quetiapine 25, sorry, not the 200', '25'],
  ['lisinopril 20, sorry, Ada Lindqvist 10/3/1950', '20'],
  ['lisinopril 20 actually 2 refills please', '20'],
])('and another number is none: %s', (text, strength) => {
  expect(extractRequest(text, { today, profile: [] }).medications).toMatchObject([{ strength }]);
});
