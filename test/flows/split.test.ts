import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import type { RosterPatient } from '../support/roster.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf, stranger } from './people.ts';
import { messageOf, newestTicket, readTicket, stateOf } from './ticket-state.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [...people, ruth] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

/** Her atorvastatin is due and not pressing, so that an arrival can make it urgent. */
const ruth: RosterPatient = {
  given: 'Ruth',
  family: 'Keller',
  birthDate: '1949-05-06',
  phones: ['+14155550108'],
  prescriptions: [
    { drug: 'Atorvastatin 20 MG Oral Tablet', rxNumber: '7008001', filledDaysAgo: 25 },
    { drug: 'Rosuvastatin 10 MG Oral Tablet', rxNumber: '7008002', filledDaysAgo: 25, refills: 0 },
  ],
};

const from = phoneOf(mary);
const signature = signatureOf(mary);
const ruths = signatureOf(ruth);

async function text(body: string, sender = from): Promise<string> {
  const { sid } = await gateway.text({ from: sender, body });
  await gateway.settled();
  return messageOf(gateway, sid);
}

async function split(ticketId: string, messageId: string): Promise<number> {
  return (await gateway.work(ticketId, { type: 'split', messageId })).status;
}

async function work(ticketId: string, event: Record<string, unknown>): Promise<void> {
  expect((await gateway.work(ticketId, event)).status).toBe(200);
}

