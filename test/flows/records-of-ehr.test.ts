import { afterAll, beforeAll, expect, it } from 'vitest';
import { dateIn } from '../../src/domain/calendar-date.ts';
import { withNewKey } from '../../src/systems/ehr/signing-keys.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { resourcesOf } from '../support/roster.ts';
import { openFhirServer, type FhirStandIn } from '../support/stand-ins/fhir-server.ts';

const from = '+14155550117';
const today = dateIn('America/Los_Angeles', new Date());
const ada = {
  given: 'Ada',
  family: 'Marsh',
  birthDate: '1951-03-04',
  phones: [from],
  prescriptions: [{ drug: 'Metoprolol 50 MG', rxNumber: '7401001', refills: 0 }],
};

let ehr: FhirStandIn;
let gateway: TestGateway;

beforeAll(async () => {
  ehr = await openFhirServer();
  for (const resource of resourcesOf(ada, today)) await ehr.add(resource);
  gateway = await openGateway({
    environment: {
      FHIR_KEYS: JSON.stringify(await withNewKey([])),
      EHR_FHIR_URL: ehr.url,
      EHR_CLIENT_ID: 'refill-gateway',
      EHR_RECORDS: 'roster',
      EHR_READ_MINUTES: '0.02',
    },
  });
  ehr.registered.keys = (await (await fetch(`${gateway.url}/.well-known/jwks.json`)).json()) as {
    keys: [];
  };
});
afterAll(async () => {
  await gateway.close();
  await ehr.close();
});

it('an EHR that is the roster brings the patients, and what it writes later moves the tickets', async () => {
  // What is read last is there: then all of it is.
  const fill = await gateway.eventually('the record of the EHR', () =>
    gateway.db.fill.findFirst({ include: { prescription: { include: { patient: true } } } }),
  );
  const { patient } = fill.prescription;
  await gateway.text({ from, body: 'Ada Marsh 3/4/1951 refill metoprolol' });
  await gateway.settled();
  const asked = await gateway.db.ticket.findFirstOrThrow({ where: { patientId: patient.id } });
  expect(asked).toMatchObject({ stage: 'authorization_requested' });

  const [, request] = resourcesOf(ada, today);
  // What somebody says that she takes is no answer, and a person looks.
  await ehr.add({
    ...request,
    id: 'rx-said',
    identifier: [{ value: '7401003' }],
    authoredOn: today,
    reportedBoolean: true,
  });
  await gateway.eventually('somebody to be asked', () =>
    gateway.db.task.findFirst({ where: { ticketId: asked.id, kind: 'ask_provider_decision' } }),
  );
  expect(await gateway.db.ticket.findUniqueOrThrow({ where: { id: asked.id } })).toMatchObject({
    stage: 'authorization_requested',
  });
  await ehr.add({ ...request, id: 'rx-new', identifier: [{ value: '7401002' }], authoredOn: today });
  const moved = await gateway.eventually('the approval to be seen', async () => {
    const ticket = await gateway.db.ticket.findUniqueOrThrow({ where: { id: asked.id } });
    return ticket.stage === 'authorization_requested' ? null : ticket;
  });
  // What stands in the EHR was approved and perhaps sent: that it has come, only the pharmacy knows.
  expect(moved).toMatchObject({ stage: 'awaiting_escript' });
  expect(await gateway.db.ticketClock.count({ where: { ticketId: asked.id, kind: 'escript' } })).toBe(1);
  const events = await gateway.db.ticketEvent.findMany({ where: { ticketId: asked.id } });
  expect(events.map(({ type }) => type)).toContain('provider_approved');
  expect(events.map(({ type }) => type)).not.toContain('escript_received');
});

it('while the EHR is away its last fault is told by its code, and reading goes on when it is back', async () => {
  ehr.answers.push(...Array.from({ length: 3 }, () => new Response(null, { status: 503 })));
  const failed = await gateway.eventually('a turn that failed', () =>
    gateway.db.systemRead.findFirst({ where: { failure: { not: null } } }),
  );
  expect(failed).toMatchObject({ system: 'ehr', failure: 'ehr_unavailable' });
  await gateway.eventually('a turn that ended well', () =>
    gateway.db.systemRead.findFirst({ where: { failure: null, readUpTo: { not: null } } }),
  );
});

it('an EHR that cannot tell what has changed is read whole', async () => {
  ehr.knowsChanges = false;
  const [patient] = resourcesOf({ ...ada, family: 'Late' }, today);
  await ehr.add({ ...patient, id: 'late' });
  await gateway.eventually('the new patient', () =>
    gateway.db.patient.findFirst({ where: { familyName: 'Late' } }),
  );
});
