import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Gateway } from '../../src/entry/start-gateway.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, signatureOf, stranger } from './people.ts';

let gateway: TestGateway;
let another: Gateway;
let first: string;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
  another = await gateway.startAnother();
  first = gateway.url;
});
afterAll(() => gateway.close());

/** A request by somebody of whom nothing says that they may ask. */
function caregiver(medicine: string): Promise<unknown> {
  return fetch(`${gateway.url}/api/v1/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'phone',
      requester: { name: 'Alex Doe', relationship: 'caregiver', phone: '+14155550133' },
      residents: [
        { name: 'Mary Johnson', birthDate: mary.birthDate, medications: [{ name: medicine, daysLeft: 0 }] },
      ],
    }),
  });
}

/** Of each medicine: somebody in no hurry, somebody who is out of it, and somebody who may not ask. */
const arrivals: (() => Promise<unknown>)[] = [
  'omeprazole 20 mg',
  'levothyroxine 75 mcg',
  'metoprolol 50 mg',
].flatMap((medicine) => [
  () => gateway.text({ from: phoneOf(mary), body: `${signatureOf(mary)} refill ${medicine}` }),
  () => gateway.text({ from: stranger, body: `${signatureOf(mary)} I am out of ${medicine}, please refill` }),
  () => caregiver(medicine),
]);

async function tickets(): Promise<string[]> {
  const found = await gateway.db.ticket.findMany({ include: { patient: true, sources: true } });
  return found
    .map(({ patient, rxNumber, stage, priority, flags, sources }) =>
      [patient?.sourceId, rxNumber, stage, priority, flags.join(), sources.length].join(' '),
    )
    .sort();
}

it('who asks first, who is in a hurry and who may not ask make no difference to where a need ends', async () => {
  const orders = fc.shuffledSubarray([...arrivals.keys()], { minLength: arrivals.length });
  await fc.assert(
    fc.asyncProperty(orders, fc.boolean(), async (order, atOnce) => {
      await emptyTraffic(gateway);
      const posts: Promise<unknown>[] = [];
      for (const [place, position] of order.entries()) {
        gateway.url = place % 2 === 0 ? first : another.address;
        const post = arrivals[position]?.() ?? Promise.resolve();
        posts.push(post);
        if (!atOnce) await post.then(() => gateway.settled());
      }
      await Promise.all(posts);
      await gateway.settled();
      expect(await tickets()).toEqual([
        'mary-johnson 7001001 pharmacy_submitted urgent out_of_medicine 3',
        'mary-johnson 7001003 authorization_requested urgent out_of_medicine 3',
        'mary-johnson 7001004 authorization_requested urgent out_of_medicine 3',
      ]);
    }),
    { numRuns: 10 },
  );
}, 90_000);
