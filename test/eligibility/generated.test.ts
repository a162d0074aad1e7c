import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../src/domain/calendar-date.ts';
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

const somePrescription: fc.Arbitrary<Prescription> = fc
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
  })
  .map((fields) => prescription(fields));

const someInput = fc
  .record({
    rx: somePrescription,
    drug: fc.constantFrom(
      null,
      statin,
      { ...statin, cardiac: true },
      { ...statin, daysSupplyUnreliable: true },
    ),
    saysUrgent: fc.boolean(),
    daysLeft: fc.option(fc.integer({ min: 0, max: 40 })),
  })
  .map(({ rx, drug, saysUrgent, daysLeft }) =>
    input({ today: base, match: { kind: 'one', prescription: rx }, drug, request: { saysUrgent, daysLeft } }),
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

it('more time since the last fill never makes a refill too early again', () => {
  fc.assert(
    fc.property(
      someInput,
      fc.integer({ min: 5, max: 200 }),
      fc.integer({ min: 1, max: 60 }),
      (given, day0, later) => {
        const first = decideEligibility({ ...given, today: addDays(base, day0) });
        const second = decideEligibility({ ...given, today: addDays(base, day0 + later) });
        if (second.code === 'TOO_EARLY') expect(first.code).toBe('TOO_EARLY');
      },
    ),
    { numRuns: 10_000 },
  );
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
