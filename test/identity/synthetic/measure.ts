import type { Patient } from '../../../src/domain/patient.ts';
import { resolveIdentity } from '../../../src/identity/resolve-identity.ts';
import { message } from '../people.ts';
import { claimOf, type SyntheticClaim } from './claims.ts';
import { personOf, syntheticPeople } from './people.ts';
import { happens, pick, seeded } from '../../../src/entry/synthetic-roster/random.ts';
import { indexRoster } from './roster-index.ts';

export type Measured = {
  /** Claims of people who are in the roster, and of others. */
  claims: number;
  known: number;
  /** Links to the right and to a wrong person. */
  right: number;
  wrong: number;
  /** What is left to people, of all claims of people in the roster. */
  several: number;
  none: number;
  /** Of what is left to people: the right person is among the candidates that they are shown. */
  shown: number;
  /** By the rule that failed. */
  failed: Map<string, number>;
  /** For a look when there are any. */
  wrongLinks: string[];
};

type Options = { seed: number; people: number; claims: number; allFields: boolean };

/** One claim in eight is of somebody who is not in the roster. */
const shareOfOutsiders = 0.125;

/** Lets synthetic people claim who they are, and counts whom the machine takes them for. */
export function measure({ seed, people, claims, allFields }: Options): Measured {
  const random = seeded(seed);
  const everybody = syntheticPeople(random, people);
  const known = new Set(everybody.map(personOf).filter(() => !happens(random, shareOfOutsiders)));
  const roster = everybody.filter((record) => known.has(personOf(record)));
  const candidates = indexRoster(roster);
  const measured: Measured = {
    claims,
    known: 0,
    right: 0,
    wrong: 0,
    several: 0,
    none: 0,
    shown: 0,
    failed: new Map(),
    wrongLinks: [],
  };
  for (let count = 0; count < claims; count += 1) {
    const person = pick(random, everybody);
    const claim = claimOf(random, person);
    countOne(measured, { person, claim, known: known.has(personOf(person)), allFields }, candidates);
  }
  return measured;
}

type Asked = { person: Patient; claim: SyntheticClaim; known: boolean; allFields: boolean };

function countOne(
  measured: Measured,
  { person, claim, known, allFields }: Asked,
  findCandidates: ReturnType<typeof indexRoster>,
): void {
  const claims = {
    name: claim.name,
    birthDates: [claim.birthDate],
    rxNumbers: allFields ? claim.rxNumbers : [],
  };
  const asked = { claims, sender: allFields ? claim.sender : null };
  const candidates = findCandidates(asked);
  const found = resolveIdentity(message({ ...asked, candidates }));
  if (known) measured.known += 1;
  if (found.result === 'exact') {
    const linked = candidates.find(({ id }) => id === found.patientId);
    if (linked && personOf(linked) === personOf(person)) measured.right += 1;
    else {
      measured.wrong += 1;
      measured.wrongLinks.push(
        [claim.name, ...(linked?.givenNames ?? []), linked?.familyName, ...found.reasons].join(' '),
      );
    }
    return;
  }
  if (!known) return;
  measured[found.result] += 1;
  if (found.candidates?.some(({ patientId }) => patientId === person.id)) measured.shown += 1;
  const rule = found.reasons.find((reason) => /^(?:failed|rule):/.test(reason)) ?? '';
  measured.failed.set(rule, (measured.failed.get(rule) ?? 0) + 1);
}
