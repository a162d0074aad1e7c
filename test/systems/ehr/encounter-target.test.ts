import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EffectToDo } from '../../../src/systems/effect-target.ts';
import { createEncounterTarget, type EncounterOf } from '../../../src/systems/ehr/encounter-target.ts';
import { createFhirClient } from '../../../src/systems/ehr/fhir-client.ts';
import { publicKeySet, withNewKey, type SigningKey } from '../../../src/systems/ehr/signing-keys.ts';
import { openFhirServer, type FhirStandIn } from '../../support/stand-ins/fhir-server.ts';

let server: FhirStandIn;
let keys: SigningKey[];
/** Ours and the server's, moved on where a minute is waited for. */
let aheadMs = 0;
const clock = { now: () => new Date(Date.now() + aheadMs) };

beforeAll(async () => {
  server = await openFhirServer();
  ({ keys } = await withNewKey([]));
  server.registered.keys = publicKeySet(keys);
  server.now = () => clock.now().getTime();
});
beforeEach(() => Object.assign(server, { creates: [], granted: null, answers: [] }));
afterAll(() => server.close());

const subject = { patientId: 'p-1', prescriptionId: 'rx-1', practitionerId: 'dr-1' };
const ready = {
  kind: 'ready',
  subject,
  type: 'Medication Refill Authorization',
  text: 'Medication: Metoprolol 50 MG',
  dueAt: null,
} satisfies EncounterOf;

// What the target reads of an effect.
const effect = {
  kind: 'encounter',
  reference: 'ehr:encounter:1',
  externalId: null,
  ticket: { id: 't-1', priority: 'urgent' },
} as EffectToDo;

function open(mode: 'fhir' | 'ecw-writeback', encounter: EncounterOf = ready) {
  const account = { url: server.url, clientId: 'refill-gateway', tokenUrl: null, keys, callsPerMinute: 250 };
  const scopes = 'system/Encounter.read system/Encounter.write system/Task.write';
  const client = createFhirClient({ ...account, scopes }, { clock, waits: false, limitMs: 300 });
  const identifierSystem = 'https://gateway.example/tickets';
  return createEncounterTarget({
    ...{ client, mode, identifierSystem, clock },
    encounterOf: () => Promise.resolve(encounter),
  });
}

test.each([
  ['its metadata names no such writing', [], null],
  ['no such scope was granted', ['Encounter'], 'system/Encounter.read'],
])('an EHR is not written to when %s: people do it', async (_, creates, granted) => {
  Object.assign(server, { creates, granted });
  expect(await open('ecw-writeback').apply(effect)).toEqual({
    kind: 'refused',
    code: 'ehr_encounter_not_offered',
  });
});

test('an EHR that takes encounters gets one, and the same one however often it is asked for', async () => {
  server.creates = ['Encounter'];
  const first = await open('ecw-writeback').apply(effect);
  expect(first).toEqual({ kind: 'done', externalId: expect.stringMatching(/^Encounter\//) as unknown });
  expect(await open('ecw-writeback').apply(effect)).toEqual(first);
  expect(await open('ecw-writeback').find(effect)).toMatchObject({ kind: 'found' });
  const [, id = ''] = String((first as { externalId?: string }).externalId).split('/');
  expect(await server.repository.readResource('Encounter', id)).toMatchObject({
    class: { code: 'VR' },
    type: [{ text: 'Medication Refill Authorization' }],
    priority: { coding: [{ code: 'UR' }] },
    subject: { reference: 'Patient/p-1' },
    participant: [{ type: [{ coding: [{ code: 'ATND' }] }], individual: { reference: 'Practitioner/dr-1' } }],
    reasonCode: [{ text: 'Medication: Metoprolol 50 MG' }],
  });
});

test.each([
  ['is silent', () => 'silence' as const, { kind: 'unknown', code: 'ehr_unavailable' }],
  ['fails', () => new Response(null, { status: 500 }), { kind: 'unknown', code: 'ehr_unavailable' }],
  [
    'has had its calls of the minute',
    () => new Response(null, { status: 429 }),
    { kind: 'retry', code: 'rate_limited', afterMs: 60_000 },
  ],
  ['forbids it', () => new Response(null, { status: 403 }), { kind: 'refused', code: 'ehr_refused_403' }],
])('when the EHR %s, it is said what is known of the attempt', async (_, answer, outcome) => {
  const target = open('fhir', { ...ready, subject: { ...subject, patientId: 'p-2' } });
  // The configuration and the token first.
  server.answers.push(null, null, answer());
  expect(await target.apply({ ...effect, reference: 'ehr:encounter:2' })).toEqual(outcome);
});

test.each([
  ['a ticket that has gone on', { kind: 'not_needed' } as const, { kind: 'done' }],
  [
    'somebody who is there twice',
    { kind: 'no_patient', found: 'several' } as const,
    { kind: 'refused', code: 'ehr_patient_several' },
  ],
])('nothing is written for %s', async (_, encounter, outcome) => {
  const before = server.requests.length;
  expect(await open('fhir', encounter).apply(effect)).toEqual(outcome);
  expect(server.requests).toHaveLength(before);
});

/** What becomes of a request: answered, done and not answered, or not done in one of several ways. */
const fates = ['answered', 'answered', 'lost', 'dropped', 'failed', 'busy'] as const;

test('whatever becomes of the requests, in the end there is one question for each ticket', async () => {
  let run = 0;
  async function ask(faults: readonly (typeof fates)[number][]): Promise<void> {
    run += 1;
    const patientId = `chaos-${run}`;
    const target = open('fhir', { ...ready, subject: { ...subject, patientId } });
    const one = { ...effect, reference: `ehr:encounter:chaos-${run}` };
    const left = [...faults];
    server.fate = (request) =>
      request.url.includes('/fhir/Task') ? (left.shift() ?? 'answered') : 'answered';
    // As the outbox does: what has had no answer is looked for before it is tried again.
    for (let answerLost = false, tries = 0; ; tries += 1) {
      expect(tries).toBeLessThan(50);
      if (answerLost) {
        const found = await target.find(one);
        if (found.kind === 'found') break;
        if (found.kind === 'retry') {
          aheadMs += found.afterMs ?? 0;
          continue;
        }
      }
      const outcome = await target.apply(one);
      if (outcome.kind === 'done') break;
      expect(outcome.kind).not.toBe('refused');
      if ('afterMs' in outcome) aheadMs += outcome.afterMs ?? 0;
      answerLost = outcome.kind === 'unknown';
    }
    server.fate = () => 'answered';
    const search = {
      resourceType: 'Task' as const,
      filters: [{ code: 'subject', operator: 'eq', value: `Patient/${patientId}` }],
    };
    expect(await server.repository.searchResources(search as never)).toHaveLength(1);
  }
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...fates), { maxLength: 8 }), ask), {
    numRuns: 30,
  });
});
