import type { Facts, PrescriptionFacts } from './facts.ts';

/**
 * Why the days' supply of the record does not say when the medicine runs out, with the field named; null where it
 * does. Such a refill is never called too early by a rule: a person looks.
 */
export function supplyDoubt({ input, rx }: Facts): string | null {
  if (input.drug?.daysSupplyUnreliable) return "days' supply says little for this medicine";
  const { doseVaries, doseChangedOn } = rx?.prescription ?? {};
  if (doseVaries) return `sig ${doseVaries}: days' supply does not follow from the quantity`;
  if (doseChangedOn && changedSinceFill(rx, doseChangedOn))
    return `sig changed, seen on ${doseChangedOn}: the last fill was for another dose`;
  return null;
}

function changedSinceFill(rx: PrescriptionFacts | null, changedOn: string): boolean {
  return rx?.last != null && rx.last.startedOn < changedOn;
}
