import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contradict } from '../../src/dedup/place-unidentified.ts';
import { storedContribution } from '../../src/dedup/open-need-store.ts';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { frank, helen, mary, people, phoneOf, signatureOf, stranger } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people });
});
afterAll(() => gateway.close());

const shared = phoneOf(frank);

/** Two people with one phone and one medicine, somebody of whom nobody knows, and a form about both. */
const arrivals: (() => Promise<unknown>)[] = [
  () => gateway.text({ from: shared, body: `${signatureOf(frank)} refill warfarin 5 mg` }),
  () => gateway.text({ from: shared, body: `${signatureOf(helen)} refill warfarin 5 mg` }),
  () => gateway.text({ from: shared, body: 'refill warfarin 5 mg please' }),
  () => gateway.text({ from: shared, body: 'I am Frank Brandt and I am out of warfarin 5 mg' }),
  () => gateway.text({ from: stranger, body: 'My name is Helen Brandt, I need a refill of warfarin 5 mg' }),
  () => gateway.text({ from: stranger, body: 'My name is Frank Brandt, I need a refill of warfarin 5 mg' }),
  () => gateway.text({ from: stranger, body: `${signatureOf(mary)} refill metoprolol 50 mg` }),
  () =>
    gateway.form([
      { name: 'Frank Brandt', birthDate: frank.birthDate, medications: [{ name: 'warfarin 5 mg' }] },
      { name: 'Helen Brandt', birthDate: helen.birthDate, medications: [{ name: 'warfarin 5 mg' }] },
    ]),
];

type Step = { kind: 'arrival'; which: number } | { kind: 'merge' | 'split'; one: number; other: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('arrival' as const), which: fc.nat(arrivals.length - 1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('merge' as const, 'split' as const),
      one: fc.nat(),
      other: fc.nat(),
    }),
  },
);

async function take(step: Step): Promise<void> {
  if (step.kind === 'arrival') {
    await arrivals[step.which]?.();
    await gateway.settled();
    return;
  }
  const tickets = await gateway.db.ticket.findMany({ orderBy: { id: 'asc' }, include: { sources: true } });
  const one = tickets[step.one % Math.max(1, tickets.length)];
  if (!one) return;
  const source = one.sources[step.other % Math.max(1, one.sources.length)];
  const other = tickets[step.other % tickets.length];
  const event =
    step.kind === 'merge'
      ? { type: 'merge', into: other?.id }
      : { type: 'split', messageId: source?.messageId };
  expect([200, 409, 422]).toContain((await gateway.work(one.id, event)).status);
}

/** Whoever is known for sure by an arrival is the ticket's patient, and nobody else is claimed beside them. */
async function expectOnePatientEach(): Promise<void> {
  const tickets = await gateway.db.ticket.findMany({
    include: { needs: true, sources: { include: { message: true } } },
  });
  for (const { patientId, needs, sources, medicationText } of tickets) {
    for (const { key } of needs.filter((need) => need.key.startsWith('patient:')))
      expect(key).toContain(`patient:${patientId}:`);
    const ofOne = sources.filter(({ message }) => message.structured === null);
    const known = ofOne.flatMap(
      ({ message }) => (message.identity as { patientId: string | null }).patientId ?? [],
    );
    if (patientId !== null) expect(new Set(known)).toEqual(new Set(known.length > 0 ? [patientId] : []));
    const merged = sources.some(({ evidence }) => JSON.stringify(evidence).includes('merged-by-person'));
    if (merged || medicationText === null) continue;
    const claims = sources.flatMap(({ contribution }) => storedContribution(contribution)?.claims ?? []);
    for (const one of claims) for (const other of claims) expect(contradict(one, other)).toBe(false);
  }
}

it('no sequence of arrivals, merges and splits joins two patients', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      await emptyTraffic(gateway);
      for (const one of steps) {
        await take(one);
        await expectOnePatientEach();
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);

it('and neither do all of them at the same moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(arrivals.length - 1), { minLength: 6, maxLength: 16 }),
      async (which) => {
        await emptyTraffic(gateway);
        await Promise.all(which.map((place) => arrivals[place]?.() ?? Promise.resolve()));
        await gateway.settled();
        await expectOnePatientEach();
      },
    ),
    { numRuns: 6 },
  );
}, 60_000);
