import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateIn, type CalendarDate } from '../../src/domain/calendar-date.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { phoneOf, signatureOf } from './people.ts';

const vera = {
  given: 'Vera',
  family: 'Lindqvist',
  birthDate: '1958-05-17',
  phones: ['+14155550131'],
  prescriptions: [
    {
      drug: 'Levetiracetam 500 MG Oral Tablet',
      rxNumber: '7021001',
      filledDaysAgo: 5,
      sig: 'Take 1 tablet daily',
    },
  ],
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [vera] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const plain = 'please refill my levetiracetam 500 mg';
const pressing = [
  ['lost', 'I lost my levetiracetam 500 mg, please refill it'],
  ['out', 'I am out of levetiracetam 500 mg, 0 days left, please refill'],
] as const;

async function say(...bodies: string[]): Promise<void> {
  for (const body of bodies) {
    await gateway.text({ from: phoneOf(vera), body: `${signatureOf(vera)} ${body}` });
    await gateway.settled();
  }
}

/** What an operations team sees of the one ticket: where it is, why, its running clocks and what is to be done. */
async function seen() {
  const ticket = await gateway.db.ticket.findFirstOrThrow({
    include: { clocks: { where: { firedAt: null, stoppedAt: null } }, tasks: { where: { state: 'open' } } },
  });
  const { stage, queue, priority, decision, clocks, tasks } = ticket;
  const { code, rule, reasons } = decision as { code: string; rule: string; reasons: string[] };
  return {
    ...{ stage, queue, priority, code, rule, reasons: reasons.toSorted() },
    clocks: clocks.map(({ kind }) => kind).sort(),
    tasks: tasks.map(({ kind }) => kind).sort(),
  };
}

describe.each(pressing)('%s, told after a request that waits for a pharmacist', (_, urgent) => {
  it('leads where it would have led first, with the call to the provider', async () => {
    await say(plain);
    expect(await seen()).toMatchObject({ stage: 'clinical_review', code: 'PHARMACIST_REVIEW' });
    await say(urgent);
    const after = await seen();
    await emptyTraffic(gateway);
    await say(urgent, plain);
    const before = await seen();
    expect(before).toMatchObject({ stage: 'authorization_requested', code: 'PROVIDER_AUTHORIZATION' });
    expect(before.tasks).toContain('call_provider');
    expect(after).toEqual(before);
  });

  it('leaves what a person has begun to that person', async () => {
    await say(plain);
    const { id } = await gateway.db.ticket.findFirstOrThrow();
    expect((await gateway.work(id, { type: 'acknowledge' })).status).toBe(200);
    await say(urgent);
    expect(await seen()).toMatchObject({ stage: 'clinical_review', code: 'PHARMACIST_REVIEW' });
  });
});

it('a person who decides that it is too early has whoever asked told the day, as the table would', async () => {
  await say(plain);
  const { id, decision } = await gateway.db.ticket.findFirstOrThrow();
  const { runOutOn } = decision as { runOutOn: CalendarDate };
  const late = { type: 'dispose', to: 'too_early', reason: 'has enough', eligibleOn: addDays(runOutOn, 1) };
  expect((await gateway.work(id, late)).status).toBe(422);
  const eligibleOn = addDays(runOutOn, -4);
  expect((await gateway.work(id, { ...late, eligibleOn })).status).toBe(200);
  const replies = await gateway.get<{ data: { template: string }[] }>(`/api/v1/replies?ticketId=${id}`);
  expect(replies.data.map(({ template }) => template)).toContain('too_early');
  const ticket = await gateway.db.ticket.findFirstOrThrow({
    include: { clocks: { where: { kind: 'eligible_reminder' } } },
  });
  expect(ticket.outcomeText).toBe(`Too early for refill, reminder set for ${eligibleOn}`);
  expect(ticket.clocks.map(({ dueAt }) => dateIn('America/Los_Angeles', dueAt) <= eligibleOn)).toEqual([
    true,
  ]);
});
