import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { people, stranger } from './people.ts';

const onCall = '+14155550192';
const silent = Array.from({ length: 30 }, (_, index) => `+1415555${String(6000 + index)}`);

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people, environment: { ON_CALL: `sms:${onCall}` } });
});
afterAll(() => gateway.close());

it('texts that the vendor never answers hold back neither a page nor what to do in an emergency', async () => {
  gateway.vendor.keepSilent(silent);
  await Promise.all(silent.map((from) => gateway.text({ from, body: 'refill metoprolol' })));
  await gateway.eventually('the vendor hangs', () =>
    gateway.db.outboundMessage.findFirst({ where: { to: { in: silent }, state: 'sending' } }),
  );
  await gateway.text({ from: stranger, body: 'I have crushing chest pain' });
  for (const to of [onCall, stranger]) {
    await gateway.eventually(`the text to ${to}`, () =>
      gateway.db.outboundMessage.findFirst({ where: { to, state: { in: ['sent', 'delivered'] } } }),
    );
  }
  // None of the others has been given up on yet: nothing waited for that.
  const given = await gateway.db.outboundMessage.count({
    where: { to: { in: silent }, reason: { not: null } },
  });
  expect(given).toBe(0);
});
