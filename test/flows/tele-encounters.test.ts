import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dateIn } from '../../src/domain/calendar-date.ts';
import { publicKeySet, withNewKey } from '../../src/systems/ehr/signing-keys.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { resourcesOf } from '../support/roster.ts';
import { openFhirServer, type FhirStandIn } from '../support/stand-ins/fhir-server.ts';

const today = dateIn('America/Los_Angeles', new Date());
/** Each test has a patient of its own, so that none waits for another's ticket. */
const families = [
  'Approved',
  'Modified',
  'Denied',
  'Unsaid',
  'Seen',
  'Twice',
  'Withdrawn',
  'Nowhere',
  'Lied',
  'Married',
  'Odd',
  'Beside',
];
const people = families.map((family, place) => ({
  given: 'Ada',
  family,
  birthDate: `19${50 + place}-03-04`,
  phones: [`+141555501${60 + place}`],
  prescriptions: [{ drug: 'Metoprolol 50 MG', rxNumber: `78010${10 + place}`, refills: 0 }],
}));

let ehr: FhirStandIn;
let gateway: TestGateway;
let privateKeys: string;
const logged: string[] = [];

beforeAll(async () => {
  ehr = await openFhirServer();
  ehr.creates = ['Task'];
  const { keys } = await withNewKey([]);
  ehr.registered.keys = publicKeySet(keys);
  privateKeys = JSON.stringify({ keys });
  // The EHR has ids of its own, and does not have one of the patients.
  for (const person of people.filter(({ family }) => family !== 'Nowhere')) {
    const [patient, request] = resourcesOf(person, today);
    const id = `ehr-${person.family.toLowerCase()}`;
    await ehr.add({ ...patient, id });
    await ehr.add({
      ...request,
      id: `${id}-rx`,
      subject: { reference: `Patient/${id}` },
      requester: { reference: 'Practitioner/ehr-doctor' },
    });
  }
  // One has taken another name there.
  await ehr.add({
    ...{ resourceType: 'MedicationDispense', id: 'ehr-fill', status: 'completed' },
    medicationCodeableConcept: { text: 'Metoprolol 50 MG' },
    subject: { reference: 'Patient/ehr-married' },
    authorizingPrescription: [{ reference: 'MedicationRequest/ehr-married-rx' }],
    whenHandedOver: '2020-01-05T06:00:00Z',
  });
  const married = await ehr.repository.readResource('Patient', 'ehr-married');
  await ehr.repository.updateResource({ ...married, name: [{ given: ['Adele'], family: 'Bo' }] } as never);
  gateway = await openGateway({
    patients: people,
    environment: {
      FHIR_KEYS: privateKeys,
      EHR_FHIR_URL: ehr.url,
      EHR_CLIENT_ID: 'refill-gateway',
      // Read every second, a minute has more turns than usual.
      EHR_READ_MINUTES: '0.02',
      EHR_CALLS_PER_MINUTE: '10000',
      TELE_ENCOUNTERS: 'fhir',
    },
    log: (line) => void logged.push(line),
  });
});
beforeEach(() => {
  ehr.answers.length = 0;
});
afterAll(async () => {
  await gateway.close();
  await ehr.close();
});

type Task = { id: string; resourceType: 'Task' } & Record<string, unknown>;

async function ask(family: string) {
  const place = families.indexOf(family);
  const body = `Ada ${family} 3/4/19${50 + place} refill metoprolol`;
  await gateway.text({ from: `+141555501${60 + place}`, body });
  await gateway.settled();
  const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { patient: { familyName: family } } });
  expect(ticket).toMatchObject({ stage: 'authorization_requested' });
  return ticket;
}

/** The question as it stands in the EHR, once it does. */
async function questionOf(ticketId: string): Promise<Task> {
  const { externalId } = await gateway.eventually('the question in the EHR', () =>
    gateway.db.systemLink.findFirst({ where: { ticketId, system: 'ehr', state: 'in_step' } }),
  );
  const [, id = ''] = /^Task\/(.+)$/.exec(externalId ?? '') ?? [];
  return ehr.repository.readResource('Task', id) as unknown as Promise<Task>;
}

async function answer(task: Task, changes: Record<string, unknown>): Promise<void> {
  await ehr.repository.updateResource({ ...task, ...changes } as never);
}

function leaves(ticketId: string) {
  return gateway.eventually('the ticket to go on', async () => {
    const ticket = await gateway.db.ticket.findUniqueOrThrow({
      where: { id: ticketId },
      include: { events: true },
    });
    return ticket.stage === 'authorization_requested' ? null : ticket;
  });
}

