import { afterAll, beforeAll, expect, it } from 'vitest';
import { toUtc } from '../../src/domain/calendar-date.ts';
import { searchKeys } from '../../src/domain/names/search-keys.ts';
import type { Patient } from '../../src/domain/patient.ts';
import { estimateWeights } from '../../src/identity/estimate-weights.ts';
import { matchWeights } from '../../src/identity/match-weights.ts';
import { loadPatients } from '../../src/identity/patient-store.ts';
import { loadRosterSample } from '../../src/identity/roster-sample-store.ts';
import { createTestDatabase } from '../support/database.ts';
import { runCommand } from '../support/run-command.ts';
import { today } from './people.ts';
import { claimOf } from './synthetic/claims.ts';
import { syntheticPeople } from './synthetic/people.ts';
import { pick, seeded } from '../../src/entry/synthetic-roster/random.ts';
import { indexRoster } from './synthetic/roster-index.ts';

const random = seeded(7);
const people = syntheticPeople(random, 3_000);
let test: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  test = await createTestDatabase();
  const { prisma } = test.database;
  await prisma.patient.createMany({ data: people.map(rowOf) });
  await prisma.patientPhone.createMany({
    data: people.flatMap(({ id, phones }) => phones.map((phone) => ({ patientId: id, ...phone }))),
  });
});
afterAll(() => test.drop());

function rowOf(person: Patient) {
  const { id, givenNames, familyName, suffix, otherNames, birthDate } = person;
  return {
    id,
    sourceId: id,
    givenNames,
    familyName,
    suffix,
    otherNames,
    birthDate: birthDate === null ? null : toUtc(birthDate),
    searchKeys: searchKeys(person),
    contentHash: 'x',
  };
}

it('the database finds whom the same keys find in memory, for names with and without slips', async () => {
  const findInMemory = indexRoster(people);
  for (let count = 0; count < 300; count += 1) {
    const { name, birthDate, sender } = claimOf(random, pick(random, people));
    const claims = { name, birthDates: [birthDate], rxNumbers: [] };
    const found = await loadPatients(test.database.prisma, { phone: sender, name, birthDates: [birthDate] });
    const expected = new Set(findInMemory({ claims, sender }).map(({ id }) => id));
    expect(found.map(({ id }) => id)).toEqual([...expected].sort());
  }
});

it('a name without a birth date finds its namesakes, and no more than a person can look at', async () => {
  const person = people[5];
  if (!person) throw new Error('there are more people than that');
  const name = `${person.familyName}, ${person.givenNames[0] ?? ''}`;
  const found = await loadPatients(test.database.prisma, { name });
  expect(found.map(({ id }) => id)).toContain(person.id);
  expect(found.length).toBeLessThanOrEqual(10);
});

it('the estimate knows the roster’s common names, and writes down nobody’s', async () => {
  const roster = await loadRosterSample(test.database.prisma, 1_000);
  expect(roster).toMatchObject({ people: people.length, links: [] });
  expect(roster.sample).toHaveLength(1_000);
  expect(roster.shared.birthDate).toBeGreaterThan(0);
  for (const part of ['given', 'family'] as const) {
    expect(roster.bearers[part].size).toBeGreaterThan(0);
    for (const bearers of roster.bearers[part].values()) expect(bearers).toBeGreaterThanOrEqual(20);
  }
  const weights = estimateWeights({ ...roster, origin: 'a test', today }, matchWeights);
  expect(weights).toMatchObject({ origin: 'a test', people: people.length });
  expect(weights.frequencies.given.common['mary']).toBeCloseTo(1 / 32, 1);
  expect(weights.given.oneError.m).toBe(matchWeights.given.oneError.m);
  expect(Object.keys(weights)).toEqual(Object.keys(matchWeights));
});

it('npm run estimate-weights prints the weights of the roster, and nothing else on stdout', async () => {
  const settings = { DATABASE_URL: test.url };
  const ran = await runCommand('src/entry/cli/estimate-weights.ts', ['--sample', '600'], settings);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  const weights = JSON.parse(ran.stdout) as typeof matchWeights;
  expect(weights.origin).toMatch(/on a roster of 3000 people: 600 sampled, 0 claims/);
  expect(Object.keys(weights)).toEqual(Object.keys(matchWeights));
  const refused = await runCommand('src/entry/cli/estimate-weights.ts', ['--sample', 'all'], settings);
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^Usage: npm run estimate-weights/);
});
