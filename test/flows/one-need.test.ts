import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { newSid } from '../support/vendors.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const from = phoneOf(mary);
const body = `${signatureOf(mary)} please refill my metoprolol 50 mg`;
const transcript =
  'This is Mary Johnson, date of birth March fourth nineteen fifty two, I need a refill of my metoprolol fifty milligrams';

const arrive = {
  text: () => gateway.text({ from, body }),
  voicemail: () => gateway.call({ from, transcript }),
  form: () =>
    gateway.form([
      {
        name: 'Mary Johnson',
        birthDate: mary.birthDate,
        medications: [{ name: 'metoprolol 50 mg', rxNumber: '7001001' }],
      },
    ]),
};
type Way = keyof typeof arrive;

function ticketsWithSources() {
  return gateway.db.ticket.findMany({ include: { sources: { include: { message: true } } } });
}

async function templates(): Promise<string[]> {
  const replies = await gateway.db.outboundMessage.findMany({ orderBy: { id: 'asc' } });
  return replies.map(({ template }) => template);
}

describe('the vendor delivers a text again', () => {
  it('it is answered 200 and nothing is new', async () => {
    const sid = newSid('SM');
    for (let n = 0; n < 3; n += 1)
      expect(await gateway.text({ from, body, sid })).toMatchObject({ status: 200 });
    await gateway.settled();
    expect((await gateway.text({ from, body, sid })).status).toBe(200);
    await gateway.settled();
    expect(await gateway.db.inboundMessage.count()).toBe(1);
    expect(await gateway.db.ticket.count()).toBe(1);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it('at the same moment, twenty times over two processes, it is one message', async () => {
    const sid = newSid('SM');
    const posts = Array.from({ length: 20 }, () => gateway.text({ from, body, sid }));
    expect(new Set((await Promise.all(posts)).map(({ status }) => status))).toEqual(new Set([200]));
    await gateway.settled();
    expect(await gateway.db.inboundMessage.count()).toBe(1);
    expect(gateway.vendor.messages).toHaveLength(1);
  });
});

describe('the same need by text, voicemail and form', () => {
  const orders: [Way, Way, Way][] = [
    ['text', 'voicemail', 'form'],
    ['text', 'form', 'voicemail'],
    ['voicemail', 'text', 'form'],
    ['voicemail', 'form', 'text'],
    ['form', 'text', 'voicemail'],
    ['form', 'voicemail', 'text'],
  ];
  it.each(orders)('%s, then %s, then %s: one ticket with three sources', async (...order) => {
    for (const way of order) {
      await arrive[way]();
      await gateway.settled();
    }
    const [ticket, ...others] = await ticketsWithSources();
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ stage: 'pharmacy_submitted', medicationName: 'metoprolol' });
    const channels = { text: 'sms', voicemail: 'voice', form: 'web' } as const;
    expect(ticket?.channels).toEqual(order.map((way) => channels[way]));
    const sources = [...(ticket?.sources ?? [])].sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
    expect(sources.map(({ message }) => message.channel)).toEqual(order.map((way) => channels[way]));
    expect(sources.map(({ evidence }) => evidence !== null)).toEqual([false, true, true]);
    expect(await templates()).toEqual(['submitted', 'already_received', 'already_received']);
  });

  it('at the same moment: one ticket, and one answer that speaks of it as new', async () => {
    const another = await gateway.startAnother();
    const first = gateway.url;
    const ways: Way[] = Array.from({ length: 30 }, (_, n) =>
      n % 5 === 0 ? 'form' : n % 5 === 1 ? 'voicemail' : 'text',
    );
    const posts = ways.map((way, n) => {
      gateway.url = n % 2 === 0 ? first : another.address;
      return arrive[way]();
    });
    gateway.url = first;
    await Promise.all(posts);
    await gateway.settled();
    const tickets = await ticketsWithSources();
    expect(tickets.map(({ sources }) => sources.length)).toEqual([30]);
    expect(await gateway.db.openNeed.count()).toBe(2);
    const said = await templates();
    expect(said).toHaveLength(30);
    expect(said.filter((template) => template === 'submitted')).toHaveLength(1);
    expect(said.filter((template) => template === 'already_received')).toHaveLength(29);
  });
});
