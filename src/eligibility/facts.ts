import { addMonths, type CalendarDate } from '../domain/calendar-date.ts';
import { dangerFlags } from '../domain/message.ts';
import type { Policy } from '../domain/policy.ts';
import type { Prescription } from '../domain/prescription.ts';
import { suppliesOf, type Supply } from '../domain/supplies.ts';
import type { EligibilityInput } from './eligibility-input.ts';
import { daysSupplyOf, refillsLeft, refillsUsed, refillWindow, type RefillWindow } from './supply.ts';

/** What the record says of the matched prescription, computed once for all rows. */
export type PrescriptionFacts = {
  prescription: Prescription;
  /** Null when a fill has no date, so that their order is unknown. */
  supplies: Supply[] | null;
  last: Supply | null;
  /** What was handed over last of the medicine, on whichever of its prescriptions; null when nothing ever was. */
  lastOfMedicine: { startedOn: CalendarDate; daysSupply: number | null } | null;
  /** Other active prescriptions of the same medicine whose fills are supply too. */
  others: readonly OtherSupply[];
  refillsLeft: number | null;
  refillsUsed: number;
  daysSupply: number | null;
  /** Null where days' supply or fills are missing or impossible, such as a fill dated in the future. */
  window: RefillWindow | null;
  expiresOn: CalendarDate | null;
  controlled: boolean;
};

/** Another prescription's fills; `supplies` null when one has no date. */
export type OtherSupply = {
  prescription: Prescription;
  supplies: Supply[] | null;
  daysSupply: number | null;
};

export type Facts = { input: EligibilityInput; rx: PrescriptionFacts | null };

export function factsOf(input: EligibilityInput): Facts {
  return {
    input,
    rx:
      input.match.kind === 'one'
        ? prescriptionFacts(input.match.prescription, input.match.others ?? [], input)
        : null,
  };
}

function prescriptionFacts(
  prescription: Prescription,
  others: readonly Prescription[],
  input: EligibilityInput,
): PrescriptionFacts {
  const { policy } = input;
  const supplies = suppliesOf(prescription);
  const known = supplies ?? [];
  const own = reliableWindow(prescription, supplies, input);
  const beside = others.map((other) => otherSupply(other));
  const windows = [
    ...beside.map((other) => reliableWindow(other.prescription, other.supplies, input)),
    prescription.schedule === null ? null : carriedTogether(prescription, known, beside, input),
  ].filter((window) => window !== null);
  const daysSupply = daysSupplyOf(prescription, known);
  return {
    prescription,
    supplies,
    last: known.at(-1) ?? null,
    lastOfMedicine: lastOf([{ prescription, supplies, daysSupply }, ...beside]),
    others: beside,
    refillsLeft: supplies && refillsLeft(prescription, supplies),
    refillsUsed: refillsUsed(known),
    daysSupply,
    window: own || supplies?.length === 0 ? latestWindow(own, windows, prescription) : null,
    expiresOn: legalExpiry(prescription, policy),
    controlled: prescription.schedule !== null,
  };
}

function otherSupply(prescription: Prescription): OtherSupply {
  const supplies = suppliesOf(prescription);
  return { prescription, supplies, daysSupply: daysSupplyOf(prescription, supplies ?? []) };
}

/** The newest supply with the days that a supply of its prescription lasts. */
function lastOf(prescriptions: readonly OtherSupply[]): PrescriptionFacts['lastOfMedicine'] {
  let found: PrescriptionFacts['lastOfMedicine'] = null;
  for (const { supplies, daysSupply } of prescriptions) {
    const startedOn = supplies?.at(-1)?.startedOn;
    if (startedOn && (!found || startedOn > found.startedOn)) found = { startedOn, daysSupply };
  }
  return found;
}