it('the provider is asked by a task with the documented content, and approves there', async () => {
  const ticket = await ask('Approved');
  const task = await questionOf(ticket.id);
  expect(task).toMatchObject({
    status: 'requested',
    intent: 'order',
    priority: ticket.priority,
    code: { coding: [{ code: 'approve' }], text: 'Refill Request' },
    description: 'Medication Refill Authorization',
    focus: { reference: 'MedicationRequest/ehr-approved-rx' },
    for: { reference: 'Patient/ehr-approved' },
    owner: { reference: 'Practitioner/ehr-doctor' },
    restriction: { period: { end: expect.any(String) as unknown } },
  });
  const [{ valueString: text }] = task['input'] as [{ valueString: string }];
  for (const said of ['Metoprolol 50 MG', 'Last fill', ticket.reference]) expect(text).toContain(said);
  const shown = await gateway.get<{ systems: object[] }>(`/api/v1/tickets/${ticket.id}`);
  expect(shown.systems).toMatchObject([{ system: 'ehr', externalId: `Task/${task.id}`, lastError: null }]);

  await answer(task, { status: 'accepted' });
  await answer(task, { status: 'completed' });
  const moved = await leaves(ticket.id);
  expect(moved).toMatchObject({ stage: 'awaiting_escript' });
  expect(moved.events.find(({ type }) => type === 'provider_approved')).toMatchObject({ actor: 'EHR' });
});

it('what the provider prescribes instead is told as a change', async () => {
  const ticket = await ask('Modified');
  const task = await questionOf(ticket.id);
  const made = await ehr.add({
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/ehr-modified' },
    medicationCodeableConcept: { text: 'Metoprolol 25 MG' },
    authoredOn: today,
  });
  const output = [{ type: { text: 'new' }, valueReference: { reference: `MedicationRequest/${made.id}` } }];
  await answer(task, { status: 'completed', output });
  const { events } = await leaves(ticket.id);
  const event = events.find(({ type }) => type === 'provider_modified');
  expect(event?.detail).toMatchObject({ change: 'Prescribed now: Metoprolol 25 MG' });
});

it('a denial comes back with its reason', async () => {
  const ticket = await ask('Denied');
  await answer(await questionOf(ticket.id), {
    status: 'rejected',
    statusReason: { text: 'Visit needed first' },
  });
  expect(await leaves(ticket.id)).toMatchObject({
    stage: 'denied',
    outcomeText: 'Provider denied refill: Visit needed first',
  });
});

