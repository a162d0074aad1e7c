import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

type Message = {
  id: string;
  state: string;
  redeliveryOf: string | null;
  ticketIds: string[];
  lines: { ticketId: string | null }[];
};

async function post(sentAt: string | undefined, medicine = 'metoprolol 50 mg'): Promise<string> {
  const response = await fetch(`${gateway.url}/api/v1/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'fax',
      ...(sentAt ? { sentAt } : {}),
      requester: { relationship: 'patient' },
      residents: [{ name: 'Mary Johnson', birthDate: mary.birthDate, medications: [{ name: medicine }] }],
    }),
  });
  expect(response.status).toBe(202);
  return ((await response.json()) as { id: string }).id;
}

function read(id: string): Promise<Message> {
  return gateway.get<Message>(`/api/v1/messages/${id}`);
}

function now(): string {
  return gateway.clock.now().toISOString();
}

it('the same request, sent once and received twice, is one message with one answer', async () => {
  const sentAt = now();
  const ids = await Promise.all([post(sentAt), post(sentAt), post(sentAt)]);
  await gateway.settled();
  const messages = await Promise.all(ids.map((id) => read(id)));
  const [first, ...again] = messages.toSorted(
    (a, b) => Number(a.redeliveryOf !== null) - Number(b.redeliveryOf !== null),
  );
  expect(first).toMatchObject({ state: 'processed', redeliveryOf: null });
  for (const message of again) {
    expect(message).toMatchObject({
      state: 'processed',
      redeliveryOf: first?.id,
      ticketIds: first?.ticketIds,
    });
    expect(message.lines[0]?.ticketId).toBe(first?.ticketIds[0]);
  }
  expect(await gateway.db.ticketSource.count()).toBe(1);
  expect(await gateway.db.outboundMessage.count()).toBe(1);
});

it.each([
  ['at another time', (sentAt: string) => post(new Date(Date.parse(sentAt) + 1000).toISOString())],
  ['without a time', () => post(undefined)],
  ['with other words', (sentAt: string) => post(sentAt, 'metoprolol 50 mg tablets')],
  [
    'three minutes later',
    (sentAt: string) => {
      gateway.clock.move(3);
      return post(sentAt);
    },
  ],
])('the same request sent %s is a message of its own', async (_, second) => {
  const sentAt = now();
  await post(sentAt);
  await gateway.settled();
  const id = await second(sentAt);
  await gateway.settled();
  expect((await read(id)).redeliveryOf).toBeNull();
  expect(await gateway.db.ticketSource.count()).toBe(2);
});

it('a time of sending that is none is refused', async () => {
  const response = await fetch(`${gateway.url}/api/v1/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ source: 'fax', sentAt: 'yesterday', residents: [{ name: 'A B', note: 'x' }] }),
  });
  expect(response.status).toBe(422);
});

it('a second text of the same words under another id is a text of its own: nobody says when it was sent', async () => {
  const body = `${signatureOf(mary)} refill metoprolol 50 mg`;
  for (let n = 0; n < 2; n += 1) await gateway.text({ from: phoneOf(mary), body });
  await gateway.settled();
  expect(await gateway.db.ticketSource.count()).toBe(2);
  expect(await gateway.db.inboundMessage.count({ where: { redeliveryOfId: null } })).toBe(2);
});
