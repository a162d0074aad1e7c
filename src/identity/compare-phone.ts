import type { Patient } from '../domain/patient.ts';
import { findAuthority } from './authority.ts';
import type { IdentityInput } from './identity-input.ts';
import { matchingPolicy } from './matching-policy.ts';

/**
 * `facility_line`: on file for more people than a household has, or a facility's own number. `representative`: of one
 * who decides for the patient. `related`: of another one on file for the patient.
 */
export type PhoneAgreement = 'mobile' | 'landline' | 'facility_line' | 'representative' | 'related' | 'none';

type PhoneInput = Pick<IdentityInput, 'sender' | 'facilityLine' | 'candidates' | 'today'>;

export function comparePhone(input: PhoneInput, patient: Patient): PhoneAgreement {
  if (input.sender === null) return 'none';
  const phone = patient.phones.find(({ number }) => number === input.sender);
  if (!phone) return compareRelatedPhone(input, patient);
  const holders = input.candidates.filter((other) => holdsPhone(other, input.sender));
  const shared = holders.length > matchingPolicy.mostPeopleOnHouseholdLine;
  if (input.facilityLine || shared) return 'facility_line';
  return phone.kind === 'landline' ? 'landline' : 'mobile';
}

function compareRelatedPhone({ sender, facilityLine, today }: PhoneInput, patient: Patient): PhoneAgreement {
  const related = patient.relatedPersons.filter((person) => person.phone === sender);
  if (related.length === 0) return 'none';
  const authority = findAuthority(related, patient, today);
  return authority?.scope === 'full' && !facilityLine ? 'representative' : 'related';
}

/** The number is the patient's own on the roster. */
export function holdsPhone(patient: Patient, number: string | null): boolean {
  return number !== null && patient.phones.some((phone) => phone.number === number);
}