it('a denial without a reason denies nothing, and one in words alone approves nothing: a person asks', async () => {
  const ticket = await ask('Unsaid');
  const task = await questionOf(ticket.id);
  await answer(task, { status: 'rejected' });
  await gateway.eventually('somebody to be asked', () =>
    gateway.db.task.findFirst({ where: { ticketId: ticket.id, kind: 'ask_provider_decision' } }),
  );
  const output = [{ type: { text: 'decision' }, valueString: 'DENIED, needs visit' }];
  await answer(task, { status: 'completed', output });
  await gateway.eventually('somebody to be asked once more', async () =>
    (await gateway.db.task.count({ where: { ticketId: ticket.id, kind: 'ask_provider_decision' } })) === 2
      ? true
      : null,
  );
  expect(await gateway.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({
    stage: 'authorization_requested',
  });
  // Turned to somebody else it is not the question that was asked, and says so until it is again.
  const link = { ticketId: ticket.id, system: 'ehr' };
  for (const [patient, state, lastError] of [
    ['ehr-denied', 'differs', 'patient'],
    ['ehr-unsaid', 'in_step', null],
  ] as const) {
    await answer(task, { status: 'rejected', for: { reference: `Patient/${patient}` } });
    await gateway.eventually(`the question to be ${state}`, () =>
      gateway.db.systemLink.findFirst({ where: { ...link, state, lastError } }),
    );
  }
});

it('a prescription that was written since is approval seen, not an e-script received', async () => {
  const ticket = await ask('Seen');
  await questionOf(ticket.id);
  const written = {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/ehr-seen' },
    medicationCodeableConcept: { text: 'Metoprolol 50 MG' },
    authoredOn: today,
  };
  // What the patient is said to take is no approval, and a person looks what it is.
  await ehr.add({ ...written, reportedBoolean: true });
  await gateway.eventually('somebody to be asked', () =>
    gateway.db.task.findFirst({ where: { ticketId: ticket.id, kind: 'ask_provider_decision' } }),
  );
  const asked = await gateway.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
  expect(asked.stage).toBe('authorization_requested');
  await ehr.add(written);
  const { stage, events } = await leaves(ticket.id);
  expect(stage).toBe('awaiting_escript');
  expect(events.map(({ type }) => type)).not.toContain('escript_received');
});

it('one record that cannot be read hides no other patient’s answer, and is a person’s to look at', async () => {
  const [odd, fine] = [await ask('Odd'), await ask('Beside')];
  const written = {
    ...{ resourceType: 'MedicationRequest', status: 'active', intent: 'order', authoredOn: today },
    medicationCodeableConcept: { text: 'Metoprolol 50 MG' },
  };
  const text = 'Metoprolol\u0000 50 MG';
  const subject = { reference: 'Patient/ehr-odd' };
  const broken = await ehr.add({ ...written, subject, medicationCodeableConcept: { text } });
  await gateway.eventually('somebody to be asked', () =>
    gateway.db.task.findFirst({ where: { ticketId: odd.id, kind: 'ask_provider_decision' } }),
  );
  await ehr.add({ ...written, subject: { reference: 'Patient/ehr-beside' } });
  expect(await leaves(fine.id)).toMatchObject({ stage: 'awaiting_escript' });
  expect(await gateway.db.ticket.findUniqueOrThrow({ where: { id: odd.id } })).toMatchObject({
    stage: 'authorization_requested',
  });
  const ready: unknown = await (await fetch(`${gateway.url}/readyz`)).json();
  expect(ready).toMatchObject({ systems: [{ system: 'ehr', readFailure: 'record_unreadable' }] });
  const line = logged.find((one) => one.includes('record_unreadable')) ?? '';
  expect(line).toContain(odd.patientId);
  expect(line).toContain(broken.id);
  await ehr.repository.deleteResource('MedicationRequest', broken.id);
});

it('an answer that was lost leads to no second question', async () => {
  const before = ehr.requests.filter((one) => one === 'POST /fhir/Task').length;
  let lost = 0;
  ehr.fate = ({ method, url }) =>
    method === 'POST' && url.endsWith('/fhir/Task') && lost++ === 0 ? 'lost' : 'answered';
  const ticket = await ask('Twice');
  await questionOf(ticket.id);
  expect(ehr.requests.filter((one) => one === 'POST /fhir/Task')).toHaveLength(before + 1);
  const found = await ehr.repository.searchResources({
    resourceType: 'Task',
    filters: [{ code: 'subject', operator: 'eq', value: 'Patient/ehr-twice' }],
  });
  expect(found).toHaveLength(1);
});

it('a question that nobody needs answered any more is cancelled', async () => {
  const ticket = await ask('Withdrawn');
  const { id } = await questionOf(ticket.id);
  expect((await gateway.work(ticket.id, { type: 'withdraw' })).status).toBe(200);
  await gateway.eventually('the question to be cancelled', async () => {
    const task = await ehr.repository.readResource('Task', id);
    return (task as unknown as Task)['status'] === 'cancelled' ? task : null;
  });
});

it('what the EHR said that it took, and did not do, is done once more', async () => {
  let lies = 2;
  ehr.fate = ({ method, url }) =>
    (method === 'POST' || method === 'PUT') && url.includes('/fhir/Task') && lies-- > 0 ? 'lied' : 'answered';
  const ticket = await ask('Lied');
  const subject = [{ code: 'subject', operator: 'eq', value: 'Patient/ehr-lied' }];
  const search = { resourceType: 'Task', filters: subject } as const;
  const [task] = await gateway.eventually('the question in the EHR', async () => {
    const found = await ehr.repository.searchResources(search as never);
    return found.length > 0 ? found : null;
  });
  lies = 1;
  await gateway.work(ticket.id, { type: 'withdraw' });
  await gateway.eventually('the question to be cancelled', async () => {
    const [one] = (await ehr.repository.searchResources(search as never)) as unknown as Task[];
    return one?.['status'] === 'cancelled' ? one : null;
  });
  expect(lies).toBeLessThan(0);
  expect(await ehr.repository.searchResources(search as never)).toMatchObject([{ id: task?.id }]);
  expect(await gateway.db.task.count({ where: { ticketId: ticket.id, kind: 'ask_provider_decision' } })).toBe(
    0,
  );
});

it('a patient whom the EHR does not have: people write the encounter, and its number stands on the ticket', async () => {
  const ticket = await ask('Nowhere');
  const task = await gateway.eventually('the task for people', () =>
    gateway.db.task.findFirst({ where: { ticketId: ticket.id, kind: 'create_encounter' } }),
  );
  const failed = await gateway.db.systemEffect.findFirstOrThrow({
    where: { ticketId: ticket.id, system: 'ehr' },
  });
  expect(failed).toMatchObject({ state: 'failed', lastError: 'ehr_patient_none' });
  const done = await fetch(`${gateway.url}/api/v1/tasks/${task.id}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'done', reference: 'TE-20431' }),
  });
  expect(done.status).toBe(200);
  const link = await gateway.db.systemLink.findFirstOrThrow({
    where: { ticketId: ticket.id, system: 'ehr' },
  });
  expect(link).toMatchObject({ externalId: 'TE-20431', state: 'in_step' });
  const { systems } = await gateway.get<{ systems: object[] }>(`/api/v1/tickets/${ticket.id}`);
  expect(systems).toMatchObject([
    { system: 'ehr', externalId: 'TE-20431', state: 'in_step', lastError: null },
  ]);
});

it('a patient who is called otherwise there is named by a person, and nobody of another birth date is taken', async () => {
  const ticket = await ask('Married');
  const effect = await gateway.eventually('what failed', () =>
    gateway.db.systemEffect.findFirst({ where: { ticketId: ticket.id, system: 'ehr', state: 'failed' } }),
  );
  const shown = await gateway.get<{ advice: object }>(`/api/v1/effects/${effect.id}`);
  expect(shown.advice).toMatchObject({ remedy: 'patient' });
  async function name(externalId: string): Promise<number> {
    const response = await fetch(`${gateway.url}/api/v1/effects/${effect.id}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'name_patient', externalId }),
    });
    return response.status;
  }
  expect(await name('ehr-denied')).toBe(422);
  expect(await name('ehr-of-nobody')).toBe(422);
  expect(await name('ehr-married')).toBe(200);
  const question = await questionOf(ticket.id);
  expect(question['for']).toEqual({ reference: 'Patient/ehr-married' });
  const events = await gateway.db.ticketEvent.findMany({
    where: { ticketId: ticket.id, type: 'effect_name_patient' },
  });
  expect(events).toMatchObject([{ detail: { externalId: 'ehr-married' } }]);
  // Nobody writes by hand what stands there by now.
  const byHand = { ticketId: ticket.id, kind: 'create_encounter' };
  expect(await gateway.db.task.findMany({ where: byHand })).toMatchObject([{ state: 'done' }]);
  await gateway.eventually('the record to be copied by that id', () =>
    gateway.db.recordCopy.findFirst({
      where: { externalId: 'ehr-married', found: 'named', prescriptions: { not: [] } },
    }),
  );
  // The pharmacy has filled it since, and the EHR was not told.
  const path = `/api/v1/differences?patientId=${ticket.patientId ?? ''}`;
  const told = await gateway.eventually('the fills to be compared', async () => {
    const { data } = await gateway.get<{ data: { found: string; differences: object[] }[] }>(path);
    return data[0] ?? null;
  });
  expect(told).toMatchObject({
    found: 'named',
    differences: [
      { field: 'last_fill', other: dateIn('America/Los_Angeles', new Date('2020-01-05T06:00:00Z')) },
    ],
  });
});

