import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const from = phoneOf(mary);

/** The text that answers the question. */
async function ask(question: string): Promise<{ template: string; text: string }> {
  await gateway.text({ from, body: `${question} ${signatureOf(mary)}` });
  await gateway.settled();
  const message = await gateway.db.inboundMessage.findFirstOrThrow({
    orderBy: { id: 'desc' },
    include: { replies: true },
  });
  expect(message.replies).toHaveLength(1);
  const [reply] = message.replies;
  return { template: reply?.template ?? '', text: reply?.text ?? '' };
}

const onTheWay = { type: 'shipped', deliveryEta: '2099-01-02' };

describe('where is my refill', () => {
  it.each([
    ['right after it was handed to the pharmacy', [], /with the pharmacy team/],
    ['once the pharmacy works on it', [{ type: 'pharmacy_accepted' }], /the pharmacy is working on it/],
    ['once it is on its way', [{ type: 'pharmacy_accepted' }, onTheWay], /shipped/],
  ] as const)('%s: the answer is what has happened, and no ticket more', async (_when, events, words) => {
    await ask('Refill atorvastatin 40 mg please.');
    const ticket = await gateway.db.ticket.findFirstOrThrow();
    expect(ticket.stage).toBe('pharmacy_submitted');
    for (const event of events) expect((await gateway.work(ticket.id, event)).status).toBe(200);
    const { text } = await ask('Where is my refill?');
    expect(text).toMatch(words);
    const later = [/working on it/, /\bshipped/, /\b(?:delivered|ready|approved)\b/].slice(events.length);
    for (const claim of later) expect(text).not.toMatch(claim);
    expect(await gateway.db.ticket.count()).toBe(1);
  });

  it('asked together with the refill itself: one ticket, and what became of it', async () => {
    const { text } = await ask('Refill atorvastatin 40 mg please, where is it?');
    expect(await gateway.db.ticket.findMany()).toMatchObject([{ stage: 'pharmacy_submitted' }]);
    expect(text).toMatch(/pharmacy/);
  });
});
