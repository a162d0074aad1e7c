import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { frank, people, phoneOf, stranger } from './people.ts';

const facilityLine = '+14155550188';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  await gateway.db.facility.updateMany({ data: { phone: facilityLine } });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const body = 'losartan refill now';

/** How many arrivals ask for each ticket. */
async function asked(): Promise<number[]> {
  await gateway.settled();
  const tickets = await gateway.db.ticket.findMany({
    where: { stage: { not: 'merged' } },
    orderBy: { id: 'asc' },
    include: { sources: true },
  });
  return tickets.map(({ sources }) => sources.length);
}

describe('the same words twice within moments, of somebody whom nobody knows', () => {
  it.each([
    ['a number that nobody has', stranger],
    ['a phone of two people', phoneOf(frank)],
  ])('from %s: are one ticket that says why', async (_, from) => {
    await Promise.all([gateway.text({ from, body }), gateway.text({ from, body })]);
    expect(await asked()).toEqual([2]);
    const sources = await gateway.db.ticketSource.findMany({ orderBy: { messageId: 'asc' } });
    const [evidence, ...none] = sources.flatMap((source) => source.evidence ?? []);
    expect(none).toEqual([]);
    expect(evidence).toMatchObject({
      rule: 'same-sender-medicine-and-words',
      fields: ['sender', 'medicine', 'words'],
    });
    expect((evidence as { secondsApart: number }).secondsApart).toBeLessThan(5);
  });

  it('are one request to the sender: the second answer tells the reference of the first', async () => {
    for (let n = 0; n < 4; n += 1) await gateway.text({ from: stranger, body });
    await gateway.settled();
    const messages = await gateway.db.inboundMessage.findMany({ orderBy: { id: 'asc' } });
    const replies = await gateway.db.outboundMessage.findMany({ orderBy: { id: 'asc' } });
    const told = replies.flatMap(({ text }) => text.match(/RG-[A-Z0-9]+/g) ?? []);
    expect(told).toEqual(replies.map(() => messages[0]?.reference));
    // Nothing was answered in vain: no person is sent for.
    expect(new Set(replies.map(({ template }) => template))).toEqual(new Set(['received']));
    expect(await gateway.db.task.count()).toBe(0);
  });

  it('twenty times over two processes, of two medicines: are two tickets', async () => {
    const another = await gateway.startAnother();
    const first = gateway.url;
    const posts = Array.from({ length: 20 }, (_, n) => {
      gateway.url = n % 4 < 2 ? first : another.address;
      return gateway.text({ from: stranger, body: n % 2 === 0 ? body : 'lisinopril refill now' });
    });
    gateway.url = first;
    await Promise.all(posts);
    expect(await asked()).toEqual([10, 10]);
  });

  it('by text and by voicemail are one ticket', async () => {
    await gateway.text({ from: stranger, body });
    await gateway.call({ from: stranger, transcript: 'Losartan refill now.' });
    expect(await asked()).toEqual([2]);
  });
});

describe('stay apart', () => {
  it.each([
    ['other words for the same medicine', stranger, 'please refill my losartan'],
    ['the same words for another medicine', stranger, 'lisinopril refill now'],
    ['another strength', stranger, 'losartan 50 mg refill now'],
    ['another sender', '+14155550171', body],
  ])('%s', async (_, from, second) => {
    await gateway.text({ from: stranger, body });
    await gateway.settled();
    await gateway.text({ from, body: second });
    expect(await asked()).toEqual([1, 1]);
  });

  it.each([
    ['from a withheld number', 'anonymous'],
    ['from the line of a facility', facilityLine],
  ])('the same words %s', async (_, from) => {
    await Promise.all([gateway.text({ from, body }), gateway.text({ from, body })]);
    expect(await asked()).toEqual([1, 1]);
  });

  it('the same words three minutes later', async () => {
    await gateway.text({ from: stranger, body });
    await gateway.settled();
    gateway.clock.move(3);
    await gateway.text({ from: stranger, body });
    expect(await asked()).toEqual([1, 1]);
  });
});
