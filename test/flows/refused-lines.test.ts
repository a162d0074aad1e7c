import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [mary] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

it.each([
  'STOP atorvastatin',
  'not atorvastatin',
  'atorvastatin - discontinued',
  'cancel atorvastatin 40 mg',
])('a line “%s” of a form is for a person to read, and the one beside it goes on', async (line) => {
  const medications = [{ name: line }, { name: 'metoprolol' }];
  await gateway.form([{ name: 'Mary Johnson', birthDate: mary.birthDate, medications }]);
  await gateway.settled();
  const tickets = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
  expect(tickets).toMatchObject([
    { medicationText: line, medicationName: null, prescriptionId: null, stage: 'review' },
    { medicationName: 'metoprolol', stage: 'pharmacy_submitted' },
  ]);
});

it('still sends nothing once a person has said whose it is', async () => {
  await gateway.form([
    { name: 'Mary Johnsen', birthDate: '1953-03-04', medications: [{ name: 'STOP atorvastatin' }] },
  ]);
  await gateway.settled();
  const { id } = await gateway.db.ticket.findFirstOrThrow();
  const patientId = 'mary-johnson';
  expect((await gateway.work(id, { type: 'identify', patientId })).status).toBe(200);
  await gateway.settled();
  expect(await gateway.db.ticket.findFirst()).toMatchObject({ prescriptionId: null, stage: 'review' });
});
