import { comparableStrength } from '../../domain/drugs/strength.ts';

type Medicine = { name: string | null; strength: string | null };

/** One medicine in one strength; where a system does not say the strength, it is not known whether. */
export function isSamePrescription(one: Medicine, other: Medicine): boolean {
  if (one.name === null || one.name !== other.name) return false;
  if (one.strength === null || other.strength === null) return one.strength === other.strength;
  return comparableStrength(one.strength) === comparableStrength(other.strength);
}