it('where the EHR and the pharmacy disagree, both are told and the roster stays as it is', async () => {
  const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { patient: { familyName: 'Modified' } } });
  const path = `/api/v1/differences?patientId=${ticket.patientId ?? ''}`;
  const told = await gateway.eventually('the record to be copied again', async () => {
    const { data } = await gateway.get<{ data: { differences: object[] }[] }>(path);
    return data[0] ?? null;
  });
  expect(told.differences).toMatchObject([
    { medicine: 'Metoprolol 25 MG', field: 'presence', roster: null, other: 'active' },
  ]);
  expect(await gateway.db.prescription.count()).toBe(people.length);
});

it('what is logged and stored of the questions holds no key, and the log no person or medicine', async () => {
  const log = logged.join('\n');
  expect(log).toContain('effect_refused');
  expect(log).not.toMatch(/metoprolol|withdrawn\b.*ada|nowhere|visit needed|19[56]\d-03-04/i);
  const [{ d }] = (JSON.parse(privateKeys) as { keys: [{ d: string }] }).keys;
  expect(log).not.toContain(d);
  expect(ehr.requests.join('\n')).not.toMatch(/nowhere|19[56]\d-03-04/i);
  const rows = await gateway.db.systemEffect.findMany();
  const stored = rows.map((row) => Object.values(row).join(' ')).join('\n');
  expect(stored).not.toMatch(/metoprolol|nowhere|eyJ/i);
});
