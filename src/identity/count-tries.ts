import type { Identity } from '../domain/patient.ts';
import type { IdentityInput } from './identity-input.ts';
import { matchingPolicy } from './matching-policy.ts';

/** What becomes of a claim when earlier ones of the same number are looked at together with it. */
export type TriedIdentity = {
  identity: Identity;
  /** The claim names nobody: it counts as a wrong try. */
  isWrong: boolean;
  /** The number has tried often enough: a person takes over. */
  handToPerson: boolean;
};

/**
 * After three wrong claims in a day nothing that the number claims is believed any more, right or wrong, so that
 * nobody finds a birth date by trying; a person sees who it may be. What says nothing of anybody is no try.
 */
export function countTries(
  identity: Identity,
  claims: IdentityInput['claims'],
  wrongTries: number,
): TriedIdentity {
  const { most } = matchingPolicy.wrongTries;
  const claimed = isWholeClaim(claims);
  if (claimed && wrongTries >= most)
    return { identity: withheld(identity), isWrong: false, handToPerson: true };
  const isWrong = claimed && identity.result === 'none';
  return { identity, isWrong, handToPerson: isWrong && wrongTries + 1 >= most };
}

/** Enough to name somebody: two of name, birth date and Rx number. */
function isWholeClaim({ name, birthDates, rxNumbers }: IdentityInput['claims']): boolean {
  return [name !== null, birthDates.length > 0, rxNumbers.length > 0].filter(Boolean).length > 1;
}

function withheld({ patientId, score, reasons, candidates = [] }: Identity): Identity {
  const found = patientId === null ? candidates : [{ patientId, score, reasons }];
  return {
    result: 'none',
    level: 'L0',
    patientId: null,
    score: 0,
    reasons: ['failed:too_many_tries'],
    candidates: found,
  };
}
