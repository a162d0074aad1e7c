import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFhirClient, type FhirClient } from '../../../src/systems/ehr/fhir-client.ts';
import { readPrescriptions } from '../../../src/systems/ehr/read-prescription.ts';
import { publicKeySet, withNewKey, type SigningKey } from '../../../src/systems/ehr/signing-keys.ts';
import { openFhirServer, type FhirStandIn } from '../../support/stand-ins/fhir-server.ts';

let server: FhirStandIn;
let keys: SigningKey[];
let now: Date;
const pauses: number[] = [];

beforeAll(async () => {
  server = await openFhirServer();
  ({ keys } = await withNewKey([]));
  ({ keys } = await withNewKey(keys));
  for (let n = 0; n < 45; n += 1) {
    await server.add({
      resourceType: 'Patient',
      id: `patient-${n}`,
      name: [{ family: n === 7 ? 'Okafor' : 'Marsh', given: ['Ada'] }],
      birthDate: '1950-01-02',
    });
  }
});
afterAll(() => server.close());
beforeEach(() => {
  now = new Date();
  pauses.length = 0;
  server.registered.keys = publicKeySet(keys);
  Object.assign(server, { requests: [], signIns: [], answers: [], tokenLife: 300, callsPerMinute: 1e6 });
  server.now = () => now.getTime();
  server.revokeTokens();
});

function open(changes: Partial<Parameters<typeof createFhirClient>[0]> = {}, limitMs = 5_000): FhirClient {
  const account = {
    url: server.url,
    clientId: 'refill-gateway',
    tokenUrl: null,
    scopes: 'system/Patient.read',
    keys,
    callsPerMinute: 250,
    ...changes,
  };
  async function pause(ms: number): Promise<void> {
    pauses.push(ms);
    now = new Date(now.getTime() + ms);
    await Promise.resolve();
  }
  return createFhirClient(account, { clock: { now: () => now }, limitMs, pause });
}

async function found(client: FhirClient, query: Record<string, string>, named?: 'person') {
  const ids: string[] = [];
  for await (const { id } of client.search('Patient', query, named)) ids.push(id);
  return ids;
}

describe('signing in', () => {
  test('is by an assertion that the server verifies, and a token serves until shortly before its end', async () => {
    const client = open();
    expect(await client.read('Patient', 'patient-1')).toMatchObject({ id: 'patient-1' });
    await Promise.all([client.read('Patient', 'patient-2'), client.read('Patient', 'patient-3')]);
    expect(server.signIns).toEqual([{ kid: keys[0]?.kid, scope: 'system/Patient.read' }]);
    now = new Date(now.getTime() + 271_000);
    await client.read('Patient', 'patient-2');
    expect(server.signIns).toHaveLength(2);
  });

  test('those who ask at the same moment share it', async () => {
    const client = open();
    await Promise.all([1, 2, 3, 4].map((n) => client.read('Patient', `patient-${n}`)));
    expect(server.signIns).toHaveLength(1);
  });

  test('falls back on the other key while the server does not know the new one yet', async () => {
    server.registered.keys = publicKeySet(keys.slice(1));
    expect(await open().read('Patient', 'patient-1')).toMatchObject({ id: 'patient-1' });
    expect(server.signIns.map(({ kid }) => kid)).toEqual([keys[1]?.kid]);
  });

  test.each([
    ['another client', { clientId: 'somebody' }],
    ['another audience', { tokenUrl: 'TOKEN?for=another' }],
  ])('is refused for %s, in words that repeat nothing', async (_, changes) => {
    const tokenUrl = 'tokenUrl' in changes ? server.url.replace('/fhir', '/token?for=another') : null;
    await expect(open({ ...changes, tokenUrl }).read('Patient', 'patient-1')).rejects.toMatchObject({
      code: 'ehr_sign_in_refused',
      retryable: false,
    });
  });

  test('is done again when the server takes the token no longer', async () => {
    const client = open();
    await client.read('Patient', 'patient-1');
    server.revokeTokens();
    expect(await client.read('Patient', 'patient-1')).toMatchObject({ id: 'patient-1' });
    expect(server.signIns).toHaveLength(2);
  });

  test('keeps private parts of the keys to itself', () => {
    expect(JSON.stringify(publicKeySet(keys))).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
    expect(publicKeySet(keys).keys).toHaveLength(2);
  });
});

