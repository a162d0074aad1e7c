import type { CalendarDate } from './calendar-date.ts';

/** What was handed out of a prescription; a partial one is a part of the next. */
export type HandedOut = { filledOn: CalendarDate | null; partial: boolean };

/** What two records of one prescription can be compared by; null where a record does not say it. */
export type LastSupply = { lastFilledOn: CalendarDate | null; refillsLeft: number | null };

/**
 * The day of the last fill, and the refills that are left: those authorised less the full fills after the first. A
 * record without any fill says nothing of either: it may not be told of them.
 */
export function lastSupplyOf(refillsAllowed: number | null, fills: readonly HandedOut[]): LastSupply {
  const days = fills.flatMap(({ filledOn }) => filledOn ?? []).sort();
  const full = fills.filter(({ partial }) => !partial).length;
  const left = refillsAllowed === null ? null : Math.max(0, refillsAllowed - Math.max(0, full - 1));
  return { lastFilledOn: days.at(-1) ?? null, refillsLeft: fills.length === 0 ? null : left };
}
