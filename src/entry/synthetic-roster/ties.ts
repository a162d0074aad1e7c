import type { Patient } from '../../domain/patient.ts';
import { happens, type Random } from './random.ts';

/** How often people of a community pharmacy share a household, a birth or a name. */
export const tieShares = { sharesHousehold: 0.3, isTwin: 0.004, isNamesake: 0.01 };

type Tied = Pick<Patient, 'givenNames' | 'familyName' | 'suffix' | 'birthDate' | 'phones'>;

/** Somebody new who may be a twin, a namesake or of the household of somebody who is there already. */
export function withTies<Person extends Tied>(random: Random, fresh: Person, other: Person): Person {
  const { givenNames, familyName, birthDate, phones } = other;
  if (happens(random, tieShares.isTwin)) return { ...fresh, familyName, birthDate, phones };
  if (happens(random, tieShares.isNamesake))
    return { ...fresh, givenNames, familyName, suffix: happens(random, 0.5) ? 'Jr' : null };
  if (happens(random, tieShares.sharesHousehold)) return { ...fresh, familyName, phones };
  return fresh;
}
