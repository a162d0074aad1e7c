import type { CalendarDate } from './calendar-date.ts';
import type { Fill, Prescription } from './prescription.ts';

/** One authorised dispensing: a full fill, or the parts that make up one. */
export type Supply = {
  startedOn: CalendarDate;
  quantity: number | null;
  /** Of all its parts together; null when a part does not say. */
  daysSupply: number | null;
  parts: number;
  /** The rest of the prescribed quantity is still to be handed over. */
  owed: boolean;
};

type DatedFill = Fill & { filledOn: CalendarDate };

/** The fills that really happened, oldest first; null when one of them has no date. */
export function completedFills(prescription: Pick<Prescription, 'fills'>): DatedFill[] | null {
  const done = prescription.fills.filter((fill) => fill.completed);
  const dated = done.filter((fill): fill is DatedFill => fill.filledOn !== null);
  if (dated.length !== done.length) return null;
  return dated.toSorted((a, b) => compare(a.filledOn, b.filledOn) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Groups the fills into supplies: parts of one quantity count as one, so that a partial fill and its completion use
 * up one refill, not two.
 */
export function suppliesOf(prescription: Pick<Prescription, 'fills' | 'quantity'>): Supply[] | null {
  const fills = completedFills(prescription);
  if (!fills) return null;
  const supplies: Supply[] = [];
  for (const fill of fills) {
    const last = supplies.at(-1);
    if (last?.owed && completes(last, fill, prescription.quantity))
      addPart(last, fill, prescription.quantity);
    else supplies.push(firstPart(fill, prescription.quantity));
  }
  return supplies;
}

/** A full fill after a partial one closes it when it is no more than what was owed; otherwise it is a new supply. */
function completes(supply: Supply, fill: Fill, prescribed: number | null): boolean {
  if (fill.partial) return true;
  if (prescribed === null || supply.quantity === null || fill.quantity === null) return false;
  return supply.quantity + fill.quantity <= prescribed;
}

function firstPart(fill: DatedFill, prescribed: number | null): Supply {
  const { filledOn, quantity, daysSupply } = fill;
  const owed = fill.partial && !reaches(quantity, prescribed);
  return { startedOn: filledOn, quantity, daysSupply, parts: 1, owed };
}

function addPart(supply: Supply, fill: Fill, prescribed: number | null): void {
  supply.quantity = sum(supply.quantity, fill.quantity);
  supply.daysSupply = sum(supply.daysSupply, fill.daysSupply);
  supply.parts += 1;
  supply.owed = fill.partial && !reaches(supply.quantity, prescribed);
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function reaches(quantity: number | null, prescribed: number | null): boolean {
  return quantity !== null && prescribed !== null && quantity >= prescribed;
}