describe('an arrival that was joined is taken out again', () => {
  it.each([
    ['a plain repeat', `${signature} refill metoprolol 50 mg`, `${signature} metoprolol 50 mg again`],
    [
      'one that made it urgent',
      `${ruths} refill atorvastatin 20 mg`,
      `${ruths} I am out of atorvastatin 20 mg, need a refill today`,
    ],
    [
      'one that made it urgent at the provider',
      `${ruths} refill rosuvastatin 10 mg`,
      `${ruths} I am out of rosuvastatin 10 mg, need a refill today`,
    ],
    [
      'one on which it was decided again',
      `${signature} refill omeprazole 20 mg`,
      `${signature} I am out of omeprazole 20 mg, please refill`,
    ],
  ])('%s: the ticket is what it was, and the arrival has a ticket of its own', async (_, first, second) => {
    await text(first);
    const id = await newestTicket(gateway);
    const before = await stateOf(gateway, id);
    const messageId = await text(second);
    expect((await readTicket(gateway, id)).sources).toHaveLength(2);
    expect(await split(id, messageId)).toBe(200);
    expect(await stateOf(gateway, id)).toEqual(before);

    const own = await readTicket(gateway, await newestTicket(gateway));
    expect(own.id).not.toBe(id);
    expect(own).toMatchObject({ stage: 'review', status: 'open', patient: null });
    expect(own.sources.map((source) => source.messageId)).toEqual([messageId]);
    expect(own.clocks.length).toBeGreaterThan(0);
    expect(await gateway.db.openNeed.count({ where: { ticketId: own.id } })).toBe(0);
    const events = (await readTicket(gateway, id)).events;
    expect(events.at(-1)).toMatchObject({ type: 'split', detail: { messageId, toTicketId: own.id } });
  });

  it('what a person did since stays, and so does what a later arrival brought', async () => {
    await text(`${ruths} refill rosuvastatin 10 mg`);
    const id = await newestTicket(gateway);
    const first = await text(`${ruths} I am out of rosuvastatin 10 mg`);
    await work(id, { type: 'assign', assignee: 'Ana' });
    const second = await text(`${ruths} still out of rosuvastatin 10 mg, refill please`);
    expect(await split(id, first)).toBe(200);
    expect(await readTicket(gateway, id)).toMatchObject({
      priority: 'urgent',
      assignee: 'Ana',
      flags: ['out_of_medicine'],
    });
    expect(await split(id, second)).toBe(200);
    expect(await readTicket(gateway, id)).toMatchObject({ priority: 'routine', assignee: 'Ana', flags: [] });
  });

  it('in either order of taking out, the ticket ends in the same place', async () => {
    const ends: unknown[] = [];
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      await emptyTraffic(gateway);
      await text(`${ruths} refill rosuvastatin 10 mg`);
      const id = await newestTicket(gateway);
      const before = await stateOf(gateway, id);
      const joined = [
        await text(`${ruths} I am out of rosuvastatin 10 mg`),
        await text(`${ruths} out of rosuvastatin 10 mg, please hurry`),
      ];
      for (const place of order) expect(await split(id, joined[place] ?? '')).toBe(200);
      expect(await stateOf(gateway, id)).toEqual(before);
      ends.push(await gateway.db.ticket.count());
    }
    expect(ends).toEqual([3, 3]);
  });

  it('a ticket that the pharmacy has gone on with stays there', async () => {
    await text(`${signature} refill omeprazole 20 mg`);
    const id = await newestTicket(gateway);
    const messageId = await text(`${signature} I am out of omeprazole 20 mg, please refill`);
    await work(id, { type: 'provider_approved' });
    expect(await split(id, messageId)).toBe(200);
    const ticket = await readTicket(gateway, id);
    expect(ticket.stage).toBe('awaiting_escript');
    expect(ticket.clocks).toContainEqual(expect.objectContaining({ kind: 'escript', stoppedAt: null }));
  });

  it('a danger that was told twice: the second is paged for by itself, the first is as somebody left it', async () => {
    await text('I took all my pills and want to die');
    const id = await newestTicket(gateway);
    await work(id, { type: 'acknowledge' });
    const messageId = await text('please help, I took all my pills and want to die');
    expect((await readTicket(gateway, id)).sources).toHaveLength(2);
    expect((await gateway.db.ticket.findUniqueOrThrow({ where: { id } })).acknowledgedAt).toBeNull();
    expect(await split(id, messageId)).toBe(200);
    expect((await gateway.db.ticket.findUniqueOrThrow({ where: { id } })).acknowledgedAt).not.toBeNull();
    const own = await gateway.db.ticket.findFirstOrThrow({
      where: { sources: { some: { messageId } }, id: { not: id } },
      include: { clocks: true },
    });
    expect(own).toMatchObject({ stage: 'review', priority: 'urgent' });
    expect(own.flags.length).toBeGreaterThan(0);
    expect(own.clocks.map(({ kind }) => kind)).toContain('page');
  });

  it('only what joined can be taken out, and only by its own id', async () => {
    const opener = await text(`${signature} refill metoprolol 50 mg`);
    const id = await newestTicket(gateway);
    await text(`${signature} refill metoprolol 50 mg please`);
    expect(await split(id, opener)).toBe(409);
    expect(await split(id, '0192f0c1-2222-7000-8000-000000000001')).toBe(409);
    expect(await split(id, 'nothing')).toBe(422);
    expect((await gateway.work(id, { type: 'split' })).status).toBe(422);
  });

  it('an answer that was held back says no more than that the message has come in', async () => {
    await text(`${signature} refill metoprolol 50 mg`);
    const id = await newestTicket(gateway);
    const messageId = await text(`${signature} refill metoprolol 50 mg please`);
    await gateway.db.outboundMessage.updateMany({
      where: { inReplyToId: messageId },
      data: { state: 'queued' },
    });
    expect(await split(id, messageId)).toBe(200);
    await gateway.settled();
    const replies = await gateway.db.outboundMessage.findMany({
      where: { inReplyToId: messageId },
      orderBy: { id: 'asc' },
    });
    expect(replies.map(({ template, reason }) => [template, reason])).toEqual([
      ['already_received', 'split'],
      ['received', null],
    ]);
  });

  it('its own ticket becomes or joins the open one once a person says whose it is', async () => {
    await text(`${signature} refill metoprolol 50 mg`);
    const id = await newestTicket(gateway);
    const messageId = await text(`${signature} refill metoprolol 50 mg please`);
    const before = await stateOf(gateway, id);
    expect(await split(id, messageId)).toBe(200);
    const own = await newestTicket(gateway);
    await work(own, { type: 'identify', patientId: 'mary-johnson' });
    expect(await readTicket(gateway, own)).toMatchObject({ stage: 'merged', mergedIntoId: id });
    expect((await readTicket(gateway, id)).sources).toHaveLength(2);
    expect(await split(id, messageId)).toBe(200);
    expect((await readTicket(gateway, id)).sources).toHaveLength(1);
    expect(before).toBeTruthy();
  });

  it('an answer that joined a stranger’s request to a patient is taken back with what it led to', async () => {
    await text('I need a refill of atorvastatin 40 mg', stranger);
    const id = await newestTicket(gateway);
    const before = await stateOf(gateway, id);
    const answer = await text(signature, stranger);
    expect((await readTicket(gateway, id)).patient).toMatchObject({ sourceId: 'mary-johnson' });
    expect(await split(id, answer)).toBe(200);
    expect(await stateOf(gateway, id)).toEqual(before);
  });
});
