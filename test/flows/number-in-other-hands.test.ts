import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { people, phoneOf, samuel, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function text(body: string): Promise<void> {
  await gateway.text({ from: phoneOf(samuel), body });
  await gateway.settled();
}

function textsToSamuel(): string[] {
  return gateway.vendor.messages.filter(({ to }) => to === phoneOf(samuel)).map(({ body }) => body);
}

async function finish(): Promise<void> {
  const task = await gateway.db.task.findFirstOrThrow({ where: { kind: 'correct_phone', state: 'open' } });
  const done = await fetch(`${gateway.url}/api/v1/tasks/${task.id}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'done' }),
  });
  expect(done.status).toBe(200);
}

it.each([
  'wrong number, I am Chad and got this number last week',
  'Number belongs to someone new now',
  "this isn't Samuel's number anymore",
  'este número ya no es de Samuel',
  'i just got this number. stop sending me his stuff',
])('%s: somebody corrects it, and until then nobody is known by it', async (told) => {
  await text(told);
  expect(await gateway.db.task.findMany({ where: { kind: 'correct_phone' } })).toMatchObject([
    { state: 'open', queue: 'concierge' },
  ]);
  await text('need my lisinopril');
  const [ticket] = await gateway.db.ticket.findMany({ where: { stage: { not: 'review' } } });
  expect(ticket).toMatchObject({ patientId: null });
  expect(await gateway.db.ticket.count({ where: { stage: 'pharmacy_submitted' } })).toBe(0);
});

it('name and birth date say who it is, whatever the number', async () => {
  await text('wrong number, I am Chad and got this number last week');
  await text(`${signatureOf(samuel)} lisinopril refill`);
  expect(await gateway.db.ticket.count({ where: { stage: 'pharmacy_submitted' } })).toBe(1);
});

it('once it is seen to, the number tells again who it is', async () => {
  await text('wrong number, I am Chad and got this number last week');
  await finish();
  await text('need my lisinopril');
  expect(await gateway.db.ticket.count({ where: { stage: 'pharmacy_submitted' } })).toBe(1);
});

it('said again while it is to be done, it stays one task; said again once it is done, it is one anew', async () => {
  await text('wrong number, I am Chad and got this number last week');
  await text("I told you this isn't Samuel's number anymore");
  expect(await gateway.db.task.count({ where: { kind: 'correct_phone' } })).toBe(1);
  await finish();
  await text("this isn't Samuel's number anymore");
  expect(await gateway.db.task.count({ where: { kind: 'correct_phone', state: 'open' } })).toBe(1);
  await text('need my lisinopril');
  expect(await gateway.db.ticket.count({ where: { stage: 'pharmacy_submitted' } })).toBe(0);
});

it.each([
  'wrong number of pills in the bottle',
  'sorry i gave you the wrong number',
  'my new number is 415-555-0177',
])('%s: nobody else has it', async (told) => {
  await text(told);
  expect(await gateway.db.task.count({ where: { kind: 'correct_phone' } })).toBe(0);
});

it.each([
  'who dis? this number is mine since yesterday, i just got this number',
  'wait whose order is this, i got this number last week',
])('behind an order, %s: nobody is asked for the name and birth date of the one on file', async (told) => {
  await text('need my lisinopril');
  const before = textsToSamuel().length;
  await text(told);
  const said = textsToSamuel().slice(0, textsToSamuel().length - before);
  expect(said.join(' ')).not.toMatch(/name|birth/i);
  expect(await gateway.db.task.count({ where: { kind: 'correct_phone' } })).toBe(1);
});
