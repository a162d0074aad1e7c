import type { Patient } from '../domain/patient.ts';
import { compactName, nameWords } from '../domain/person-name.ts';
import { scoreFamilyNames } from './score-family-name.ts';
import { isNearlySpelt, soundsAlike } from './score-slip.ts';

/**
 * Two people whom name and birth date do not tell apart safely: born on the same day with the same family name,
 * and either of one household or facility, or with given names that begin, sound or are written alike. Strangers of a large roster who
 * share a common surname and a birthday stay apart.
 */
export function mayBeTwins(a: Patient, b: Patient): boolean {
  if (a.id === b.id || a.birthDate === null || a.birthDate !== b.birthDate) return false;
  if (scoreFamilyNames(nameWords(a.familyName), nameWords(b.familyName)).level === 'differs') return false;
  return sharePhone(a, b) || shareFacility(a, b) || areCalledAlike(a, b);
}

/** Their given names are not taken for each other, spelt as on record: Liam and Logan, and neither Joan and John. */
export function areToldApart(a: Patient, b: Patient): boolean {
  const [one, other] = [calledBy(a), calledBy(b)];
  return !soundsAlike(one, other) && !isNearlySpelt(one, other);
}

function sharePhone(a: Patient, b: Patient): boolean {
  const numbers = new Set(reachedAt(a));
  return reachedAt(b).some((number) => numbers.has(number));
}

function reachedAt(patient: Patient): string[] {
  const related = patient.relatedPersons.flatMap((person) => (person.phone ? [person.phone] : []));
  return [...patient.phones.map((phone) => phone.number), ...related];
}

function shareFacility(a: Patient, b: Patient): boolean {
  return a.facilityId !== null && a.facilityId === b.facilityId;
}

/** Anna and Hanna, Mary and Marie. */
function areCalledAlike(a: Patient, b: Patient): boolean {
  const [one, other] = [calledBy(a), calledBy(b)];
  if (one.slice(0, 1) === other.slice(0, 1)) return true;
  return soundsAlike(one, other) || isNearlySpelt(one, other);
}

function calledBy({ givenNames }: Patient): string {
  return compactName(nameWords(givenNames[0] ?? ''));
}
