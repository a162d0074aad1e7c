import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateIn } from '../../src/domain/calendar-date.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';

const rose = {
  ...{ given: 'Rose', family: 'Keller', birthDate: '1948-05-21', phones: ['+14155550121'] },
  facility: 'oak-house',
  prescriptions: [
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7005002' },
    { drug: 'Omeprazole 20 MG Delayed Release Oral Capsule', rxNumber: '7005003' },
  ],
};
const atorvastatin = [{ name: 'atorvastatin 40 mg' }];

let gateway: TestGateway;
let key: string;
beforeAll(async () => {
  gateway = await openGateway({ patients: [rose] });
  key = await gateway.createKey(['intake'], 'oak-house');
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function form(medications: { name: string; daysLeft?: number }[], note?: string): Promise<void> {
  const resident = { name: 'Rose Keller', birthDate: rose.birthDate, medications };
  const response = await gateway.form([{ ...resident, ...(note ? { note } : {}) }], { key });
  expect(response.status).toBe(202);
  await gateway.settled();
}

function tickets() {
  return gateway.db.ticket.findMany({
    orderBy: { id: 'asc' },
    include: { tasks: { where: { state: 'open' } } },
  });
}

/** What was said since the first answer. */
async function lastReplies(): Promise<string> {
  const { data } = await gateway.get<{ data: { text: string }[] }>('/api/v1/replies');
  return data
    .slice(0, -1)
    .map(({ text }) => text)
    .join('\n');
}

async function firstTicket() {
  await form(atorvastatin);
  const [ticket] = await tickets();
  if (!ticket) throw new Error('no ticket');
  expect(ticket.stage).toBe('pharmacy_submitted');
  return ticket;
}

describe('a form about what is open already', () => {
  it.each([
    ['in words alone', [], 'please cancel the atorvastatin refill, no longer needed'],
    ['beside the line', atorvastatin, 'cancel this please, she does not need it'],
  ])('that takes it back %s is read by a person', async (_, medications, note) => {
    await firstTicket();
    await form(medications, note);
    expect(await tickets()).toMatchObject([
      { stage: 'pharmacy_submitted' },
      { stage: 'review', status: 'open' },
    ]);
  });

  it('that says it has not come, and none is left: a person reads it, and the dispatcher is asked now', async () => {
    const { id } = await firstTicket();
    const deliveryEta = addDays(dateIn('America/Los_Angeles', new Date()), 3);
    expect((await gateway.work(id, { type: 'shipped', deliveryEta })).status).toBe(200);
    await form(atorvastatin, 'it never arrived and she is out');
    const [shipped, read] = await tickets();
    expect(shipped).toMatchObject({ stage: 'shipped', priority: 'urgent' });
    expect(shipped?.tasks.map(({ kind }) => kind)).toContain('confirm_delivery');
    expect(read).toMatchObject({ stage: 'review', status: 'open' });
    await form([{ name: 'atorvastatin 40 mg', daysLeft: 0 }]);
    const again = await tickets();
    expect(again[0]?.tasks.filter(({ kind }) => kind === 'confirm_delivery')).toHaveLength(1);
  });

  it.each([
    ['a side effect', 'it gives her a rash'],
    ['another dose', 'dose is now 80 mg'],
  ])('that tells of %s stops that refill, and leaves the other', async (_, note) => {
    await form([...atorvastatin, { name: 'omeprazole 20 mg' }]);
    await form(atorvastatin, note);
    const stages = (await tickets()).map(({ medicationName, stage }) => [medicationName, stage]);
    expect(stages).toContainEqual(['atorvastatin', 'clinical_review']);
    expect(stages).not.toContainEqual(['atorvastatin', 'pharmacy_submitted']);
    expect(stages).toContainEqual(['omeprazole', 'pharmacy_submitted']);
    const kinds = (await tickets()).flatMap(({ tasks }) => tasks.map(({ kind }) => kind));
    expect(kinds).toContain('tell_pharmacy_to_hold');
    expect(await lastReplies()).not.toContain('with the pharmacy team');
  });
});

it('a day of delivery that is a slip of the pen is asked about all the same', async () => {
  const { id } = await firstTicket();
  expect((await gateway.work(id, { type: 'shipped', deliveryEta: '2099-01-01' })).status).toBe(200);
  const { dueAt } = await gateway.db.ticketClock.findFirstOrThrow({
    where: { ticketId: id, kind: 'delivery' },
  });
  expect(dueAt.getTime() - Date.now()).toBeLessThan(16 * 24 * 3_600_000);
});

it('a pharmacy that could not be told to hold is the supervisor’s to reach', async () => {
  await firstTicket();
  await form(atorvastatin, 'she took the whole bottle, overdose');
  expect(await lastReplies()).not.toContain('with the pharmacy team');
  const hold = await gateway.db.task.findFirstOrThrow({ where: { kind: 'tell_pharmacy_to_hold' } });
  const failed = await fetch(`${gateway.url}/api/v1/tasks/${hold.id}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'failed', outcome: 'nobody answered' }),
  });
  expect(failed.status).toBe(200);
  const open = await gateway.db.task.findMany({ where: { kind: 'tell_pharmacy_to_hold', state: 'open' } });
  expect(open).toMatchObject([{ queue: 'supervisor', ticketId: hold.ticketId }]);
});
