import { addDays, type CalendarDate } from '../../domain/calendar-date.ts';
import type { FoundBy } from '../../domain/names/search-keys.ts';
import type { PatientPhone } from '../../domain/patient.ts';
import { familyName, givenName } from './names.ts';
import { below, happens, pick, type Random } from './random.ts';
import { withTies } from './ties.ts';

/** Somebody who never lived, without what points to other rows. */
export type SyntheticPerson = FoundBy & {
  suffix: string | null;
  birthDate: CalendarDate;
  language: 'en' | 'es' | null;
  deceased: boolean;
  active: boolean;
  phones: PatientPhone[];
};

/** How often what, of a community pharmacy's people. */
const shares = {
  hasMiddleName: 0.6,
  hasFormerName: 0.1,
  hasSecondPhone: 0.1,
  isMobile: 0.7,
  speaksSpanish: 0.12,
  isDeceased: 0.02,
  isInactive: 0.02,
};

/** Relatives and neighbours come to a pharmacy at about the same time: who shares with whom is found among the last. */
const remembered = 500;

const firstDay = '1926-01-01' as CalendarDate;
const birthDays = 31_000;

/** People without end, the same for the same stream of numbers. */
export function* syntheticPeople(random: Random): Generator<SyntheticPerson, never> {
  const last: SyntheticPerson[] = [];
  for (let index = 0; ; index += 1) {
    const fresh = newPerson(random, index);
    const person = last.length === 0 ? fresh : withTies(random, fresh, pick(random, last));
    last[index % remembered] = person;
    yield person;
  }
}

function newPerson(random: Random, index: number): SyntheticPerson {
  const middle = happens(random, shares.hasMiddleName) ? [givenName(random)] : [];
  const givenNames = [givenName(random), ...middle];
  const former = happens(random, shares.hasFormerName)
    ? [`${givenNames[0] ?? ''} ${familyName(random)}`]
    : [];
  const second = happens(random, shares.hasSecondPhone) ? [phoneOf(random, 2 * index + 1)] : [];
  return {
    givenNames,
    familyName: familyName(random),
    suffix: null,
    otherNames: former,
    birthDate: addDays(firstDay, below(random, birthDays)),
    language: happens(random, shares.speaksSpanish) ? 'es' : null,
    deceased: happens(random, shares.isDeceased),
    active: !happens(random, shares.isInactive),
    phones: [phoneOf(random, 2 * index), ...second],
  };
}

function phoneOf(random: Random, index: number): PatientPhone {
  return { number: unassignedNumber(index), kind: happens(random, shares.isMobile) ? 'mobile' : 'landline' };
}

/**
 * Numbers of the exchange 555, which no carrier gives to anybody; eight millions are different, then they come again.
 */
export function unassignedNumber(index: number): string {
  const area = 200 + (Math.floor(index / 10_000) % 800);
  return `+1${String(area)}555${String(index % 10_000).padStart(4, '0')}`;
}
