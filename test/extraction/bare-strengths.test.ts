import { expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { extractRequest } from '../../src/extraction/extract-request.ts';

const context = { today: calendarDate(2026, 11, 21) as CalendarDate, profile: [] };

test.each([
  ['gabapentin 600 refill', '600', null],
  ['apixaban 2.5 refill', '2.5', null],
  ['glimepiride 4 refill', '4', null],
  ['Toprol XL 25 refill', '25', null],
  ['gabapentin 600 refills please', '600', null],
  ['refill gabapentin 600 x90', '600', 90],
  ['lisinopril (10)', '10', null],
  ['gabapentin 600 - 3 refills', '600', null],
  ['percocet 10-325 tablets', '10-325', null],
  ['lisinopril 1 refill', null, null],
  ['lisinopril 3 refills', null, null],
  ['metformin 2 x day', null, null],
  ['lisinopril 30 days', null, null],
])('%s: strength %s, quantity %s', (text, strength, quantity) => {
  expect(extractRequest(text, context).medications).toMatchObject([{ strength, quantity }]);
});
