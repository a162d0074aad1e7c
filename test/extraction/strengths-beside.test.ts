import { expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const profile = ['300 mg', '600 mg'].map((strength) => ({
  ...{ drugName: 'gabapentin', text: `Gabapentin ${strength}`, strength, rxNumber: null },
}));
const context = { today: calendarDate(2026, 11, 21) as CalendarDate, profile };

function strengthsIn(text: string): (string | null)[] {
  return extractRequest(text, context).medications.map(({ strength }) => strength);
}

test.each([
  ['refill gabapentin 300 and 600', ['300', '600']],
  ['my 300 and 600 gabapentin', ['300', '600']],
  ['need 300mg and 600mg of gabapentin', ['300 mg', '600 mg']],
  ['gabapentina la de 300 y la de 600', ['300', '600']],
  ['gabapentin, the 300s and the 600s', ['300', '600']],
  ['gabapentin 300, 600', ['300', '600']],
  ['gabapentin 300 and 600 3/4/1952', ['300', '600']],
  ['lisinopril 10 and 20', ['10', '20']],
  ['warfarin 5 and 2.5', ['5', '2.5']],
])('%s: each strength is wanted', (text, strengths) => {
  expect(strengthsIn(text)).toEqual(strengths);
});

test.each([
  ['gabapentin 300 or 600', [null]],
  ['gabapentin 300 and 600, i only need the 600', [null]],
])('%s: which one is meant stays open', (text, strengths) => {
  expect(strengthsIn(text)).toEqual(strengths);
});

test.each([
  ['lisinopril 10 and 90 day supply', ['10']],
  ['lisinopril 10 and 3 left', ['10']],
  ['metformin 500, 90', ['500']],
  ['gabapentin 300 not the 600', ['300']],
  ['losartan hctz 100 and 25', ['100']],
  ['lisinopril 10 and 415 555 0100', ['10']],
  ['metoprolol 25 and 7001234', ['25']],
])('%s: one strength', (text, strengths) => {
  expect(strengthsIn(text)).toEqual(strengths);
});
