import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { newId } from '../../src/domain/id.ts';
import { insertTicket } from '../support/ticket-rows.ts';

let api: ApiHarness;
let admin: string;
let work: string;
let facilityKey: string;
let facilityId: string;

beforeAll(async () => {
  api = await createApiHarness();
  admin = (await api.createKey(['admin'])).key;
  work = (await api.createKey(['work'])).key;
  facilityId = (await api.createFacility()).id;
  facilityKey = (await api.createKey(['work', 'tickets'], facilityId)).key;
  await addPatient();
});
afterAll(() => api.close());

const prescribers = { chen: newId(), diaz: newId() };

/** Mary of the facility, with a statin that has no refill left, prescribed by Chen. */
async function addPatient(): Promise<void> {
  for (const [sourceId, id] of Object.entries(prescribers))
    await api.db.prescriber.create({ data: { id, sourceId, name: `Dr ${sourceId}`, contentHash: '' } });
  const patientId = newId();
  await api.db.patient.create({
    data: {
      id: patientId,
      sourceId: 'mary',
      givenNames: ['Mary'],
      familyName: 'Johnson',
      otherNames: [],
      birthDate: new Date('1952-03-04'),
      facilityId,
      contentHash: '',
    },
  });
  const prescriptionId = newId();
  await api.db.prescription.create({
    data: {
      id: prescriptionId,
      sourceId: 'rx-1',
      patientId,
      prescriberId: prescribers.chen,
      rxNumber: '7001234',
      text: 'atorvastatin 20 mg tablet',
      drugName: 'atorvastatin',
      strength: '20 mg',
      status: 'active',
      writtenOn: new Date('2025-12-01'),
      quantity: 30,
      refillsAllowed: 0,
      expectedDaysSupply: 30,
      contentHash: '',
      fills: {
        create: {
          id: newId(),
          sourceId: 'fill-1',
          filledOn: new Date('2026-02-01'),
          quantity: 30,
          daysSupply: 30,
          partial: false,
          completed: true,
          contentHash: '',
        },
      },
    },
  });
}

const billing = {
  name: 'billing',
  when: { keywords: ['invoice'] },
  then: { queue: 'supervisor', assignee: 'Ana', tags: ['billing'], priority: 'urgent' },
};

type Previewed = { version: number; tickets: Record<string, unknown>[] };

async function preview(body: Record<string, unknown>, key = work): Promise<Previewed> {
  const response = await api.post('/api/v1/routing/preview', body, key);
  expect(response.status).toBe(200);
  return (await response.json()) as Previewed;
}

async function rows() {
  const { inboundMessage, ticket, outboundMessage, task, failedClaim, routingRuleVersion } = api.db;
  return Promise.all(
    [inboundMessage, ticket, outboundMessage, task, failedClaim, routingRuleVersion].map((table) =>
      (table as typeof ticket).count(),
    ),
  );
}

const text = { channel: 'sms', from: '+14155550123', text: 'Please send me the invoice again, I lost it' };

