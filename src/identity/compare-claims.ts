import type { Patient } from '../domain/patient.ts';
import { compareBirthDate, type BirthDateAgreement } from './compare-birth-date.ts';
import { comparePhone, type PhoneAgreement } from './compare-phone.ts';
import { compareRxNumbers, type RxNumberAgreement } from './compare-rx-numbers.ts';
import type { IdentityInput } from './identity-input.ts';
import { type NameScore, scoreName, scoreDoubtful } from './score-name.ts';

/** How each field of a message agrees with one patient. */
export type Comparison = {
  /** Null when no name was claimed. */
  name: NameScore | null;
  birthDate: BirthDateAgreement;
  rxNumber: RxNumberAgreement;
  phone: PhoneAgreement;
};

export function compareClaims(input: IdentityInput, patient: Patient): Comparison {
  return {
    name: input.claims.name === null ? null : compareName(input.claims.name, patient),
    birthDate: compareBirthDate(input.claims.birthDates, patient.birthDate, input.today),
    rxNumber: compareRxNumbers(input, patient),
    phone: comparePhone(input, patient),
  };
}

function compareName(claim: string, patient: Patient): NameScore {
  const score = scoreName(claim, patient);
  return score.by === 'none' ? (scoreDoubtful(claim, patient) ?? score) : score;
}
