import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import { suppliesOf } from '../../src/domain/supplies.ts';
import { refillWindow } from '../../src/eligibility/supply.ts';
import type { Fill, Prescription } from '../../src/domain/prescription.ts';
import { day, fill, prescription } from './samples.ts';

const start = day('2026-03-02');

function windowOf(
  fills: Fill[],
  schedule: 4 | null,
  today: CalendarDate = addDays(start, 30),
  changes: Partial<Prescription> = {},
) {
  const rx = prescription({ fills, schedule, ...changes });
  const window = refillWindow(rx, suppliesOf(rx) ?? [], today, defaultPolicy);
  if (!window) throw new Error('no window');
  return window;
}

describe('the window opens so many days after the fill', () => {
  const golden: [daysSupply: number, uncontrolled: number, controlled: number][] = [
    [30, 24, 27],
    [90, 72, 81],
    [14, 12, 13],
    [7, 6, 7],
    [28, 23, 26],
    [100, 80, 90],
    [1, 1, 1],
  ];
  it.each(golden)('%i days: after %i, controlled after %i', (daysSupply, uncontrolled, controlled) => {
    const fills = [fill({ filledOn: start, daysSupply })];
    expect(daysBetween(start, windowOf(fills, null).eligibleOn)).toBe(uncontrolled);
    expect(daysBetween(start, windowOf(fills, 4).eligibleOn)).toBe(controlled);
    expect(daysBetween(start, windowOf(fills, 4).runOutOn)).toBe(daysSupply);
  });

  it('counts the leap day', () => {
    const fills = [fill({ filledOn: day('2028-02-20') })];
    expect(windowOf(fills, null, day('2028-03-20')).eligibleOn).toBe('2028-03-15');
  });

  it('is not moved by the change to daylight-saving time', () => {
    const fills = [fill({ filledOn: day('2026-03-01') })];
    expect(windowOf(fills, null).eligibleOn).toBe('2026-03-25');
  });
});

describe('supply carried over', () => {
  const twice = [fill({ id: 'a', filledOn: start }), fill({ id: 'b', filledOn: addDays(start, 25) })];

  it('of a controlled drug moves the window', () => {
    const window = windowOf(twice, 4, addDays(start, 40));
    expect(daysBetween(start, window.runOutOn)).toBe(60);
    expect(daysBetween(start, window.eligibleOn)).toBe(57);
  });

  it('of other drugs does not count', () => {
    expect(daysBetween(start, windowOf(twice, null, addDays(start, 40)).eligibleOn)).toBe(49);
  });

  it('is forgotten after 180 days', () => {
    const fills = [
      fill({ id: 'a', filledOn: start, daysSupply: 180 }),
      fill({ id: 'b', filledOn: addDays(start, 160), daysSupply: 30 }),
    ];
    expect(daysBetween(start, windowOf(fills, 4, addDays(start, 180)).runOutOn)).toBe(210);
    expect(daysBetween(start, windowOf(fills, 4, addDays(start, 181)).runOutOn)).toBe(190);
  });

  it('of another dose is forgotten', () => {
    const changes = { doseChangedOn: addDays(start, 20) };
    expect(daysBetween(start, windowOf(twice, 4, addDays(start, 40), changes).runOutOn)).toBe(55);
  });

  it('leaves no gap behind: a late fill starts anew', () => {
    const fills = [fill({ id: 'a', filledOn: start }), fill({ id: 'b', filledOn: addDays(start, 50) })];
    expect(daysBetween(start, windowOf(fills, 4, addDays(start, 60)).runOutOn)).toBe(80);
  });
});

it('a full fill after a partial one that is more than was owed is a supply of its own', () => {
  const fills = [
    fill({ id: 'a', filledOn: start, quantity: 20, partial: true }),
    fill({ id: 'b', filledOn: addDays(start, 24), quantity: 30 }),
  ];
  expect(suppliesOf(prescription({ fills }))).toHaveLength(2);
});