describe('who would get this?', () => {
  it('a queue for every request, and nothing of it is stored', async () => {
    const before = await rows();
    const { version, tickets } = await preview(text);
    expect(version).toBe(0);
    expect(tickets).toMatchObject([
      { stage: 'review', queue: 'concierge', assignee: null, priority: 'routine', tags: [], rules: [] },
    ]);
    expect(await rows()).toEqual(before);
  });

  it('tries rules that were not saved', async () => {
    const { tickets } = await preview({ ...text, rules: { rules: [billing], coverage: [] } });
    expect(tickets).toMatchObject([
      { queue: 'supervisor', assignee: 'Ana', priority: 'urgent', tags: ['billing'], rules: ['billing'] },
    ]);
    expect((await preview(text)).tickets).toMatchObject([{ queue: 'concierge', assignee: null }]);
  });

  it('a danger stays with the clinic whatever the rules say', async () => {
    const rule = { ...billing, when: { channels: ['sms'] } };
    const { tickets } = await preview({
      ...text,
      text: 'I have chest pain and cannot breathe',
      rules: { rules: [rule], coverage: [] },
    });
    expect(tickets).toMatchObject([{ code: 'ESCALATE_NOW', queue: 'clinical', assignee: null }]);
  });

  it('a rule that a danger leaves without effect is not among those that applied', async () => {
    const rule = { name: 'all', when: { channels: ['sms'] }, then: { queue: 'supervisor', assignee: 'Ana' } };
    const { tickets } = await preview({
      ...text,
      text: 'I have chest pain and cannot breathe',
      rules: { rules: [rule], coverage: [] },
    });
    expect(tickets).toMatchObject([{ queue: 'clinical', rules: [] }]);
  });

  it('names the treating prescriber, and who covers for them', async () => {
    const residents = [
      { name: 'Mary Johnson', birthDate: '1952-03-04', medications: [{ name: 'atorvastatin' }] },
    ];
    const asked = { channel: 'web', facilityId, residents };
    const chen = { id: prescribers.chen, name: 'Dr chen' };
    expect((await preview(asked)).tickets).toMatchObject([
      {
        stage: 'authorization_requested',
        queue: 'provider',
        prescriber: { treating: chen, coveredBy: null },
      },
    ]);
    expect(await api.db.patientRead.count({ where: { route: '/api/v1/routing/preview' } })).toBe(1);
    const away = { prescriberId: 'chen', coveredBy: 'diaz', from: '2026-03-01', until: '2026-03-08' };
    const covered = await preview({ ...asked, rules: { rules: [], coverage: [away] } });
    expect(covered.tickets).toMatchObject([{ prescriber: { coveredBy: { id: prescribers.diaz } } }]);
  });

  it.each([
    ['no text', { channel: 'sms', from: '+14155550123' }, 'text'],
    ['a form without residents', { channel: 'web' }, 'residents'],
    ['an unknown facility', { ...text, facilityId: 'elm' }, 'facilityId'],
    [
      'a rule that lowers',
      { ...text, rules: { rules: [{ ...billing, then: { priority: 'routine' } }], coverage: [] } },
      'rules.rules.0.then.priority',
    ],
  ])('refuses %s', async (_what, body, path) => {
    const response = await api.post('/api/v1/routing/preview', body, work);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ path }] });
  });

  it('is not for a key of one facility, nor for one without the scope', async () => {
    const reader = (await api.createKey(['tickets'])).key;
    for (const key of [facilityKey, reader])
      expect((await api.post('/api/v1/routing/preview', text, key)).status).toBe(403);
  });
});

describe('the rules', () => {
  const change = { basedOn: 0, reason: 'invoices are Ana’s', rules: [billing], coverage: [] };

  it('are changed with a reason, by version, and count at once', async () => {
    const saved = await api.post('/api/v1/routing/rules', change, admin);
    expect(saved.status).toBe(201);
    expect(await saved.json()).toMatchObject({ version: 1, rules: [billing], reason: 'invoices are Ana’s' });
    expect((await api.post('/api/v1/routing/rules', change, admin)).status).toBe(409);
    expect(await preview(text)).toMatchObject({ version: 1, tickets: [{ assignee: 'Ana' }] });
    const read = await api.get('/api/v1/routing/rules', admin);
    expect(await read.json()).toMatchObject({ version: 1, versions: [{ author: 'test admin' }] });
  });

  it.each([
    ['without a reason', { ...change, basedOn: 1, reason: undefined }],
    ['with two rules of one name', { ...change, basedOn: 1, rules: [billing, billing] }],
    [
      'with a facility that nobody knows',
      { ...change, basedOn: 1, rules: [{ ...billing, when: { facilities: ['elm'] } }] },
    ],
    [
      'with an unknown cover',
      {
        ...change,
        basedOn: 1,
        coverage: [{ prescriberId: 'chen', coveredBy: 'x', from: '2026-03-01', until: '2026-03-02' }],
      },
    ],
    [
      'with people who cover for each other on the same day',
      {
        ...change,
        basedOn: 1,
        coverage: [
          { prescriberId: 'chen', coveredBy: 'diaz', from: '2026-03-01', until: '2026-03-09' },
          { prescriberId: 'diaz', coveredBy: 'chen', from: '2026-03-09', until: '2026-03-12' },
        ],
      },
    ],
  ])('%s are refused', async (_what, body) => {
    expect((await api.post('/api/v1/routing/rules', body, admin)).status).toBe(422);
  });

  it('are the administrators’, and no version is ever changed', async () => {
    expect((await api.get('/api/v1/routing/rules', work)).status).toBe(403);
    expect((await api.post('/api/v1/routing/rules', { ...change, basedOn: 1 }, work)).status).toBe(403);
    await expect(api.db.routingRuleVersion.updateMany({ data: { reason: 'x' } })).rejects.toThrow();
  });
});

