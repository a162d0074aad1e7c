import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Gateway } from '../../src/entry/start-gateway.ts';
import { createSenders } from '../support/senders.ts';
import { publicUrl } from '../support/gateway-process.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { stranger } from './people.ts';

let gateway: TestGateway;
let second: Gateway;
beforeAll(async () => {
  gateway = await openGateway();
  second = await gateway.startAnother();
});
beforeEach(() => gateway.vendor.answerAfter(null));
afterAll(async () => {
  gateway.vendor.answerAfter(null);
  await gateway.close();
});

/** What has happened, in its order. */
type Diary = string[];

function begun(number: string) {
  return gateway.eventually('an attempt to have begun', () =>
    gateway.db.outboundMessage.findFirst({ where: { to: number, state: 'sending' } }),
  );
}

function optedOut(number: string) {
  return gateway.eventually('the opt-out to be written down', () =>
    gateway.db.consent.findFirst({ where: { number, kind: 'opt_out' } }),
  );
}

it.each([
  ['+14155556101', 'STOP', {}],
  ['+14155556102', 'please stop texting me', {}],
  ['+14155556103', 'deténganse', { OptOutType: 'STOP' }],
])('from %s, "%s" is answered when what was on its way has its outcome', async (from, body, fields) => {
  const diary: Diary = [];
  const taken = Promise.withResolvers<undefined>();
  gateway.vendor.answerAfter((to) => (to === from ? taken.promise : Promise.resolve()));
  await gateway.text({ from, body: 'refill metoprolol' });
  const { id } = await begun(from);

  const stop = gateway.text({ from, body, fields }).then(({ status }) => {
    diary.push(`STOP answered ${status}`);
  });
  await optedOut(from);
  // Somebody else's text does not wait, nor does another one of theirs.
  expect((await gateway.text({ from: stranger, body: 'thanks' })).status).toBe(200);
  expect((await gateway.text({ from, body: 'thanks' })).status).toBe(200);
  diary.push('the vendor takes the text');
  taken.resolve(undefined);
  await stop;
  expect(diary).toEqual(['the vendor takes the text', 'STOP answered 200']);
  const first = await gateway.db.outboundMessage.findUniqueOrThrow({ where: { id } });
  expect(first.providerId).not.toBeNull();
});

it('a STOP is answered though the vendor hangs', async () => {
  const from = '+14155556104';
  const taken = Promise.withResolvers<undefined>();
  gateway.vendor.answerAfter((to) => (to === from ? taken.promise : Promise.resolve()));
  await gateway.text({ from, body: 'refill metoprolol' });
  const { id } = await begun(from);
  const stop = gateway.text({ from, body: 'STOP' });
  await optedOut(from);
  gateway.clock.move(1);
  expect((await stop).status).toBe(200);
  const attempt = await gateway.db.outboundMessage.findUniqueOrThrow({ where: { id } });
  expect(attempt).toMatchObject({ state: 'sending', providerId: null });
  taken.resolve(undefined);
  await gateway.settled();
});

it('of twenty texts that are about to leave from two processes none leaves once its STOP is answered', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => `+1415555${String(6200 + index)}`);
  await Promise.all(numbers.map((from) => gateway.text({ from, body: 'refill metoprolol' })));
  await gateway.settled();
  // The vendor takes a text only some time after the attempt was made.
  gateway.vendor.answerAfter(() => new Promise((resolve) => setTimeout(resolve, 40)));
  const other = createSenders({ ...gateway, publicUrl, address: () => second.address });
  const tickets = await Promise.all(
    numbers.map((from) =>
      gateway.db.ticket.findFirstOrThrow({ where: { sources: { some: { message: { from } } } } }),
    ),
  );
  const accepted = new Set<string>();
  await Promise.all(
    numbers.map(async (from, index) => {
      const staff = gateway.work(tickets[index]?.id ?? '', { type: 'reply', template: 'will_call' });
      // Half of them are on their way, the others just about to be.
      if (index % 4 < 2) await begun(from);
      const body = index % 3 === 0 ? 'please stop texting me' : 'STOP';
      const senders = index % 2 === 0 ? gateway : other;
      await senders.text({ from, body, fields: body === 'STOP' ? { OptOutType: 'STOP' } : {} });
      for (const { to, sid } of gateway.vendor.messages) if (to === from) accepted.add(sid);
      expect([200, 412, 422]).toContain((await staff).status);
    }),
  );
  await gateway.settled();
  const staffTexts = await gateway.db.outboundMessage.findMany({
    where: { to: { in: numbers }, template: 'will_call' },
  });
  expect(staffTexts.length).toBeGreaterThan(0);
  const left = staffTexts.filter(({ providerId }) => providerId !== null);
  expect(left.filter(({ providerId }) => !accepted.has(providerId ?? ''))).toEqual([]);
  expect(new Set(staffTexts.filter((text) => !left.includes(text)).map(({ reason }) => reason))).toEqual(
    new Set(staffTexts.length > left.length ? ['opted_out'] : []),
  );
}, 30_000);