describe('searching', () => {
  test('goes through all pages', async () => {
    const ids = await found(open(), { family: 'Marsh', _count: '20' });
    expect(new Set(ids).size).toBe(44);
  });

  test('puts the names of a person into the body, never into an address', async () => {
    const query = { family: 'Okafor', birthdate: '1950-01-02' };
    expect(await found(open(), query, 'person')).toEqual(['patient-7']);
    expect(server.requests.join()).not.toContain('Okafor');
    expect(server.requests.join()).not.toContain('1950');
  });

  test('follows no link that leads elsewhere', async () => {
    const link = [{ relation: 'next', url: 'https://elsewhere.example/fhir/Patient?page=2' }];
    const client = open();
    await client.read('Patient', 'patient-1');
    server.answers.push(Response.json({ resourceType: 'Bundle', type: 'searchset', link }));
    await expect(found(client, {})).rejects.toMatchObject({ code: 'ehr_unreadable' });
  });
});

describe('an odd record', () => {
  const order = {
    resourceType: 'MedicationRequest',
    status: 'active',
    medicationCodeableConcept: { text: 'x' },
  };

  async function prescriptions(entry: unknown[], link: object[] = []) {
    const client = open();
    await client.read('Patient', 'patient-1');
    server.answers.push(Response.json({ resourceType: 'Bundle', type: 'searchset', entry, link }));
    const read = await readPrescriptions(client, 'patient-1', () => Promise.resolve(new Map()));
    return read.map(({ id, status }) => `${id}: ${status}`);
  }

  test.each([
    ['a text that cannot be stored', { ...order, id: 'odd', note: [{ text: 'a\u0000b' }] }, 'odd'],
    ['half a character', { ...order, id: 'odd', note: [{ text: '\ud800' }] }, 'odd'],
    ['values of other types', { ...order, id: 'odd', status: [], authoredOn: 17 }, 'odd'],
    ['an id that is none', { ...order, id: { value: 3 }, medicationCodeableConcept: 17 }, ''],
  ])('with %s hides no other, and is named', async (_, odd, id) => {
    const entry = [null, { resource: odd, search: 17 }, { resource: { ...order, id: 'fine' } }];
    expect(await prescriptions(entry)).toEqual([`${id}: unreadable`, 'fine: active']);
  });

  test('is what a list holds that leads elsewhere', async () => {
    const link = [{ relation: 'next', url: 'https://elsewhere.example/fhir/Patient?page=2' }];
    expect(await prescriptions([{ resource: { ...order, id: 'fine' } }], link)).toEqual([
      'fine: active',
      ': unreadable',
    ]);
  });
});

describe('a server that does not answer as it should', () => {
  test('is asked no more often in a minute than it allows, sign-in included', async () => {
    const client = open({ callsPerMinute: 5 });
    for (let n = 0; n < 6; n += 1) await client.read('Patient', `patient-${n}`);
    // The configuration, the token and six reads are eight calls.
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThan(0);
    expect(pauses[0]).toBeLessThanOrEqual(61_000);
  });

  test('is left alone for the rest of the minute when it refuses the number of calls', async () => {
    const client = open();
    await client.read('Patient', 'patient-1');
    server.answers.push(new Response(null, { status: 429 }));
    expect(await client.read('Patient', 'patient-2')).toMatchObject({ id: 'patient-2' });
    expect(pauses).toHaveLength(1);
  });

  test.each([
    ['an error of its own', () => new Response(null, { status: 503 }), 'ehr_unavailable', true],
    ['a connection that breaks', () => 'drop' as const, 'ehr_unavailable', true],
    ['silence', () => 'silence' as const, 'ehr_unavailable', true],
    ['a refusal', () => new Response(null, { status: 403 }), 'ehr_refused', false],
    [
      'a way to another host',
      () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } }),
      'ehr_unreadable',
      false,
    ],
    ['a page of a proxy', () => new Response('<html>Okafor</html>'), 'ehr_unreadable', false],
  ])('gives %s: it is told by its nature alone', async (_, answer, code, retryable) => {
    const client = open({}, 300);
    await client.read('Patient', 'patient-1');
    server.answers.push(answer());
    const fault: unknown = await client.read('Patient', 'patient-2').catch((error: unknown) => error);
    expect(fault).toMatchObject({ code, retryable });
    expect(String(fault)).not.toMatch(/Okafor|elsewhere|patient-2/);
  });

  test('has no such resource: there is none', async () => {
    expect(await open().read('Patient', 'nobody')).toBeNull();
  });
});
