import { ageYears, type CalendarDate } from '../domain/calendar-date.ts';
import type { Patient } from '../domain/patient.ts';
import type { IdentityInput } from './identity-input.ts';
import { matchingPolicy } from './matching-policy.ts';
import { type NameScore, scoreName } from './score-name.ts';

/** How each field of a message agrees with one patient. */
export type Comparison = {
  /** Null when no name was claimed. */
  name: NameScore | null;
  birthDate: 'equal' | 'different' | 'unrecorded' | 'unclaimed';
  /** `own`: the Rx numbers are this patient's. `other`: they, or some of them, are another candidate's. */
  rxNumber: 'own' | 'other' | 'unknown' | 'unclaimed';
  phone: PhoneAgreement;
};

/** `facility_line`: on file for more people than a household has. `related`: of one who may ask for the patient. */
export type PhoneAgreement = 'mobile' | 'landline' | 'facility_line' | 'related' | 'none';

export function compareClaims(input: IdentityInput, patient: Patient): Comparison {
  return {
    name: input.claims.name === null ? null : scoreName(input.claims.name, patient),
    birthDate: compareBirthDate(input.claims.birthDates, patient.birthDate, input.today),
    rxNumber: compareRxNumbers(input, patient),
    phone: comparePhone(input, patient),
  };
}

/** Any reading may be the one that was meant; readings in the future or of more than 120 years are none. */
export function compareBirthDate(
  readings: CalendarDate[],
  recorded: CalendarDate | null,
  today: CalendarDate,
): Comparison['birthDate'] {
  if (readings.length === 0) return 'unclaimed';
  if (recorded === null) return 'unrecorded';
  const possible = readings.filter(
    (date) => date <= today && ageYears(date, today) <= matchingPolicy.oldestYears,
  );
  return possible.includes(recorded) ? 'equal' : 'different';
}

function compareRxNumbers(input: IdentityInput, patient: Patient): Comparison['rxNumber'] {
  const claimed = input.claims.rxNumbers;
  if (claimed.length === 0) return 'unclaimed';
  const owned = claimed.filter((number) => hasRxNumber(patient, number));
  const foreign = claimed.some(
    (number) => !owned.includes(number) && input.candidates.some((other) => hasRxNumber(other, number)),
  );
  if (foreign) return 'other';
  return owned.length > 0 ? 'own' : 'unknown';
}

function hasRxNumber(patient: Patient, rxNumber: string): boolean {
  return patient.prescriptions.some((prescription) => prescription.rxNumber === rxNumber);
}

function comparePhone(input: IdentityInput, patient: Patient): PhoneAgreement {
  if (input.sender === null) return 'none';
  const phone = patient.phones.find(({ number }) => number === input.sender);
  if (!phone)
    return patient.relatedPersons.some((person) => person.phone === input.sender) ? 'related' : 'none';
  const holders = input.candidates.filter((other) => holdsPhone(other, input.sender));
  if (holders.length > matchingPolicy.mostPeopleOnHouseholdLine) return 'facility_line';
  return phone.kind === 'landline' ? 'landline' : 'mobile';
}

/** The number is the patient's own on the roster. */
export function holdsPhone(patient: Patient, number: string | null): boolean {
  return number !== null && patient.phones.some((phone) => phone.number === number);
}
