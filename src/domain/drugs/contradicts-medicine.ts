import { readDrugText } from './read-drug-text.ts';
import { comparableStrength } from './strength.ts';

type Medicine = { name: string | null; strength: string | null };

/** A plain weight: how a concentration or a combination is written differs too much from system to system. */
const weight = /^[\d.]+ ?(mg|mcg|g)$/;

/** Whether another system's words name another medicine, or another strength of it; what is not known contradicts nothing. */
export function contradictsMedicine(known: Medicine, words: string): boolean {
  const told = readDrugText(words);
  if (known.name === null || told.name === null) return false;
  return told.name !== known.name || strengthsDiffer(known.strength, told.strength);
}

function strengthsDiffer(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  if (!weight.test(one) || !weight.test(other)) return false;
  return comparableStrength(one) !== comparableStrength(other);
}
