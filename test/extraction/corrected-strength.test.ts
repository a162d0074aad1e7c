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
  ['quetiapine 25 at bedtime sorry 200', '200'],
  ['quetiapina 25 mg cada noche, perdón 200', '200'],
  ['glipizide 5 mg *10 mg', '10 mg'],
  ['glipizide 5 - I meant to say 10', '10'],
  ['glipizide 5 refill for my mom. oops 10 mg', '10 mg'],
  ['glipizida de 5, bueno no, de 10', '10'],
  ['need 5 mg of glipizide sorry 10', '10'],
  ['glipizide not the 5 mg but the 10 mg', '10 mg'],
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
  ['metformin 500 mg * 60', '500 mg'],
  ['metformin 500 twice a day sorry 3', '500'],
  ['metformin 500 once a day, sorry, twice', '500'],
  ['metformin 500 mg #60, sorry #90', '500 mg'],
])('and another number is none: %s', (text, strength) => {
  expect(extractRequest(text, { today, profile: [] }).medications).toMatchObject([{ strength }]);
});

const listed = ['5 mg', '10 mg'].map((strength, index) => ({
  ...{ drugName: 'glipizide', text: `glipizide ${strength}`, strength },
  rxNumber: String(7001000 + index),
}));

test.each([
  ['glipizide 5 *10', '10'],
  ['glipizide 5, one bottle for my dad, sorry 10', '10'],
  ['glipizide 5 twice a day, I mean 10', '10'],
  ['glipizide 5 no 10', null],
  ['glipizida 10, no 5', null],
  ['glipizide 5 not 10', '5'],
  ['glipizide 5 sorry i live at 10 Oak St', '5'],
])('of strengths that are on the list: %s', (text, strength) => {
  expect(extractRequest(text, { today, profile: listed }).medications).toMatchObject([{ strength }]);
});

test('what leads the next name is of that one', () => {
  const { medications } = extractRequest('glipizide 5, oops also 10 mg lisinopril', {
    today,
    profile: listed,
  });
  expect(medications).toMatchObject([{ strength: '5' }, { strength: '10 mg' }]);
});
