import { afterAll, beforeAll, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { vendorError } from '../support/vendors.ts';
import { people } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
afterAll(() => gateway.close());

const senders = Array.from({ length: 60 }, (_, index) => `+1415555${String(7000 + index)}`);

/** One bad minute: overloaded, broken, gone before taking a text, and gone after it. */
function failure(attempt: number, sends: boolean): Response | 'drop' | 'take_and_drop' {
  if (!sends) return vendorError(503, 20503);
  switch (attempt % 4) {
    case 0:
      return vendorError(503, 20503);
    case 1: {
      const answer = vendorError(429, 20429);
      answer.headers.set('retry-after', '20');
      return answer;
    }
    case 2:
      return 'drop';
    default:
      return 'take_and_drop';
  }
}

it('a vendor that fails for a minute loses no reply and gets none twice', { timeout: 60_000 }, async () => {
  let attempts = 0;
  gateway.vendor.failWith(({ sends }) => failure(sends ? attempts++ : 0, sends));
  await Promise.all(senders.map((from) => gateway.text({ from, body: 'refill metoprolol please' })));
  for (let second = 0; second < 60; second += 10) {
    await sleep(700);
    gateway.clock.move(10 / 60);
  }
  const left = await gateway.db.outboundMessage.count({ where: { state: { in: ['queued', 'sending'] } } });
  expect(left).toBeGreaterThan(0);
  const during = gateway.vendor.messages.length;
  gateway.vendor.failWith(null);
  // The longest pause that a text may have taken within the minute.
  for (let step = 0; step < 4; step += 1) {
    gateway.clock.move(0.5);
    await sleep(1_100);
  }
  await gateway.settled();
  const replies = await gateway.db.outboundMessage.findMany({ where: { to: { in: senders } } });
  expect(replies).toHaveLength(senders.length);
  expect(new Set(replies.map(({ state }) => state))).toEqual(new Set(['sent']));
  expect(gateway.vendor.messages.map(({ to }) => to).sort()).toEqual([...senders].sort());
  expect(new Set(replies.map(({ providerId }) => providerId)).size).toBe(senders.length);
  // Some were taken while nobody heard the answer: these are found in the list.
  expect(during).toBeGreaterThan(0);
  expect(
    await gateway.db.task.count({ where: { kind: 'call_back', dedupeKey: { startsWith: 'reply:' } } }),
  ).toBe(0);
});
