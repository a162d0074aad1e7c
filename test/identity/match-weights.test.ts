import { describe, expect, it } from 'vitest';
import type { Patient } from '../../src/domain/patient.ts';
import { compactName, nameWords } from '../../src/domain/person-name.ts';
import { estimateWeights, type RosterSample } from '../../src/identity/estimate-weights.ts';
import { bitsOf, matchWeights } from '../../src/identity/match-weights.ts';
import { today } from './people.ts';
import { claimOf } from './synthetic/claims.ts';
import { personOf, syntheticPeople } from './synthetic/people.ts';
import { pick, seeded } from '../../src/entry/synthetic-roster/random.ts';

const seed = 20_261;
const count = 20_000;
const links = 20_000;
const fewestBearers = 20;

function sampleOf(people: Patient[]): RosterSample {
  const random = seeded(seed + 1);
  return {
    origin:
      'estimated on 20,000 synthetic people and their claims, seed 20261 (test/identity/synthetic); the shares of phones and of medicines by judgement',
    people: 100_000,
    today,
    sample: people.slice(0, 2_500),
    links: Array.from({ length: links }, () => {
      const patient = pick(random, people);
      const { name, birthDate } = claimOf(random, patient);
      return { name, birthDate, patient };
    }),
    shared: {
      birthDate: shareInCommon(people.map(({ birthDate }) => birthDate ?? '')),
      phone: shareInCommon(people.map(({ id, phones }) => phones[0]?.number ?? id)),
    },
    bearers: {
      given: bearersOf(people.map(({ givenNames }) => nameWords(givenNames[0] ?? '')[0] ?? '')),
      family: bearersOf(people.map(({ familyName }) => compactName(nameWords(familyName)))),
    },
  };
}

function countsOf(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Scaled from these people to as many as the weights are for. */
function bearersOf(names: string[]): Map<string, number> {
  const common = [...countsOf(names)].filter(([, bearers]) => bearers >= fewestBearers);
  return new Map(common.map(([name, bearers]) => [name, (bearers * 100_000) / names.length]));
}

function shareInCommon(values: string[]): number {
  const pairs = [...countsOf(values).values()].reduce((sum, n) => sum + n * (n - 1), 0);
  return pairs / (values.length * (values.length - 1));
}

describe('the weights that are shipped', () => {
  const people = syntheticPeople(seeded(seed), count);

  it('are what the estimate finds on the synthetic people', async () => {
    const weights = estimateWeights(sampleOf(people), matchWeights);
    await expect(`${JSON.stringify(weights, null, 2)}\n`).toMatchFileSnapshot(
      '../../src/identity/data/match-weights.json',
    );
  });

  it('say more for a rare name than for a common one, and against what differs', () => {
    const { common, rare } = matchWeights.frequencies.family;
    expect(common.smith).toBeGreaterThan(rare);
    expect(bitsOf(matchWeights.family.differs)).toBeLessThan(0);
    expect(bitsOf(matchWeights.birthDate.near)).toBeGreaterThan(0);
    expect(bitsOf(matchWeights.birthDate.near)).toBeLessThan(bitsOf(matchWeights.birthDate.equal));
    expect(bitsOf(matchWeights.given.nickname)).toBeLessThan(bitsOf({ m: 1, u: rare }));
  });

  it('keep the share of errors where too few links prove who somebody is', () => {
    const few = estimateWeights({ ...sampleOf(people), links: [] }, matchWeights);
    expect(few.given.oneError.m).toBe(matchWeights.given.oneError.m);
    expect(few.given.oneError.u).toBe(matchWeights.given.oneError.u);
    expect(new Set(people.map(personOf)).size).toBeLessThan(people.length);
  });
});
