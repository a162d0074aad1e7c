import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { mary, people, phoneOf, samuel, signatureOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
afterAll(() => gateway.close());

function form(name: string, birthDate: string, ...medicines: string[]): Promise<unknown> {
  return gateway.form([{ name, birthDate, medications: medicines.map((medicine) => ({ name: medicine })) }]);
}

const arrivals: (() => Promise<unknown>)[] = [
  () => gateway.text({ from: phoneOf(mary), body: `${signatureOf(mary)} refill metoprolol 50 mg` }),
  () =>
    gateway.text({
      from: phoneOf(mary),
      body: `${signatureOf(mary)} refill omeprazole 20 mg and levothyroxine`,
    }),
  () => gateway.text({ from: stranger, body: `${signatureOf(mary)} needs atorvastatin` }),
  () =>
    gateway.call({
      from: phoneOf(mary),
      transcript:
        'This is Mary Johnson born March fourth nineteen fifty two I need metoprolol fifty milligrams',
    }),
  () => form('Mary Johnson', mary.birthDate, 'metoprolol 50 mg', 'atorvastatin 40 mg', 'omeprazole 20 mg'),
  () => gateway.text({ from: phoneOf(samuel), body: 'refill lisinopril 20 mg' }),
  () => form('Samuel Ortega', samuel.birthDate, 'lisinopril 20 mg', 'amlodipine 5 mg'),
];

async function tickets(): Promise<string[]> {
  const found = await gateway.db.ticket.findMany({ include: { patient: true, sources: true } });
  return found
    .map(({ patient, rxNumber, stage, sources }) =>
      [patient?.sourceId, rxNumber, stage, sources.length].join(' '),
    )
    .sort();
}

it('the same arrivals lead to the same tickets in any order, one after the other or all at once', async () => {
  const orders = fc.shuffledSubarray([...arrivals.keys()], { minLength: arrivals.length });
  await fc.assert(
    fc.asyncProperty(orders, fc.boolean(), async (order, atOnce) => {
      await emptyTraffic(gateway);
      const posts: Promise<unknown>[] = [];
      for (const position of order) {
        const post = arrivals[position]?.() ?? Promise.resolve();
        posts.push(post);
        if (!atOnce) await post.then(() => gateway.settled());
      }
      await Promise.all(posts);
      await gateway.settled();
      expect(await tickets()).toEqual([
        'mary-johnson 7001001 pharmacy_submitted 3',
        'mary-johnson 7001002 pharmacy_submitted 2',
        'mary-johnson 7001003 authorization_requested 1',
        'mary-johnson 7001004 too_early 2',
        'samuel-ortega 7004001 pharmacy_submitted 2',
        'samuel-ortega 7004002 pharmacy_submitted 1',
      ]);
    }),
    { numRuns: 8 },
  );
}, 120_000);
