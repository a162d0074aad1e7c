import { expect, it } from 'vitest';
import { dailyDoseOf, isSameDose } from '../../src/domain/daily-dose.ts';

it.each<[string, number | null]>([
  ['1 tablet daily', 1],
  ['4 tablets daily', 4],
  ['Take one tablet by mouth twice daily.', 2],
  ['TAKE 1 TAB PO BID', 2],
  ['0.5 tablet once a day', 0.5],
  ['2 capsules every 8 hours', 6],
  ['Take 1 tablet (50 mg) by mouth 3 times a day', 3],
  ['tome 1 tableta dos veces al día', 2],
  ['1 tablet every other day', 0.5],
  ['1-2 tablets daily', null],
  ['1 to 2 tablets daily', null],
  ['1 tablet in the morning and 2 at bedtime', null],
  ['1 tablet every morning and evening', null],
  ['1 tablet daily as needed', null],
  ['1/2 tablet daily', null],
  ['as directed', null],
  ['50 mg tablet daily', null],
])('“%s” is so many a day: %s', (directions, dose) => {
  expect(dailyDoseOf(directions)).toBe(dose);
});

it.each<[string, string, boolean | null]>([
  ['Take 1 tablet daily', 'take one tablet by mouth every day', true],
  ['1 tablet daily', '4 tablets daily', false],
  ['inject by the scale', 'Inject, by the scale.', true],
  ['inject by the scale', '1 unit daily', null],
])('“%s” and “%s” are the same: %s', (one, other, same) => {
  expect(isSameDose(one, other)).toBe(same);
});
