import type { Prescription } from '../domain/prescription.ts';
import type { Facts, PrescriptionFacts } from './facts.ts';
import type { Supply } from '../domain/supplies.ts';
import { supplyDoubt } from './supply-doubt.ts';

/**
 * How far days' supply and quantity may part from the prescription's own before one of them must be wrong, as a
 * fraction: 28 days for 30 tablets is rounding, half as long again is another number.
 */
const tolerance = { most: 3, of: 2 } as const;

/** A fill before the day of writing belongs to another prescription, or the day is wrong: its legal end is, too. */
export function filledBeforeWritten({ prescription }: PrescriptionFacts): string | null {
  const { writtenOn, fills } = prescription;
  const before = fills.find(
    ({ completed, filledOn }) => completed && filledOn && writtenOn !== null && filledOn < writtenOn,
  );
  return before ? `inconsistent: writtenOn ${writtenOn} is after the fill on ${before.filledOn}` : null;
}

/** Parts of one supply are together no more than what was prescribed. */
export function partsBeyondWhole({ supplies, prescription }: PrescriptionFacts): string | null {
  const { quantity: whole } = prescription;
  const odd = (supplies ?? []).find(
    ({ parts, quantity }) => parts > 1 && whole !== null && quantity !== null && quantity > whole,
  );
  return odd
    ? `inconsistent: quantity ${odd.quantity} of the parts since ${odd.startedOn} is more than ${whole}`
    : null;
}

/**
 * Days' supply of what was handed over against what the prescription says of that quantity: parts that each tell the
 * days of the whole, a fill of 30 tablets for 90 days. Not where the directions leave open how long a quantity lasts,
 * or were others then.
 */
export function suppliesAgainstPrescription(rx: PrescriptionFacts, facts: Facts): string | null {
  if (supplyDoubt(facts) !== null) return null;
  const full = (rx.supplies ?? []).filter((supply) => !supply.owed);
  const counted = rx.controlled ? full : full.slice(-1);
  const odd = counted.find((supply) => isOdd(supply, rx.prescription));
  if (!odd) return null;
  const { expectedDaysSupply, quantity } = rx.prescription;
  const said = `daysSupply ${odd.daysSupply} for quantity ${odd.quantity} of the fill on ${odd.startedOn}`;
  return `inconsistent: ${said}, prescribed ${expectedDaysSupply} for ${quantity}`;
}

/** `daysSupply / quantity` lies apart from the prescription's own, by cross products: no fractions. */
function isOdd(
  supply: Supply,
  { expectedDaysSupply: days, quantity }: Pick<Prescription, 'expectedDaysSupply' | 'quantity'>,
): boolean {
  if (supply.daysSupply === null || supply.quantity === null || days === null || quantity === null)
    return false;
  const told = supply.daysSupply * quantity;
  const prescribed = days * supply.quantity;
  const { most, of } = tolerance;
  return told * of > prescribed * most || prescribed * of > told * most;
}
