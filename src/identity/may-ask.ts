import { ageYears } from '../domain/calendar-date.ts';
import type { Patient, RelatedPerson } from '../domain/patient.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import { findAuthority, type Scope } from './authority.ts';
import { holdsPhone } from './compare-phone.ts';
import type { IdentityInput } from './identity-input.ts';
import { matchingPolicy } from './matching-policy.ts';
import { scoreName } from './score-name.ts';

/** `no`: known not to be entitled, or no longer. `unknown`: nothing on file says so; a person verifies. */
export type Authority = 'yes' | 'no' | 'unknown';

/** Whether the sender may ask, and how far an answer may go; `scope` is null where nothing may be told. */
export type Authorisation = { mayAsk: Authority; scope: Scope | null };

const no: Authorisation = { mayAsk: 'no', scope: null };
const unknown: Authorisation = { mayAsk: 'unknown', scope: null };
const full: Authorisation = { mayAsk: 'yes', scope: 'full' };

export function mayAsk(input: IdentityInput, patient: Patient): Authority {
  return authorise(input, patient).mayAsk;
}

/**
 * Who is asking, and may they: an adult for themselves, a facility for its own residents, someone on file as related
 * while that holds (45 CFR 164.502(g), 164.510(b)). A minor's own request goes to a person, and so does one for a
 * controlled medicine from a facility's main line, which anybody there may pick up.
 */
export function authorise(input: IdentityInput, patient: Patient): Authorisation {
  const found = authoriseSender(input, patient);
  const isLineAlone = input.facilityLine && !input.trusted;
  if (!isLineAlone || found.mayAsk !== 'yes') return found;
  return input.asksControlled(patient) ? unknown : { mayAsk: 'yes', scope: 'request' };
}

function authoriseSender(input: IdentityInput, patient: Patient): Authorisation {
  if (input.facilityId !== null) {
    return input.trusted && patient.facilityId === input.facilityId ? full : no;
  }
  const related = authoriseRelated(input, patient);
  const isOwnPhone = holdsPhone(patient, input.sender);
  if (related.mayAsk === 'yes' && (related.scope === 'full' || !isOwnPhone)) return related;
  switch (input.requester?.relationship) {
    case 'pharmacy':
      return input.trusted ? full : unknown;
    case 'facility_staff':
      return unknown;
    case 'caregiver':
      return related;
    case 'patient':
    case undefined:
      break;
  }
  if (isOwnLine(input, patient)) return full;
  if (input.speaksOfAnother) return related;
  if (related.mayAsk === 'no' && !isOwnPhone) return no;
  return isMinor(input, patient) ? unknown : full;
}

/**
 * Whoever speaks from a facility's main line speaks of its residents, whether they say where they call from or not; how
 * far that goes, `authorise` says.
 */
function isOwnLine({ lineOf }: IdentityInput, { facilityId }: Patient): boolean {
  return facilityId !== null && lineOf.includes(facilityId);
}

function isMinor({ today }: IdentityInput, { birthDate }: Patient): boolean {
  return birthDate !== null && ageYears(birthDate, today) < matchingPolicy.adultYears;
}

/** What the roster says of the sender as somebody related: by phone, or by the name that a trusted key gives. */
function authoriseRelated(input: IdentityInput, patient: Patient): Authorisation {
  const found = patient.relatedPersons.filter((person) => isSender(input, person));
  if (found.length === 0) return unknown;
  const authority = findAuthority(found, patient, input.today);
  return authority === null ? no : { mayAsk: 'yes', scope: authority.scope };
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