describe('one ticket', () => {
  it('names who treats and who covers for them today; nobody where the patient is not known', async () => {
    const mary = await api.db.patient.findFirstOrThrow({ where: { sourceId: 'mary' } });
    const prescription = await api.db.prescription.findFirstOrThrow({ where: { patientId: mary.id } });
    const known = await insertTicket(api.db, { patientId: mary.id, prescriptionId: prescription.id });
    const unknown = await insertTicket(api.db, {});
    const reader = (await api.createKey(['tickets'])).key;
    async function prescriberOf(id: string): Promise<unknown> {
      const body = (await (await api.get(`/api/v1/tickets/${id}`, reader)).json()) as { prescriber: unknown };
      return body.prescriber;
    }
    const [chen, diaz] = [prescribers.chen, prescribers.diaz].map((id, at) => ({
      id,
      name: ['Dr chen', 'Dr diaz'][at],
    }));
    expect(await prescriberOf(known.id)).toEqual({ treating: chen, coveredBy: null, queue: null });
    expect(await prescriberOf(unknown.id)).toBeNull();
    const { version } = (await (await api.get('/api/v1/routing/rules', admin)).json()) as { version: number };
    const away = { prescriberId: 'chen', coveredBy: 'diaz', from: '2020-01-01', until: '2099-01-01' };
    const rules = { basedOn: version, reason: 'on leave', rules: [], coverage: [away] };
    expect((await api.post('/api/v1/routing/rules', rules, admin)).status).toBe(201);
    expect(await prescriberOf(known.id)).toEqual({ treating: chen, coveredBy: diaz, queue: null });
  });

  it('shows what the encounter says to whoever may read of the patient, while a provider is asked', async () => {
    const mary = await api.db.patient.findFirstOrThrow({ where: { sourceId: 'mary' } });
    const prescription = await api.db.prescription.findFirstOrThrow({ where: { patientId: mary.id } });
    await api.db.prescription.update({
      where: { id: prescription.id },
      data: { sig: 'Take 1 tablet by mouth every evening' },
    });
    const of = { patientId: mary.id, prescriptionId: prescription.id, medicationName: 'atorvastatin' };
    const asked = await insertTicket(api.db, { ...of, stage: 'authorization_requested', queue: 'provider' });
    const filling = await insertTicket(api.db, { ...of, stage: 'pharmacy_submitted', queue: 'pharmacy' });
    const reader = (await api.createKey(['tickets'])).key;
    const own = (await api.createKey(['tickets'], facilityId)).key;
    const other = (await api.createKey(['tickets'], (await api.createFacility()).id)).key;
    async function encounterOf(
      id: string,
      key: string,
    ): Promise<{ directions: string; text: string } | null> {
      const response = await api.get(`/api/v1/tickets/${id}`, key);
      if (response.status !== 200) return null;
      return ((await response.json()) as { encounter: { directions: string; text: string } | null })
        .encounter;
    }
    const shown = await encounterOf(asked.id, reader);
    expect(shown?.directions).toBe('Take 1 tablet by mouth every evening');
    for (const line of [
      'Encounter: Medication Refill Authorization',
      'Patient: Mary Johnson, born 1952-03-04',
      'Medication: atorvastatin 20 mg tablet',
      'Dose and frequency: Take 1 tablet by mouth every evening',
      'Prescribed: quantity 30, refills authorised 0',
      'Last fill: 2026-02-01, 30 for 30 days',
      'For: Dr chen, covered by Dr diaz',
    ])
      expect(shown?.text.split('\n')).toContain(line);
    expect(await encounterOf(asked.id, own)).toEqual(shown);
    expect(await encounterOf(asked.id, other)).toBeNull();
    expect(await encounterOf(filling.id, reader)).toBeNull();
    const list = await (await api.get('/api/v1/tickets', reader)).text();
    expect(list).not.toContain('every evening');
  });

  it('names the queue where a circle saved long ago leaves nobody to cover', async () => {
    const mary = await api.db.patient.findFirstOrThrow({ where: { sourceId: 'mary' } });
    const known = await insertTicket(api.db, { patientId: mary.id, queue: 'provider' });
    await api.db.patient.update({ where: { id: mary.id }, data: { prescriberId: prescribers.chen } });
    const [from, until] = ['2020-01-01', '2099-01-01'];
    const circle = [
      { prescriberId: prescribers.chen, coveredBy: prescribers.diaz, from, until },
      { prescriberId: prescribers.diaz, coveredBy: prescribers.chen, from, until },
    ];
    await api.db.routingRuleVersion.create({
      data: {
        ...{ version: 1_000, rules: { rules: [], coverage: circle }, reason: 'before it was checked' },
        ...{ author: 'ana', at: new Date() },
      },
    });
    const reader = (await api.createKey(['tickets'])).key;
    const { prescriber } = (await (await api.get(`/api/v1/tickets/${known.id}`, reader)).json()) as {
      prescriber: unknown;
    };
    expect(prescriber).toMatchObject({ treating: { name: 'Dr chen' }, coveredBy: null, queue: 'provider' });
  });
});
