import type { Patient } from '../domain/patient.ts';
import { compactName, nameWords } from '../domain/person-name.ts';
import { scoreFamilyNames } from './score-family-name.ts';

/**
 * Two people whom name and birth date do not tell apart safely: born on the same day with the same family name,
 * and either of one household or facility, or with given names that begin alike. Strangers of a large roster who
 * share a common surname and a birthday stay apart.
 */
export function mayBeTwins(a: Patient, b: Patient): boolean {
  if (a.id === b.id || a.birthDate === null || a.birthDate !== b.birthDate) return false;
  if (scoreFamilyNames(nameWords(a.familyName), nameWords(b.familyName)).level === 'differs') return false;
  return sharePhone(a, b) || shareFacility(a, b) || initial(a) === initial(b);
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

function initial(patient: Patient): string {
  return compactName(patient.givenNames.flatMap(nameWords)).slice(0, 1);
}
