import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createSingleAccept } from '../../src/intake/accept-messages.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { failReading } from '../support/fail-reading.ts';
import { onCall, openGateway, type TestGateway } from '../support/gateway.ts';
import { moveToNoon } from '../support/move-to-noon.ts';
import { newSid } from '../support/vendors.ts';
import { mary, people, phoneOf, samuel, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  moveToNoon(gateway);
  await failReading(gateway.database, 'xyzzy');
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const from = phoneOf(samuel);

function tickets() {
  return gateway.db.ticket.findMany({ orderBy: { id: 'asc' } });
}

function messages() {
  return gateway.db.inboundMessage.findMany({ orderBy: { id: 'asc' } });
}

describe('the texts of one conversation', () => {
  it('are worked one at a time, oldest first, although two processes take them', async () => {
    const another = await gateway.startAnother();
    const first = gateway.url;
    const request = `${signatureOf(samuel)} refill lisinopril 20 mg`;
    const takeBack = 'please cancel my lisinopril refill';
    for (const [n, body] of [request, takeBack, request, takeBack, request, takeBack, request].entries()) {
      gateway.url = n % 2 === 0 ? first : another.address;
      await gateway.text({ from, body });
    }
    gateway.url = first;
    await gateway.settled();
    expect((await tickets()).map(({ stage }) => stage)).toEqual([
      'withdrawn',
      'withdrawn',
      'withdrawn',
      'pharmacy_submitted',
    ]);
    const ended = (await messages()).map(({ processedAt }) => processedAt?.getTime() ?? 0);
    expect(ended).toEqual([...ended].sort((a, b) => a - b));
  });

  it('do not hold up those of another', async () => {
    await gateway.text({ from, body: 'xyzzy' });
    await gateway.text({ from: phoneOf(mary), body: `${signatureOf(mary)} refill metoprolol` });
    await gateway.eventually('the other conversation', () =>
      gateway.db.ticket.findFirst({ where: { stage: 'pharmacy_submitted' } }),
    );
  });
});

describe('a text that cannot be worked', () => {
  beforeAll(() => gateway.hastenRetries(1));

  it('ends as failed with an urgent ticket for a person, and the later ones go on', async () => {
    await gateway.text({ from, body: 'xyzzy' });
    await gateway.text({ from, body: `${signatureOf(samuel)} refill lisinopril 20 mg` });
    await gateway.settled();
    expect((await messages()).map(({ state }) => state)).toEqual(['failed', 'processed']);
    expect(await tickets()).toMatchObject([
      { stage: 'review', priority: 'urgent', status: 'open', flags: ['unscreened'] },
      { stage: 'pharmacy_submitted' },
    ]);
  });

  it('and speaks of an emergency pages all the same', async () => {
    await gateway.text({ from, body: 'xyzzy, I have chest pain and can not breathe' });
    await gateway.eventually('the page', () =>
      gateway.vendor.messages.some(({ to }) => to === onCall[0]) ? true : null,
    );
    expect((await messages()).map(({ state, flags }) => [state, flags])).toEqual([
      ['failed', ['unscreened', 'emergency']],
    ]);
  });
});

describe('a text that was accepted and whose job is lost', () => {
  it('is found and worked at the next start', async () => {
    const accept = createSingleAccept(gateway.database.database.pool, {
      enqueue: () => Promise.resolve(),
      enqueueWith: () => Promise.resolve(),
    });
    const receivedAt = gateway.clock.now();
    await accept({
      channel: 'sms',
      providerId: newSid('SM'),
      receivedAt,
      from,
      to: gateway.vendor.number,
      text: `${signatureOf(samuel)} refill lisinopril 20 mg`,
      original: '',
      mediaUrls: [],
      structured: null,
      processAfter: null,
    });
    expect((await messages()).map(({ state }) => state)).toEqual(['received']);
    await gateway.restart();
    await gateway.settled();
    expect(await tickets()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    expect(gateway.vendor.messages).toHaveLength(1);
  });

  it('and a reply that was written and never sent leaves at the next start', async () => {
    const now = gateway.clock.now();
    await gateway.db.outboundMessage.create({
      data: {
        id: newId(now),
        channel: 'sms',
        to: from,
        template: 'received',
        language: 'en',
        text: 'We have your message.',
        segments: 1,
        state: 'queued',
        slot: 'lost',
        createdAt: now,
      },
    });
    await gateway.restart();
    await gateway.settled();
    expect(gateway.vendor.messages.map(({ body }) => body)).toEqual(['We have your message.']);
  });
});
