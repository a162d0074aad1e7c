import damerauLevenshtein from 'damerau-levenshtein';
import { doubleMetaphone } from 'double-metaphone';
import { matchingPolicy } from './matching-policy.ts';
import { differs, type PartScore, partScore } from './part-score.ts';

/** A slip of the finger or the ear between two words of a name, as far as they are long enough to forgive one. */
export function scoreSlip(claimed: string, recorded: string): PartScore {
  const letters = Math.min(claimed.length, recorded.length);
  if (Math.max(claimed.length, recorded.length) - letters > 2) return differs;
  const { steps } = damerauLevenshtein(claimed, recorded);
  if (steps === 1 && letters >= matchingPolicy.oneErrorFromLetters) return partScore('oneError');
  if (steps === 2 && letters >= matchingPolicy.twoErrorsFromLetters) return partScore('twoErrors');
  const mayBeHeard = steps === 2 && letters >= matchingPolicy.heardFromLetters;
  return mayBeHeard && soundsAlike(claimed, recorded) ? partScore('heard') : differs;
}

/** More slips than are forgiven, and still more alike than not. */
export function isFarSlip(claimed: string, recorded: string): boolean {
  const letters = Math.max(claimed.length, recorded.length);
  const { steps } = damerauLevenshtein(claimed, recorded);
  return letters >= matchingPolicy.farSlipFromLetters && steps > 0 && steps <= letters / 3;
}

/** One letter apart, and of one sound. */
export function isSpelling(a: string, b: string): boolean {
  return damerauLevenshtein(a, b).steps === 1 && soundsAlike(a, b);
}

/** At most two letters apart, and most of the letters the same: two names that a slip turns into each other. */
export function isNearlySpelt(a: string, b: string): boolean {
  const { steps } = damerauLevenshtein(a, b);
  return steps <= 2 && steps * 2 < Math.min(a.length, b.length);
}

export function soundsAlike(a: string, b: string): boolean {
  const [primaryA, secondaryA] = doubleMetaphone(a);
  const [primaryB, secondaryB] = doubleMetaphone(b);
  if (primaryA === '' || primaryB === '') return false;
  return primaryA === primaryB || secondaryA === primaryB || primaryA === secondaryB;
}
