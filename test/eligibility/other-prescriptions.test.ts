import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-date.ts';
import { decideEligibility } from '../../src/eligibility/decide-eligibility.ts';
import { fill, input, prescription, today } from './samples.ts';

function filledAgo(days: number) {
  return [fill({ id: `f${days}`, filledOn: addDays(today, -days) })];
}

/** The picked one and another active one of the same medicine, each filled so many days ago. */
function decide(picked: number | null, other: number, changes: { daysSupply?: number } = {}) {
  const own = prescription({ fills: picked === null ? [] : filledAgo(picked) });
  const { daysSupply = 30 } = changes;
  const fills = filledAgo(other).map((one) => ({ ...one, daysSupply }));
  const others = [prescription({ id: 'rx-2', rxNumber: '7001235', fills })];
  return decideEligibility(input({ match: { kind: 'one', prescription: own, others } }));
}

/** The supply that somebody has is what was handed over of the medicine, by whatever number. */
describe('a fill of the same medicine on another active prescription', () => {
  it.each([
    ['the day before its window opens', 26, 23, 'TOO_EARLY'],
    ['on the day', 26, 24, 'PHARMACY_PROCESS'],
    ['older than the own fill', 23, 28, 'TOO_EARLY'],
    ['of a prescription never filled itself', null, 5, 'TOO_EARLY'],
    ['long over, of a prescription never filled itself', null, 29, 'PHARMACY_PROCESS'],
  ] as const)('%s', (_what, picked, other, code) => {
    const { code: decided, eligibleOn, reasons } = decide(picked, other);
    expect(decided).toBe(code);
    const latest = Math.min(picked ?? other, other);
    if (code === 'TOO_EARLY' && latest === other) expect(reasons.join()).toContain('another prescription');
    if (code === 'TOO_EARLY') expect(eligibleOn).toBe(addDays(today, 24 - latest));
  });

  it('whose days of supply are missing or impossible says nothing', () => {
    expect(decide(26, 5, { daysSupply: 0 }).code).toBe('PHARMACY_PROCESS');
  });

  it('more time never makes it too early again', () => {
    const codes = Array.from({ length: 60 }, (_, days) => decide(days + 5, days).code);
    const from = codes.findIndex((code) => code !== 'TOO_EARLY');
    expect(from).toBe(24);
    expect(codes.slice(from)).not.toContain('TOO_EARLY');
  });
});
