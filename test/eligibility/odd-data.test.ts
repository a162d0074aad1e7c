import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-date.ts';
import type { Fill, Prescription } from '../../src/domain/prescription.ts';
import { decideEligibility } from '../../src/eligibility/decide-eligibility.ts';
import { fill, input, prescription, today } from './samples.ts';

type Fault = [
  what: string,
  field: string,
  spoil: (rx: Prescription) => Prescription,
  schedules?: Prescription['schedule'][],
];

const uncontrolled = [null];
const controlled = [3, 4, 5] as const;

/** The newest fill, which every prescription here has. */
function newest(rx: Prescription, changes: Partial<Fill>): Prescription {
  return { ...rx, fills: rx.fills.map((one, place) => (place === 0 ? { ...one, ...changes } : one)) };
}

function numbers(
  what: string,
  field: string,
  values: number[],
  spoil: (rx: Prescription, value: number) => Prescription,
): Fault[] {
  return values.map((value) => [`${what} ${value}`, field, (rx) => spoil(rx, value)]);
}

const month = { quantity: 30, expectedDaysSupply: 30 };

/** A month's supply handed over in two parts of those quantities, each with all its days. */
function inParts(rx: Prescription, quantities: [number, number]): Prescription {
  const fills = quantities.map((quantity, place) =>
    fill({
      id: `part-${place}`,
      filledOn: addDays(today, place - 20),
      quantity,
      daysSupply: 30,
      partial: true,
    }),
  );
  return { ...rx, ...month, fills };
}

const noNumbers = [0, -1, -30, NaN, Infinity, -Infinity];

const faults: Fault[] = [
  ['no schedule and no known medicine', 'schedule', (rx) => ({ ...rx, drugName: null }), uncontrolled],
  ...numbers("days' supply", 'daysSupply', [...noNumbers, 181, 29.5, 1e9], (rx, daysSupply) =>
    newest(rx, { daysSupply }),
  ),
  [
    "no days' supply anywhere",
    'daysSupply',
    (rx) => ({ ...newest(rx, { daysSupply: null }), expectedDaysSupply: null }),
  ],
  ['a fill tomorrow', 'filledOn', (rx) => newest(rx, { filledOn: addDays(today, 1) })],
  ['a fill in a year', 'filledOn', (rx) => newest(rx, { filledOn: addDays(today, 365) })],
  ['a fill without a day', 'filledOn', (rx) => newest(rx, { filledOn: null })],
  ...numbers('quantity prescribed', 'quantity', noNumbers, (rx, quantity) => ({ ...rx, quantity })),
  ...numbers('quantity filled', 'quantity', noNumbers, (rx, quantity) => newest(rx, { quantity })),
  ...numbers('refills', 'refillsAllowed', [-1, 1.5, NaN, Infinity], (rx, refillsAllowed) => ({
    ...rx,
    refillsAllowed,
  })),
  ['no refills told', 'refillsAllowed', (rx) => ({ ...rx, refillsAllowed: null })],
  ['written tomorrow', 'writtenOn', (rx) => ({ ...rx, writtenOn: addDays(today, 1), expiresOn: null })],
  ['neither written nor expiring', 'writtenOn', (rx) => ({ ...rx, writtenOn: null, expiresOn: null })],
  ['a controlled one without its day of writing', 'writtenOn', (rx) => ({ ...rx, writtenOn: null }), [3, 4]],
  ['expired before it was written', 'expiresOn', (rx) => ({ ...rx, expiresOn: addDays(today, -200) })],
  [
    'starting after its end',
    'earliestFillOn',
    (rx) => ({ ...rx, expiresOn: addDays(today, 10), earliestFillOn: addDays(today, 11) }),
  ],
  ['filled before it was written', 'writtenOn', (rx) => newest(rx, { filledOn: addDays(today, -151) })],
  [
    'a fill of a month told to last three',
    'daysSupply',
    (rx) => newest({ ...rx, ...month }, { quantity: 30, daysSupply: 90 }),
  ],
  [
    'a fill of a month told to last a third of it',
    'daysSupply',
    (rx) => newest({ ...rx, ...month }, { quantity: 30, daysSupply: 10 }),
  ],
  ['parts that each tell the days of the whole', 'daysSupply', (rx) => inParts(rx, [20, 10])],
  ['parts of more than the whole', 'quantity', (rx) => inParts(rx, [20, 20])],
];

/** Sound in every field: early, in its window or lapsed, with refills or without. */
const sound: fc.Arbitrary<Prescription> = fc
  .record({
    refillsAllowed: fc.integer({ min: 0, max: 11 }),
    daysAgo: fc.integer({ min: 0, max: 90 }),
    daysSupply: fc.constantFrom(1, 7, 14, 28, 30, 90, 180),
    quantity: fc.constantFrom(30, 0.5, 90, null),
    earlier: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ refillsAllowed, daysAgo, daysSupply, quantity, earlier }) =>
    prescription({
      ...{
        refillsAllowed,
        quantity,
        expectedDaysSupply: daysSupply,
        writtenOn: addDays(today, -150),
        expiresOn: addDays(today, 100),
      },
      fills: Array.from({ length: earlier + 1 }, (_, place) =>
        fill({ id: `${place}`, filledOn: addDays(today, -daysAgo - 15 * place), daysSupply, quantity }),
      ),
    }),
  );

describe('whatever else the record says, one odd value goes to a person with its field named', () => {
  it.each(faults)('%s: %s', (_what, field, spoil, schedules = [...uncontrolled, ...controlled]) => {
    fc.assert(
      fc.property(sound, fc.constantFrom(...schedules), fc.boolean(), (rx, schedule, saysUrgent) => {
        const spoilt = spoil({ ...rx, schedule });
        const decision = decideEligibility(
          input({ match: { kind: 'one', prescription: spoilt }, request: { saysUrgent } }),
        );
        expect(decision).toMatchObject({ code: 'NEEDS_HUMAN', rule: '10-record-complete' });
        expect(decision.reasons.join(' ')).toMatch(new RegExp(`(missing|inconsistent): .*\\b${field}\\b`));
      }),
      { numRuns: 200 },
    );
  });
});

it('several odd values at once are for a person too, never eligible and never too early', () => {
  // Two days that are odd together may be no longer odd: one that is not written cannot have expired before it was.
  const days = ['writtenOn', 'expiresOn', 'earliestFillOn'];
  const possible = faults.filter(([, field, , on]) => on === undefined && !days.includes(field));
  fc.assert(
    fc.property(sound, fc.subarray(possible, { minLength: 2, maxLength: 4 }), (rx, some) => {
      const spoilt = some.reduce((one, [, , spoil]) => spoil(one), rx);
      const decision = decideEligibility(input({ match: { kind: 'one', prescription: spoilt } }));
      expect(decision).toMatchObject({ code: 'NEEDS_HUMAN', rule: '10-record-complete' });
    }),
    { numRuns: 2_000 },
  );
});

it('the sound ones are decided: it is the odd value that sends them to a person', () => {
  const codes = new Set<string>();
  fc.assert(
    fc.property(sound, fc.constantFrom(...uncontrolled, ...controlled), (rx, schedule) => {
      const { code, rule } = decideEligibility(
        input({ match: { kind: 'one', prescription: { ...rx, schedule } } }),
      );
      codes.add(code);
      expect(rule).not.toBe('10-record-complete');
    }),
    { numRuns: 2_000 },
  );
  expect([...codes].sort()).toEqual([
    'PHARMACIST_REVIEW',
    'PHARMACY_PROCESS',
    'PROVIDER_AUTHORIZATION',
    'TOO_EARLY',
  ]);
});
