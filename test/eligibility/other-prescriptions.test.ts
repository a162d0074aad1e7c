import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar-date.ts';
import { decideEligibility } from '../../src/eligibility/decide-eligibility.ts';
import { fill, input, prescription, today } from './samples.ts';

function filledAgo(days: number) {
  return [fill({ id: `f${days}`, filledOn: addDays(today, -days) })];
}

/** The picked one and another active one of the same medicine, each filled so many days ago. */
function decide(picked: number | null, other: number) {
  const own = prescription({ fills: picked === null ? [] : filledAgo(picked) });
  const fills = filledAgo(other);
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

  it.each([
    ['days of supply', { daysSupply: null }, /^missing: daysSupply of another prescription .* Rx 7001235$/],
    [
      'impossible days of supply',
      { daysSupply: 0 },
      /^inconsistent: daysSupply of another .* 7001235 0 is not/,
    ],
    ['date', { filledOn: null }, /^missing: filledOn of a completed fill of another prescription/],
    [
      'date that has passed',
      { filledOn: addDays(today, 1) },
      /^inconsistent: filledOn 2026-06-16 of another/,
    ],
  ] as const)('that has no %s goes to a person, with the field named', (_what, changes, reason) => {
    const beside = [fill({ filledOn: addDays(today, -5), ...changes })];
    const others = [
      prescription({ id: 'rx-2', rxNumber: '7001235', expectedDaysSupply: null, fills: beside }),
    ];
    const own = prescription({ fills: filledAgo(26) });
    const decided = decideEligibility(input({ match: { kind: 'one', prescription: own, others } }));
    expect(decided).toMatchObject({ code: 'NEEDS_HUMAN', rule: '10-record-complete' });
    expect(decided.reasons[0]).toMatch(reason);
  });

  it.each([
    ['lapsed long ago, had another one last month', 200, 28, 'PHARMACY_PROCESS'],
    ['lapsed on the other one too, the day after the limit', 200, 61, 'PHARMACIST_REVIEW'],
    ['the other one on the last day of its limit', 200, 60, 'PHARMACY_PROCESS'],
    ['the other one lapsed, not this one', 28, 200, 'PHARMACY_PROCESS'],
  ] as const)('counts for a lapse: %s', (_what, picked, other, code) => {
    const long = { writtenOn: addDays(today, -210), fills: filledAgo(picked) };
    const others = [prescription({ id: 'rx-2', rxNumber: '7001235', ...long, fills: filledAgo(other) })];
    const match = { kind: 'one', prescription: prescription(long), others } as const;
    expect(decideEligibility(input({ match })).code).toBe(code);
  });

  it.each([
    ['is carried over where the medicine is controlled', 4, 'TOO_EARLY', 17],
    ['counts by itself where it is not', null, 'PHARMACY_PROCESS', null],
  ] as const)('handed over while the own one lasted %s', (_what, schedule, code, inDays) => {
    const of = { schedule, writtenOn: addDays(today, -60) };
    const own = prescription({ ...of, fills: filledAgo(40) });
    const others = [prescription({ ...of, id: 'rx-2', rxNumber: '7001235', fills: filledAgo(35) })];
    const decided = decideEligibility(input({ match: { kind: 'one', prescription: own, others } }));
    expect(decided.code).toBe(code);
    if (inDays !== null) expect(decided.eligibleOn).toBe(addDays(today, inDays));
  });

  it('more time never makes it too early again', () => {
    const codes = Array.from({ length: 60 }, (_, days) => decide(days + 5, days).code);
    const from = codes.findIndex((code) => code !== 'TOO_EARLY');
    expect(from).toBe(24);
    expect(codes.slice(from)).not.toContain('TOO_EARLY');
  });
});
