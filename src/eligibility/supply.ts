import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { Policy } from '../domain/policy.ts';
import type { Prescription } from '../domain/prescription.ts';
import type { Supply } from '../domain/supplies.ts';

/** Refills left: those authorised less the supplies after the first; null when the record does not say. */
export function refillsLeft(prescription: Prescription, supplies: Supply[]): number | null {
  if (prescription.refillsAllowed === null) return null;
  return Math.max(0, prescription.refillsAllowed - refillsUsed(supplies));
}

export function refillsUsed(supplies: Supply[]): number {
  return Math.max(0, supplies.length - 1);
}

/** Days' supply of the last full supply, else the one expected by the prescription. */
export function daysSupplyOf(prescription: Prescription, supplies: Supply[]): number | null {
  const lastFull = supplies.findLast((supply) => !supply.owed);
  return lastFull?.daysSupply ?? prescription.expectedDaysSupply;
}

export type RefillWindow = {
  eligibleOn: CalendarDate;
  runOutOn: CalendarDate;
  percent: number;
  /** It follows from fills on another prescription of the medicine. */
  ofAnother?: true;
};

/**
 * When the next refill may be filled and when the supply ends, in whole days. Controlled drugs carry the rest of
 * earlier fills over: `exhaust = max(fill, exhaust before) + days' supply`.
 */
export function refillWindow(
  prescription: Prescription,
  supplies: Supply[],
  today: CalendarDate,
  policy: Policy,
): RefillWindow | null {
  const last = supplies.at(-1);
  const daysSupply = daysSupplyOf(prescription, supplies);
  if (!last || daysSupply === null) return null;
  const controlled = prescription.schedule !== null;
  const percent = (controlled ? policy.window.controlledPercent : policy.window.nonControlledPercent).value;
  const counted = controlled ? lookBack(supplies, countedFrom(prescription, today, policy)) : [last];
  const runOutOn = exhaustion(counted, daysSupply, last);
  const spared = Math.floor(((100 - percent) * daysSupply) / 100);
  const eligibleOn = latest(addDays(runOutOn, -spared), prescription.earliestFillOn);
  return { eligibleOn, runOutOn, percent };
}

/** What was filled for another dose says nothing of how long this one lasts. */
function countedFrom(
  { doseChangedOn = null }: Prescription,
  today: CalendarDate,
  policy: Policy,
): CalendarDate {
  return latest(addDays(today, -policy.window.carryOverDays.value), doseChangedOn);
}

function lookBack(supplies: Supply[], from: CalendarDate): Supply[] {
  return supplies.filter((supply, index) => supply.startedOn >= from || index === supplies.length - 1);
}

function exhaustion(supplies: Supply[], daysSupply: number, last: Supply): CalendarDate {
  let end = last.startedOn;
  for (const [index, supply] of supplies.entries()) {
    const begin = index === 0 ? supply.startedOn : latest(supply.startedOn, end);
    end = addDays(begin, supply === last ? daysSupply : (supply.daysSupply ?? daysSupply));
  }
  return end;
}

function latest(a: CalendarDate, b: CalendarDate | null): CalendarDate {
  return b !== null && b > a ? b : a;
}
