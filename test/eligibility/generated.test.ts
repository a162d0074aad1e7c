import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { doseVariations } from '../../src/domain/dose-variation.ts';
import { decisionCodes } from '../../src/domain/decision.ts';
import { prescriptionStatuses, type Fill, type Prescription } from '../../src/domain/prescription.ts';
import { decideEligibility } from '../../src/eligibility/decide-eligibility.ts';
import { day, input, prescription, statin } from './samples.ts';

const base = day('2026-01-01');

function dateWithin(from: number, to: number): fc.Arbitrary<CalendarDate> {
  return fc.integer({ min: from, max: to }).map((days) => addDays(base, days));
}

const someFill: fc.Arbitrary<Fill> = fc.record({
  id: fc.uuid(),
  filledOn: fc.option(dateWithin(-300, 5), { freq: 20 }),
  quantity: fc.option(fc.constantFrom(10, 20, 30, 90), { freq: 10 }),
  daysSupply: fc.option(fc.constantFrom(1, 7, 14, 28, 30, 90, 100, 180, 0, -1, 181), { freq: 10 }),
  partial: fc.boolean(),
  completed: fc.boolean(),
});

/** Anything that a roster may hold, whole or not. */
const anyPrescription: fc.Arbitrary<Prescription> = fc
  .record({
    status: fc.constantFrom('active' as const, 'active' as const, ...prescriptionStatuses),
    schedule: fc.constantFrom(null, 2 as const, 3 as const, 4 as const, 5 as const),
    writtenOn: fc.option(dateWithin(-400, 1), { freq: 10 }),
    expiresOn: fc.option(dateWithin(-100, 400)),
    earliestFillOn: fc.option(dateWithin(-30, 30)),
    quantity: fc.option(fc.constantFrom(30, 90), { freq: 10 }),
    refillsAllowed: fc.option(fc.integer({ min: -1, max: 11 }), { freq: 10 }),
    expectedDaysSupply: fc.option(fc.constantFrom(7, 30, 90, 0, 181), { freq: 5 }),
    fills: fc.array(someFill, { maxLength: 6 }),
    doseVaries: fc.option(fc.constantFrom(...doseVariations), { freq: 1 }),
    doseChangedOn: fc.option(dateWithin(-300, 5), { freq: 1 }),
  })
  .map((fields) => prescription(fields));

/** Nothing is missing, so that the dates decide. */
const soundPrescription: fc.Arbitrary<Prescription> = fc
  .record({
    schedule: fc.constantFrom(null, 3 as const, 4 as const, 5 as const),
    refillsAllowed: fc.integer({ min: 0, max: 11 }),
    lastFilledDaysAgo: fc.integer({ min: 0, max: 60 }),
    daysSupply: fc.array(fc.constantFrom(7, 14, 28, 30, 90, 100, 180), { minLength: 1, maxLength: 4 }),
  })
  .map(({ schedule, refillsAllowed, lastFilledDaysAgo, daysSupply }) =>
    prescription({
      ...{ schedule, refillsAllowed, writtenOn: addDays(base, -100), expiresOn: addDays(base, 400) },
      fills: daysSupply.map((days, index) => ({
        ...{ id: `${index}`, quantity: days, daysSupply: days, partial: false, completed: true },
        filledOn: addDays(base, -lastFilledDaysAgo - 10 * index),
      })),
    }),
  );

const somePrescription = fc.oneof(anyPrescription, soundPrescription);

const someInput = fc
  .record({
    rx: somePrescription,
    others: fc.array(somePrescription, { maxLength: 2 }),
    drug: fc.constantFrom(
      null,
      statin,
      statin,
      statin,
      { ...statin, cardiac: true },
      { ...statin, daysSupplyUnreliable: true },
    ),
    saysUrgent: fc.boolean(),
    daysLeft: fc.option(fc.noBias(fc.integer({ min: 0, max: 40 })), { freq: 1 }),
  })
  .map(({ rx, others, drug, saysUrgent, daysLeft }) =>
    input({
      today: base,
      match: { kind: 'one', prescription: rx, ...(others.length > 0 ? { others } : {}) },
      drug,
      request: { saysUrgent, daysLeft },
    }),
  );

it('every generated prescription gets one decision by a known row, the same each time', () => {
  fc.assert(
    fc.property(someInput, (given) => {
      const decision = decideEligibility(given);
      expect(decisionCodes).toContain(decision.code);
      expect(decision.rule).not.toBe('16-unforeseen');
      expect(decideEligibility(structuredClone(given))).toEqual(decision);
    }),
    { numRuns: 10_000 },
  );
});

type Decide = typeof decideEligibility;

/** @throws when a later day makes a refill too early that was not too early before */
function checkMonotone(decide: Decide): void {
  fc.assert(
    fc.property(
      someInput,
      fc.noBias(fc.integer({ min: 5, max: 120 })),
      fc.noBias(fc.integer({ min: 1, max: 60 })),
      (given, day0, later) => {
        const first = decide({ ...given, today: addDays(base, day0) });
        const second = decide({ ...given, today: addDays(base, day0 + later) });
        if (second.code === 'TOO_EARLY') expect(first.code).toBe('TOO_EARLY');
      },
    ),
    { numRuns: 10_000 },
  );
}

it('more time since the last fill never makes a refill too early again', () => {
  checkMonotone(decideEligibility);
});

const faulty: [what: string, decide: Decide][] = [
  [
    'a supply that is looked back on for longer as time passes',
    (given) => {
      const carryOverDays = { value: given.today > addDays(base, 20) ? 180 : 0, reason: 'a fault' };
      const policy = { ...given.policy, window: { ...given.policy.window, carryOverDays } };
      return decideEligibility({ ...given, policy });
    },
  ],
  [
    'a threshold that rises',
    (given) => {
      const percent = { value: given.today > addDays(base, 20) ? 100 : 50, reason: 'a fault' };
      const window = {
        ...given.policy.window,
        nonControlledPercent: percent,
        controlledPercent: percent,
      };
      return decideEligibility({ ...given, policy: { ...given.policy, window } });
    },
  ],
];
it.each(faulty)('and this would be noticed: %s', (_, decide) => {
  expect(() => checkMonotone(decide)).toThrow();
});

it('schedule II is never handed to the pharmacy as a refill', () => {
  fc.assert(
    fc.property(someInput, (given) => {
      if (given.match.kind !== 'one') return;
      const match = {
        kind: 'one' as const,
        prescription: { ...given.match.prescription, schedule: 2 as const },
      };
      expect(decideEligibility({ ...given, match }).code).not.toBe('PHARMACY_PROCESS');
    }),
    { numRuns: 2_000 },
  );
});
