import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toUtc, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { newId } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';

let harness: ApiHarness;
let key: string;
let facility: { id: string };
let ada: string;
let bea: string;

async function addPatient(familyName: string, facilityId: string | null): Promise<string> {
  const { db, clock } = harness;
  const id = newId(clock.now());
  const person = { givenNames: ['Ada'], familyName, otherNames: [], contentHash: '' };
  const birthDate = toUtc('1951-03-04' as CalendarDate);
  await db.patient.create({ data: { id, sourceId: familyName, ...person, birthDate, facilityId } });
  const rx = {
    text: 'Metoprolol 50 MG',
    drugName: 'metoprolol',
    strength: '50 MG',
    status: 'active' as const,
  };
  await db.prescription.create({
    data: {
      id: newId(clock.now()),
      sourceId: `rx-${familyName}`,
      patientId: id,
      ...rx,
      quantity: 30,
      contentHash: '',
    },
  });
  return id;
}

async function copy(patientId: string, found: string, quantity: number): Promise<void> {
  const theirs = {
    id: 'E-1',
    text: 'Metoprolol',
    name: 'metoprolol',
    strength: '50 MG',
    status: 'active',
    quantity,
  };
  const rest = { refillsAllowed: null, sig: null, writtenOn: null };
  await harness.db.recordCopy.create({
    data: {
      ...{ system: 'ehr', patientId, found, readAt: harness.clock.now() },
      ...{ externalId: 'E', prescriptions: found === 'one' ? [{ ...theirs, ...rest }] : [] },
    },
  });
}

beforeAll(async () => {
  harness = await createApiHarness();
  ({ key } = await harness.createKey(['tickets']));
  facility = await harness.createFacility();
  ada = await addPatient('Marsh', facility.id);
  bea = await addPatient('Okafor', null);
  await copy(ada, 'one', 90);
  await copy(bea, 'none', 0);
  await copy(await addPatient('Same', null), 'one', 30);
});
afterAll(() => harness.close());

type Listed = {
  data: { patient: { id: string }; found: string; differences: object[] }[];
  nextCursor: string | null;
};

async function list(query = '', by = key): Promise<Listed> {
  const answer = await harness.get(`/api/v1/differences${query}`, by);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Listed;
}

describe('where pharmacy and EHR disagree', () => {
  test('is told by field with both values, and who is not there at all', async () => {
    const { data } = await list();
    expect(data).toHaveLength(2);
    expect(data.find(({ patient }) => patient.id === ada)).toMatchObject({
      found: 'one',
      differences: [
        { medicine: 'Metoprolol 50 MG', field: 'quantity', roster: 30, other: 90, otherId: 'E-1' },
      ],
    });
    expect(data.find(({ patient }) => patient.id === bea)).toMatchObject({ found: 'none', differences: [] });
  });

  test('comes page by page', async () => {
    const first = await list('?limit=1');
    const second = await list(`?limit=1&cursor=${first.nextCursor ?? ''}`);
    expect([first, second].flatMap(({ data }) => data.map(({ patient }) => patient.id)).sort()).toEqual(
      [ada, bea].sort(),
    );
    expect(second.nextCursor).toBeNull();
  });

  test('is told a facility of its own residents alone, and each look is written down', async () => {
    const own = await harness.createKey(['tickets'], facility.id);
    const before = await harness.db.patientRead.count({ where: { patientId: ada } });
    const { data } = await list('', own.key);
    expect(data.map(({ patient }) => patient.id)).toEqual([ada]);
    expect(await harness.db.patientRead.count({ where: { patientId: ada } })).toBe(before + 1);
    expect((await harness.get('/api/v1/pharmacy-events', own.key)).status).toBe(403);
  });
});

test('events of the pharmacy that nobody understood are listed, and shown at the console without names', async () => {
  const { db, clock } = harness;
  const patient = { id: null, givenName: 'Canary', familyName: 'Canary', birthDate: null };
  const facts = {
    sentAt: null,
    fillWords: 'Waiting for Godot',
    rxWords: null,
    deliveryOn: null,
    rx: null,
    patient,
  };
  const kept = { messageId: 'M-1', kind: 'StatusChange', facts, receivedAt: clock.now() };
  await db.pharmacyEvent.create({
    data: { id: newId(clock.now()), ...kept, state: 'unknown', outcome: 'unknown_words' },
  });
  const listed = await (await harness.get('/api/v1/pharmacy-events?state=unknown', key)).text();
  expect(listed).toContain('Waiting for Godot');
  expect(listed).not.toContain('Canary');
  expect(await (await harness.get('/api/v1/pharmacy-events?state=done', key)).json()).toMatchObject({
    data: [],
  });

  await db.systemRead.create({ data: { system: 'ehr', readAt: clock.now(), failure: 'ehr_unavailable' } });
  const headers = { 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams({ key });
  const signedIn = await harness.app.request('/console/sign-in', { method: 'POST', body, headers });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const html = await (await harness.app.request('/console/records', { headers: { cookie } })).text();
  for (const words of [
    'Waiting for Godot',
    'quantity: pharmacy 30, EHR 90',
    'nobody of this name',
    'which failed',
  ])
    expect(html).toContain(words);
  expect(html).not.toContain('Canary');
});
