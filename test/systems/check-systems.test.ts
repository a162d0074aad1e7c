import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dateIn } from '../../src/domain/calendar-date.ts';
import { createPinnedPost } from '../../src/entry/pinned-post.ts';
import { checkFhir } from '../../src/systems/ehr/check-ehr.ts';
import { createFhirClient } from '../../src/systems/ehr/fhir-client.ts';
import { neededScopes } from '../../src/systems/ehr/needed-scopes.ts';
import { publicKeySet, withNewKey, type SigningKey } from '../../src/systems/ehr/signing-keys.ts';
import { checkPioneer } from '../../src/systems/pharmacy/check-pioneer.ts';
import { createPioneerClient } from '../../src/systems/pharmacy/pioneer-client.ts';
import { openFhirServer, type FhirStandIn } from '../support/stand-ins/fhir-server.ts';
import { certificateOf, openPioneerServer, pioneerAccount } from '../support/stand-ins/pioneer-server.ts';

let fhir: FhirStandIn;
let pharmacy: Awaited<ReturnType<typeof openPioneerServer>>;
let keys: SigningKey[];
const clock = { now: () => new Date() };
const mode = { records: 'compare', encounters: 'fhir' } as const;

beforeAll(async () => {
  fhir = await openFhirServer();
  pharmacy = await openPioneerServer({ SearchPatient: { patientSearchResults: [] } });
  ({ keys } = await withNewKey([]));
});
beforeEach(() => {
  fhir.registered.keys = publicKeySet(keys);
  Object.assign(fhir, { creates: ['Task'], granted: null, requests: [] });
});
afterAll(() => Promise.all([fhir.close(), pharmacy.close()]));

function ehr() {
  const account = { url: fhir.url, clientId: 'refill-gateway', tokenUrl: null, keys, callsPerMinute: 250 };
  return createFhirClient({ ...account, scopes: neededScopes(mode) }, { clock });
}

function pioneer(secret = pioneerAccount.secret, certificate: 'pharmacy' | 'another' = 'pharmacy') {
  const post = createPinnedPost(pharmacy.url, certificateOf(certificate));
  return createPioneerClient(
    { ...pioneerAccount, secret },
    { post, clock, dayIn: (moment) => dateIn('America/Los_Angeles', moment) },
  );
}

test('a FHIR server that grants and offers everything works, and nothing is written to find out', async () => {
  const lines = await checkFhir(ehr(), mode);
  expect(lines.map(({ result }) => result)).toEqual(['works', 'works', 'works', 'works', 'untried']);
  const writes = fhir.requests.filter((one) => /^(POST|PUT|PATCH|DELETE)/.test(one));
  expect(writes.every((one) => /^POST \/(token|fhir\/Patient\/_search)$/.test(one))).toBe(true);
});

test('what it has not granted is what to ask for', async () => {
  fhir.granted = 'system/Patient.rs system/MedicationRequest.read system/Task.cu';
  const scopes = (await checkFhir(ehr(), mode)).find(({ what }) => what.includes('scopes'));
  expect(scopes).toMatchObject({
    result: 'missing',
    hint: 'ask for system/Practitioner.read, system/MedicationDispense.read, system/Task.read',
  });
});

test('what it does not offer is told before anybody relies on it', async () => {
  fhir.creates = [];
  const offered = (await checkFhir(ehr(), mode)).find(({ what }) => what.includes('offers'));
  expect(offered).toMatchObject({
    result: 'missing',
    hint: expect.stringContaining('Task (create)') as unknown,
  });
});

test('a key that is not registered is said to be so, and nothing else is tried', async () => {
  fhir.registered.keys = { keys: [] };
  expect(await checkFhir(ehr(), mode)).toMatchObject([
    { result: 'fails', hint: 'ehr_sign_in_refused: the FHIR server does not know our key' },
  ]);
});

test.each([
  ['works', pioneerAccount.secret, 'pharmacy' as const, ['works', 'works'], null],
  ['does not know the secret', 'another', 'pharmacy' as const, ['fails'], /key or the secret/],
  ['shows another certificate', pioneerAccount.secret, 'another' as const, ['fails'], /pharmacy_certificate/],
])('a pharmacy system that %s', async (_, secret, certificate, results, hint) => {
  const lines = await checkPioneer(pioneer(secret, certificate));
  expect(lines.map(({ result }) => result)).toEqual(results);
  if (hint) expect(lines[0]?.hint).toMatch(hint);
});
