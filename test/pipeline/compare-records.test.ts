import { expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { lastSupplyOf } from '../../src/domain/last-supply.ts';
import { compareRecords, type SideOfRecord } from '../../src/pipeline/records/compare-records.ts';

function of(changes: Partial<SideOfRecord> = {}): SideOfRecord {
  return {
    ...{ id: 'a', text: 'Metoprolol 50 MG', name: 'metoprolol', strength: '50 MG', status: 'active' },
    ...{ quantity: 30, refillsAllowed: 3, sig: 'Take 1 tablet daily.', writtenOn: null },
    ...changes,
  };
}

function there(changes: Partial<SideOfRecord> = {}): SideOfRecord {
  return of({ id: 'b', ...changes });
}

test.each([
  ['nothing, where both say the same', [of()], [there({ sig: 'take 1 tablet  DAILY' })], []],
  [
    'nothing, where one is silent',
    [of({ quantity: null })],
    [there({ refillsAllowed: null, sig: null })],
    [],
  ],
  [
    'nothing of what is over on both sides',
    [of({ status: 'stopped' })],
    [there({ status: 'completed', quantity: 9 })],
    [],
  ],
  [
    'nothing of what is over and there alone',
    [of()],
    [there(), there({ id: 'c', name: 'warfarin', status: 'stopped' })],
    [],
  ],
  [
    'each field on which they disagree, with both values',
    [of()],
    [there({ status: 'stopped', quantity: 90, sig: 'Take 2 tablets daily', refillsAllowed: 0 })],
    [
      { field: 'status', roster: 'active', other: 'stopped' },
      { field: 'directions', roster: 'Take 1 tablet daily.', other: 'Take 2 tablets daily' },
      { field: 'quantity', roster: 30, other: 90 },
      { field: 'refills', roster: 3, other: 0 },
    ],
  ],
  [
    'the day of the last fill and the refills that are left, where both know of fills',
    [of({ lastFilledOn: '2026-05-01' as CalendarDate, refillsLeft: 2 })],
    [there({ lastFilledOn: '2026-04-01' as CalendarDate, refillsLeft: 3 })],
    [
      { field: 'last_fill', roster: '2026-05-01', other: '2026-04-01' },
      { field: 'refills_left', roster: 2, other: 3 },
    ],
  ],
  [
    'nothing of fills, where one tells of none',
    [of({ lastFilledOn: '2026-05-01' as CalendarDate, refillsLeft: 2 })],
    [there({ lastFilledOn: null, refillsLeft: null })],
    [],
  ],
  [
    'another strength of the same medicine',
    [of()],
    [there({ strength: '25 MG' })],
    [{ field: 'strength', roster: '50 MG', other: '25 MG', rosterId: 'a', otherId: 'b' }],
  ],
  [
    'what only the pharmacy has, and what only the EHR has',
    [of()],
    [there({ name: 'warfarin', text: 'Warfarin 5 MG' })],
    [
      { medicine: 'Metoprolol 50 MG', field: 'presence', roster: 'active', other: null },
      { medicine: 'Warfarin 5 MG', field: 'presence', roster: null, other: 'active' },
    ],
  ],
  [
    'of an old one and its renewal the active one alone',
    [of()],
    [there({ status: 'completed', quantity: 90 }), there({ id: 'c' })],
    [],
  ],
  [
    'medicines that no table knows, by their words',
    [of({ name: null, text: 'Special  cream' })],
    [there({ name: null, text: 'special cream', quantity: 60 })],
    [{ field: 'quantity', roster: 30, other: 60 }],
  ],
])('two records show %s', (_, roster, other, differences) => {
  expect(compareRecords(roster, other)).toMatchObject(differences);
  expect(compareRecords(roster, other)).toHaveLength(differences.length);
});

test('it makes no difference which side is called which, but for the sides', () => {
  const [one, other] = [
    [of(), of({ id: 'x', name: 'warfarin', text: 'Warfarin' })],
    [there({ quantity: 1 })],
  ];
  const turned = compareRecords(other, one).map(({ field, roster, other: said }) => ({
    field,
    roster: said,
    other: roster,
  }));
  const plain = compareRecords(one, other).map(({ field, roster, other: said }) => ({
    field,
    roster,
    other: said,
  }));
  expect(new Set(turned.map((each) => JSON.stringify(each)))).toEqual(
    new Set(plain.map((each) => JSON.stringify(each))),
  );
});

const [march, april] = ['2026-03-01', '2026-04-01'] as CalendarDate[];
test.each([
  ['no fill says nothing', 3, [], null, null],
  ['the first fill uses no refill', 3, [march], march, 3],
  ['each later one uses one', 3, [april, march], april, 2],
  ['more than were authorised leave none', 0, [march, april], april, 0],
  ['without a number authorised none is left or not left', null, [march], march, null],
])('of fills: %s', (_what, allowed, days, last, left) => {
  const fills = days.map((filledOn) => ({ filledOn: filledOn ?? null, partial: false }));
  expect(lastSupplyOf(allowed, fills)).toEqual({ lastFilledOn: last, refillsLeft: left });
});

test('a part of a fill uses no refill, and is the last time that anything was handed out', () => {
  const fills = [
    { filledOn: march ?? null, partial: false },
    { filledOn: april ?? null, partial: true },
  ];
  expect(lastSupplyOf(3, fills)).toEqual({ lastFilledOn: april, refillsLeft: 3 });
});
