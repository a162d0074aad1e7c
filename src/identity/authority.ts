import { addMonths, type CalendarDate } from '../domain/calendar-date.ts';
import type { Patient, RelatedPerson } from '../domain/patient.ts';
import { relationKind, type RelationKind } from '../domain/relation-kind.ts';
import { matchingPolicy } from './matching-policy.ts';

/**
 * How far somebody may speak for the patient. `request`: ask, and hear nothing. `status`: hear what became of what they
 * asked. `full`: as the patient.
 */
export type Scope = 'request' | 'status' | 'full';

/**
 * What each kind of relationship entitles to. A personal representative is treated as the patient, 45 CFR
 * 164.502(g); one involved in the care is told what that takes, 164.510(b); nobody else on file is told anything.
 */
const scopes: Record<RelationKind, Scope | null> = {
  poa: 'full',
  guardian: 'full',
  parent: 'full',
  spouse: 'status',
  child: 'status',
  caregiver: 'status',
  facility_staff: 'request',
  contact: 'request',
  none: null,
};

const widest: Scope[] = ['full', 'status', 'request'];

/** The widest authority that holds today; null when none does: over, not yet begun, or of a kind that may not ask. */
export function findAuthority(
  people: readonly RelatedPerson[],
  patient: Pick<Patient, 'birthDate'>,
  today: CalendarDate,
): { scope: Scope } | null {
  const held = people
    .filter((person) => holdsToday(person, patient, today))
    .map((person) => scopes[kindOf(person)]);
  const scope = widest.find((one) => held.includes(one));
  return scope === undefined ? null : { scope };
}

function kindOf({ kind, relationship }: RelatedPerson): RelationKind {
  return kind ?? relationKind(relationship === null ? [] : [relationship]);
}

function holdsToday(
  person: RelatedPerson,
  patient: Pick<Patient, 'birthDate'>,
  today: CalendarDate,
): boolean {
  if (person.validFrom !== null && person.validFrom > today) return false;
  if (person.validTo !== null && person.validTo < today) return false;
  return !endedAtMajority(person, patient, today);
}

/** A parent's or guardian's authority over a child ends at 18, unless it was given anew afterwards. */
function endedAtMajority(
  person: RelatedPerson,
  { birthDate }: Pick<Patient, 'birthDate'>,
  today: CalendarDate,
): boolean {
  const kind = kindOf(person);
  if (birthDate === null || (kind !== 'parent' && kind !== 'guardian')) return false;
  const majority = addMonths(birthDate, matchingPolicy.adultYears * 12);
  return today >= majority && (person.validFrom === null || person.validFrom < majority);
}
