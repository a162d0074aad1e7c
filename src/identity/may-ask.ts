import { addMonths, ageYears, type CalendarDate } from '../domain/calendar-date.ts';
import type { Patient, RelatedPerson } from '../domain/patient.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { holdsPhone } from './compare-claims.ts';
import type { IdentityInput } from './identity-input.ts';
import { matchingPolicy } from './matching-policy.ts';
import { scoreName } from './score-name.ts';

/** `no`: known not to be entitled, or no longer. `unknown`: nothing on file says so; a person verifies. */
export type Authority = 'yes' | 'no' | 'unknown';

/**
 * Whether the sender may ask for this patient: an adult for themselves, a facility for its own residents, someone
 * on file as related while that holds (45 CFR 164.502(g), 164.510(b)). A minor's own request goes to a person.
 */
export function mayAsk(input: IdentityInput, patient: Patient): Authority {
  if (input.facilityId !== null) {
    return input.trusted && patient.facilityId === input.facilityId ? 'yes' : 'no';
  }
  const related = authorityOfRelated(input, patient);
  if (related === 'yes') return 'yes';
  const minor = isMinor(patient, input.today);
  switch (input.requester?.relationship) {
    case 'pharmacy':
      return input.trusted ? 'yes' : 'unknown';
    case 'facility_staff':
      return 'unknown';
    case 'caregiver':
      return related;
    case 'patient':
    case undefined:
      break;
  }
  if (input.speaksOfAnother) return related;
  if (related === 'no' && !holdsPhone(patient, input.sender)) return 'no';
  return minor ? 'unknown' : 'yes';
}

function isMinor(patient: Patient, today: CalendarDate): boolean {
  return patient.birthDate !== null && ageYears(patient.birthDate, today) < matchingPolicy.adultYears;
}

/** What the roster says of the sender as somebody related: by phone, or by the name that a trusted key gives. */
function authorityOfRelated(input: IdentityInput, patient: Patient): Authority {
  const found = patient.relatedPersons.filter((person) => isSender(input, person));
  if (found.length === 0) return 'unknown';
  return found.some((person) => holdsToday(person, patient, input.today)) ? 'yes' : 'no';
}

function isSender(input: IdentityInput, person: RelatedPerson): boolean {
  if (person.phone !== null && person.phone === input.sender) return true;
  if (!input.trusted || input.requester?.relationship !== 'caregiver') return false;
  const { name, phone } = input.requester;
  if (person.phone !== null && phone !== undefined && parsePhoneNumber(phone) === person.phone) return true;
  return name !== undefined && person.name !== null && isSameName(name, person.name);
}

function isSameName(claim: string, recorded: string): boolean {
  const record = { givenNames: [], familyName: '', suffix: null, otherNames: [recorded] };
  const score = scoreName(claim, record);
  return score.by === 'full' && score.score >= matchingPolicy.nameThreshold;
}

const parents = new Set(['parent', 'mother', 'father', 'guardian', 'prn', 'mth', 'fth', 'guard', 'stpprn']);

function holdsToday(person: RelatedPerson, patient: Patient, today: CalendarDate): boolean {
  if (person.validFrom !== null && person.validFrom > today) return false;
  if (person.validTo !== null && person.validTo < today) return false;
  return !endedAtMajority(person, patient, today);
}

/** A parent's authority over a child ends at 18, unless it was given anew afterwards. */
function endedAtMajority(person: RelatedPerson, patient: Patient, today: CalendarDate): boolean {
  if (patient.birthDate === null || !parents.has((person.relationship ?? '').trim().toLowerCase()))
    return false;
  const majority = addMonths(patient.birthDate, matchingPolicy.adultYears * 12);
  return today >= majority && (person.validFrom === null || person.validFrom < majority);
}