/** Null where days' supply or fills are missing or impossible. */
function reliableWindow(
  prescription: Prescription,
  supplies: Supply[] | null,
  { today, policy }: EligibilityInput,
): RefillWindow | null {
  if (!supplies || supplies.some(({ startedOn }) => startedOn > today)) return null;
  if (!isDaysSupply(daysSupplyOf(prescription, supplies), policy)) return null;
  return refillWindow(prescription, supplies, today, policy);
}

/**
 * Of a controlled medicine what is left of any supply is carried over to the next one, whichever of its prescriptions
 * each was handed over on.
 */
function carriedTogether(
  prescription: Prescription,
  own: readonly Supply[],
  beside: readonly OtherSupply[],
  input: EligibilityInput,
): RefillWindow | null {
  const { writtenOn } = prescription;
  // What was handed over before it was written its prescriber knew.
  const others = beside.flatMap(({ supplies, daysSupply }) =>
    (supplies ?? [])
      .filter(({ startedOn }) => writtenOn === null || startedOn >= writtenOn)
      .map((supply) => ({ ...supply, daysSupply: supply.daysSupply ?? daysSupply })),
  );
  if (others.length === 0) return null;
  const all = [...own, ...others].toSorted((a, b) =>
    a.startedOn < b.startedOn ? -1 : Number(a.startedOn > b.startedOn),
  );
  return reliableWindow(prescription, all, input);
}

/** What was handed over on another prescription of the medicine is supply as well: the latest of all counts. */
function latestWindow(
  own: RefillWindow | null,
  beside: readonly RefillWindow[],
  { earliestFillOn }: Prescription,
): RefillWindow | null {
  let found = own;
  for (const one of beside)
    if (!found || one.eligibleOn > found.eligibleOn) found = { ...one, ofAnother: true };
  if (!found || earliestFillOn === null || earliestFillOn <= found.eligibleOn) return found;
  return { ...found, eligibleOn: earliestFillOn };
}

export function isDaysSupply(days: number | null, policy: Policy): boolean {
  return days !== null && Number.isInteger(days) && days > 0 && days <= policy.window.maximumDaysSupply.value;
}

/** A quantity may be unknown; one that is known is above nothing. */
export function isQuantity(quantity: number | null): boolean {
  return quantity === null || (Number.isFinite(quantity) && quantity > 0);
}

/** The last day on which it may be filled: what the pharmacy recorded, bounded by law; null when neither is known. */
export function legalExpiry(prescription: Prescription, policy: Policy): CalendarDate | null {
  const { expiresOn, writtenOn, schedule } = prescription;
  const months = boundingMonths(schedule, policy);
  if (months === null)
    return expiresOn ?? (writtenOn && addMonths(writtenOn, policy.law.nonControlledMonths.value));
  if (writtenOn === null) return null;
  const bound = addMonths(writtenOn, months);
  return expiresOn !== null && expiresOn < bound ? expiresOn : bound;
}

function boundingMonths(schedule: Prescription['schedule'], policy: Policy): number | null {
  if (schedule === 2) return policy.law.scheduleTwoMonths.value;
  return isCapped(schedule, policy) ? policy.law.cappedMonths.value : null;
}

/** Whether the refill cap and six-month limit hold for this schedule. */
export function isCapped(schedule: Prescription['schedule'], policy: Policy): boolean {
  return schedule !== null && schedule !== 2 && policy.law.cappedSchedules.value.includes(schedule);
}

/** Whether the first day for the next fill is known and still to come. */
export function isTooEarly(facts: Facts): boolean {
  const eligibleOn = eligibleOnOf(facts);
  return eligibleOn !== null && facts.input.today < eligibleOn;
}

/** The first day for the next fill; before any fill it is the prescription's own earliest day, if it has one. */
export function eligibleOnOf({ rx }: Facts): CalendarDate | null {
  if (!rx) return null;
  if (rx.window) return rx.window.eligibleOn;
  return rx.supplies?.length === 0 ? rx.prescription.earliestFillOn : null;
}

export function isInDanger(input: EligibilityInput): boolean {
  return dangerFlags.some((flag) => input.flags.includes(flag));
}
