import { expect, it } from 'vitest';
import { reasonOfDenial } from '../../src/figures/denial-reason.ts';

it.each([
  ['Needs an office visit first', 'visit_needed'],
  ['Patient has not been seen in a year', 'visit_needed'],
  ['A1c required', 'lab_needed'],
  ['Medication was discontinued', 'discontinued'],
  ['Switched to losartan', 'changed'],
  ['Too soon', 'too_early'],
  ['Duplicate, already sent', 'duplicate'],
  ['Not my patient', 'not_the_prescriber'],
  ['Interacts with warfarin', 'unsafe'],
  ['', 'other'],
  ['=HYPERLINK("x")', 'other'],
])('a denial with the reason %j counts as %s', (text, reason) => {
  expect(reasonOfDenial(text)).toBe(reason);
});
