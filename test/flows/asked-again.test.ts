import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import { mary, people, phoneOf, signatureOf, stranger } from './people.ts';
import { newestTicket, readTicket } from './ticket-state.ts';

/** Two salts of one name and strength, and a renewed prescription beside the old one. */
const irene: RosterPatient = {
  given: 'Irene',
  family: 'Walsh',
  birthDate: '1947-11-30',
  phones: ['+14155550109'],
  prescriptions: [
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '7009001' },
    { drug: '24 HR Metoprolol Succinate 50 MG Extended Release Oral Tablet', rxNumber: '7009002' },
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7009003', refills: 0 },
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '7009004' },
  ],
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [...people, irene] });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

async function ask(body: string, from = phoneOf(mary)): Promise<string> {
  await gateway.text({ from, body });
  await gateway.settled();
  return newestTicket(gateway);
}

async function work(id: string, ...events: Record<string, unknown>[]): Promise<void> {
  for (const event of events) expect((await gateway.work(id, event)).status).toBe(200);
}

async function lastReply(): Promise<{ template: string; text: string }> {
  const [reply] = await gateway.db.outboundMessage.findMany({ orderBy: { id: 'desc' }, take: 1 });
  return { template: reply?.template ?? '', text: reply?.text ?? '' };
}

describe('a need that ended a short while ago', () => {
  const body = `${signatureOf(mary)} refill metoprolol 50 mg`;
  const delivered = [{ type: 'pharmacy_accepted' }, { type: 'delivered' }];

  it('delivered: is a need of its own, the sender hears of the delivery, and nothing is filled twice', async () => {
    const id = await ask(body);
    await work(id, ...delivered);
    const again = await ask(body);
    expect(again).not.toBe(id);
    expect(await readTicket(gateway, again)).toMatchObject({
      stage: 'review',
      decision: { code: 'NEEDS_HUMAN' },
    });
    expect((await lastReply()).template).toContain('already_received');
    expect((await lastReply()).text).toContain('delivered');
    const ticket = await readTicket(gateway, id);
    expect([ticket.stage, ticket.sources.length]).toEqual(['delivered', 1]);
    expect(await ask(body)).toBe(again);
  });

  it('delivered, and the sender is out of it all the same: a person looks', async () => {
    const id = await ask(body);
    await work(id, ...delivered);
    const again = await ask(`${signatureOf(mary)} I am out of metoprolol 50 mg`);
    expect(again).not.toBe(id);
    expect(await readTicket(gateway, again)).toMatchObject({
      stage: 'review',
      priority: 'urgent',
      decision: { code: 'NEEDS_HUMAN' },
    });
  });

  it('delivered, asked from a phone that is not on file: a person looks, and the answer tells nothing', async () => {
    const id = await ask(body);
    await work(id, ...delivered);
    const again = await ask(body, stranger);
    expect(await readTicket(gateway, again)).toMatchObject({ stage: 'review' });
    expect((await lastReply()).text).not.toMatch(/deliver|metoprolol|mary/i);
  });

  it('denied: a person looks, and the sender hears how it stood', async () => {
    const id = await ask(`${signatureOf(mary)} refill levothyroxine 75 mcg`);
    await work(id, { type: 'provider_denied', reason: 'needs a visit' });
    const again = await ask(`${signatureOf(mary)} refill levothyroxine 75 mcg`);
    expect(again).not.toBe(id);
    expect(await readTicket(gateway, again)).toMatchObject({ stage: 'review', patient: {} });
    expect((await lastReply()).text).toContain('call us');
  });

  it('withdrawn: decided anew', async () => {
    const id = await ask(body);
    await work(id, { type: 'withdraw' });
    const again = await ask(body);
    expect(await readTicket(gateway, again)).toMatchObject({ stage: 'pharmacy_submitted' });
  });

  it('and four days later: decided anew', async () => {
    const id = await ask(body);
    await work(id, ...delivered);
    gateway.clock.move(4 * 24 * 60);
    const again = await ask(body);
    expect(again).not.toBe(id);
    expect((await readTicket(gateway, again)).decision.code).not.toBe('NEEDS_HUMAN');
  });
});

describe('one patient’s prescriptions', () => {
  const from = phoneOf(irene);
  const signature = signatureOf(irene);

  it('tartrate and succinate of one strength are two needs', async () => {
    await ask(`${signature} refill Rx 7009001`, from);
    await ask(`${signature} refill Rx 7009002`, from);
    const tickets = await gateway.db.ticket.findMany({ include: { sources: true } });
    expect(tickets.map(({ rxNumber, sources }) => [rxNumber, sources.length]).sort()).toEqual([
      ['7009001', 1],
      ['7009002', 1],
    ]);
  });

  it('the old and the renewed prescription are one', async () => {
    await ask(`${signature} refill Rx 7009003`, from);
    await ask(`${signature} refill Rx 7009004`, from);
    expect(await gateway.db.ticket.count()).toBe(1);
    expect(await gateway.db.openNeed.count()).toBe(3);
  });
});

it('fifty arrivals of one need over two processes: one ticket, one answer that speaks of it as new', async () => {
  const another = await gateway.startAnother();
  const first = gateway.url;
  const bodies = ['refill metoprolol 50 mg', 'metoprolol 50 mg please', 'refill Rx 7001001'];
  const posts = Array.from({ length: 50 }, (_, n) => {
    gateway.url = n % 2 === 0 ? first : another.address;
    return gateway.text({ from: phoneOf(mary), body: `${signatureOf(mary)} ${bodies[n % 3] ?? ''}` });
  });
  gateway.url = first;
  await Promise.all(posts);
  await gateway.settled();
  const tickets = await gateway.db.ticket.findMany({ include: { sources: true } });
  expect(tickets.map(({ sources }) => sources.length)).toEqual([50]);
  const replies = await gateway.db.outboundMessage.groupBy({ by: ['template'], _count: true });
  expect(new Map(replies.map(({ template, _count }) => [template, _count]))).toEqual(
    new Map([
      ['submitted', 1],
      ['already_received', 49],
    ]),
  );
}, 120_000);
