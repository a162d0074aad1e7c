import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Gateway } from '../../src/entry/start-gateway.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf } from './people.ts';

let gateway: TestGateway;
let second: Gateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  second = await gateway.startAnother();
});
afterAll(() => gateway.close());

const from = phoneOf(mary);

function attemptsTo(number: string): number {
  return gateway.vendor.attempts.filter((form) => form.get('To') === number).length;
}

async function ticketOf(medicationName: string) {
  return gateway.db.ticket.findFirstOrThrow({ where: { medicationName, stage: { not: 'merged' } } });
}

/** An event of a ticket, at one of two gateways. */
async function work(address: string, ticketId: string, event: Record<string, unknown>): Promise<number> {
  const { version } = await gateway.db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  const response = await fetch(`${address}/api/v1/tickets/${ticketId}/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${gateway.key}`,
      'content-type': 'application/json',
      'if-match': `"${version}"`,
    },
    body: JSON.stringify(event),
  });
  return response.status;
}

it('after STOP nothing is sent by any path: answers, news, staff, reminders, and what could not be delivered', async () => {
  const request = `${signatureOf(mary)}, refill metoprolol, atorvastatin, levothyroxine and omeprazole`;
  await gateway.text({ from, body: request });
  await gateway.settled();
  // The network did not deliver this one, so that it is due to be sent once more.
  await gateway.reportDelivery(gateway.vendor.messages[0]?.sid ?? '', 'undelivered', 30003);
  const [metoprolol, atorvastatin, levothyroxine] = await Promise.all(
    ['metoprolol', 'atorvastatin', 'levothyroxine'].map(ticketOf),
  );
  await gateway.text({ from, body: 'STOP' });
  await gateway.settled();
  const before = attemptsTo(from);
  expect(before).toBe(1);

  const [one, other] = [gateway.url, second.address];
  const eta = new Date(gateway.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  const bodies = [
    request,
    'is my refill ready?',
    'cancel my refill',
    'HELP',
    'NAMES',
    'thanks',
    'refill metoprolol',
    'no, 20 not 10',
    'I need a new prescription',
    'can I take ibuprofen with it?',
    'unsubscribe',
    'where is my order, this is ridiculous',
  ];
  await Promise.all([
    ...bodies.map((body) => gateway.text({ from, body })),
    gateway.text({ from, body: '', photo: true }),
    gateway.call({ from, transcript: `this is ${signatureOf(mary)}, refill atorvastatin please` }),
    gateway.call({ from, transcript: null }),
    work(one, metoprolol?.id ?? '', { type: 'shipped', deliveryEta: eta }),
    work(other, atorvastatin?.id ?? '', { type: 'pharmacy_rejected', reason: 'out of stock' }),
    work(one, levothyroxine?.id ?? '', { type: 'provider_denied', reason: 'needs a visit' }),
    work(other, metoprolol?.id ?? '', { type: 'reply', template: 'setback' }),
    work(one, atorvastatin?.id ?? '', { type: 'reply', template: 'phi_warning' }),
  ]);
  await gateway.settled();
  // The date from which the fourth can be refilled comes, and the hours at which texts may leave.
  for (let day = 0; day < 3; day += 1) {
    gateway.clock.move(9 * 24 * 60);
    await gateway.settled();
  }
  await gateway.eventually('the date to have come', async () =>
    (await ticketOf('omeprazole')).stage === 'too_early' ? null : true,
  );
  await gateway.settled();
  expect(attemptsTo(from)).toBe(before);
  const unsent = await gateway.db.outboundMessage.findMany({ where: { to: from, providerId: null } });
  expect(unsent.length).toBeGreaterThan(5);
  expect(new Set(unsent.map(({ state }) => state))).toEqual(new Set(['suppressed']));
  expect(await gateway.db.task.count({ where: { kind: 'call_back' } })).toBeGreaterThan(0);
}, 60_000);
