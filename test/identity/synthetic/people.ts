import { addDays, type CalendarDate } from '../../../src/domain/calendar-date.ts';
import type { Patient } from '../../../src/domain/patient.ts';
import { day, patient, prescription } from '../people.ts';
import { familyName, givenName } from '../../../src/entry/synthetic-roster/names.ts';
import { below, happens, pick, type Random } from '../../../src/entry/synthetic-roster/random.ts';
import { withTies } from '../../../src/entry/synthetic-roster/ties.ts';

/** How often what, and records that stand twice. */
const shares = {
  isDoubled: 0.002,
  hasMiddleName: 0.6,
  hasFormerName: 0.1,
  hasPhone: 0.85,
  isMobile: 0.7,
};

const firstDay = day('1926-01-01');

/** People of a roster, no two of them the same person but for the few that stand in it twice. */
export function syntheticPeople(random: Random, count: number): Patient[] {
  const people: Patient[] = [];
  while (people.length < count) people.push(person(random, people));
  return people;
}

function person(random: Random, others: readonly Patient[]): Patient {
  const index = others.length;
  const fresh = newPerson(random, index);
  if (others.length === 0) return fresh;
  const other = pick(random, others);
  if (happens(random, shares.isDoubled)) {
    return {
      ...fresh,
      ...namesOf(other),
      birthDate: other.birthDate,
      phones: other.phones,
      sourceId: `${personOf(other)}/again`,
    };
  }
  return withTies(random, fresh, other);
}

/** Whose record it is: two records may be one person's. */
export function personOf({ sourceId }: Patient): string {
  return sourceId.replace('/again', '');
}

function namesOf({ givenNames, familyName: family, suffix, otherNames }: Patient) {
  return { givenNames, familyName: family, suffix, otherNames };
}

function newPerson(random: Random, index: number): Patient {
  const first = givenName(random);
  const family = familyName(random);
  const number = `+1${String(2_010_000_000 + index * 7)}`;
  const kind = happens(random, shares.isMobile) ? ('mobile' as const) : ('landline' as const);
  return patient({
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    sourceId: `p-${String(index)}`,
    givenNames: [first, ...(happens(random, shares.hasMiddleName) ? [givenName(random)] : [])],
    familyName: family,
    otherNames: happens(random, shares.hasFormerName) ? [`${first} ${familyName(random)}`] : [],
    birthDate: birthDate(random),
    phones: happens(random, shares.hasPhone) ? [{ number, kind }] : [],
    prescriptions: [prescription(String(7_000_000 + index))],
  });
}

/** Of the last hundred years, the old more than the young, as those who take medicines are. */
function birthDate(random: Random): CalendarDate {
  const youngest = Math.min(random(), random());
  return addDays(firstDay, Math.floor(youngest * 36_000) + below(random, 300));
}
