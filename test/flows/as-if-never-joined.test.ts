import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import type { RosterPatient } from '../support/roster.ts';
import { signatureOf } from './people.ts';
import { messageOf } from './ticket-state.ts';

/** One medicine that is due and not pressing, one that is at the provider’s, one that is too early. */
const ruth: RosterPatient = {
  given: 'Ruth',
  family: 'Keller',
  birthDate: '1949-05-06',
  phones: ['+14155550108'],
  prescriptions: [
    { drug: 'Atorvastatin 20 MG Oral Tablet', rxNumber: '7008001', filledDaysAgo: 25 },
    { drug: 'Rosuvastatin 10 MG Oral Tablet', rxNumber: '7008002', filledDaysAgo: 25, refills: 0 },
    { drug: 'Omeprazole 20 MG Oral Capsule', rxNumber: '7008003', filledDaysAgo: 5 },
  ],
};
const from = '+14155550108';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: [ruth] });
});
afterAll(() => gateway.close());

/** What can happen to the ticket after it was opened. */
type Step =
  | { kind: 'repeat'; pressing: boolean; channel: 'sms' | 'web' }
  | { kind: 'raise' | 'lower' | 'assign' | 'acknowledge' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('repeat' as const),
      pressing: fc.boolean(),
      channel: fc.constantFrom('sms' as const, 'web' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('raise', 'lower', 'assign', 'acknowledge'),
    }),
  },
);

const events = {
  raise: { type: 'raise_priority' },
  lower: { type: 'lower_priority', reason: 'has a month left' },
  assign: { type: 'assign', assignee: 'Ana' },
  acknowledge: { type: 'acknowledge' },
} as const;

/** The answer to an outcome that says more than the request did. */
const answeredUrgently: [string, Step[], number] = [
  'omeprazole 20 mg',
  [
    { kind: 'repeat', pressing: true, channel: 'sms' },
    { kind: 'repeat', pressing: false, channel: 'sms' },
  ],
  1,
];

/** Two answers to it, each of which alone makes it urgent. */
const answeredTwice: [string, Step[], number] = [
  'omeprazole 20 mg',
  [
    { kind: 'repeat', pressing: true, channel: 'web' },
    { kind: 'repeat', pressing: true, channel: 'sms' },
  ],
  0,
];

/** Does the steps on a fresh ticket; answers it and the messages of the steps that were arrivals. */
async function play(medicine: string, steps: Step[]): Promise<{ id: string; messageIds: (string | null)[] }> {
  await emptyTraffic(gateway);
  await arrive(medicine, { kind: 'repeat', pressing: false, channel: 'sms' });
  const { id } = await gateway.db.ticket.findFirstOrThrow();
  const messageIds: (string | null)[] = [];
  for (const one of steps) {
    if (one.kind === 'repeat') messageIds.push(await arrive(medicine, one));
    else {
      expect((await gateway.work(id, events[one.kind])).status).toBe(200);
      messageIds.push(null);
    }
  }
  return { id, messageIds };
}

async function arrive(
  medicine: string,
  { pressing, channel }: Extract<Step, { kind: 'repeat' }>,
): Promise<string> {
  const words = pressing ? `I am out of ${medicine}, I need a refill today` : `refill ${medicine} please`;
  if (channel === 'sms') {
    const { sid } = await gateway.text({ from, body: `${signatureOf(ruth)} ${words}` });
    await gateway.settled();
    return messageOf(gateway, sid);
  }
  const response = await gateway.form([
    {
      name: 'Ruth Keller',
      birthDate: ruth.birthDate,
      medications: [{ name: medicine, ...(pressing ? { daysLeft: 0 } : {}) }],
    },
  ]);
  await gateway.settled();
  return ((await response.json()) as { id: string }).id;
}

/** All that the arrivals decide, with the clocks to the minute from when the ticket was opened. */
async function shapeOf(id: string) {
  const ticket = await gateway.db.ticket.findUniqueOrThrow({
    where: { id },
    include: { sources: true, needs: { orderBy: { key: 'asc' } }, clocks: true },
  });
  const { stage, status, queue, priority, flags, channels, assignee, outcome, outcomeText } = ticket;
  const running = ticket.clocks.filter(({ firedAt, stoppedAt }) => firedAt === null && stoppedAt === null);
  return {
    ...{ stage, status, queue, priority, flags, channels, assignee, outcome, outcomeText },
    acknowledged: ticket.acknowledgedBy,
    code: (ticket.decision as { code: string }).code,
    sources: ticket.sources.length,
    needs: ticket.needs.map(({ key }) => key),
    clocks: running.map(({ kind, dueAt }) => `${kind} ${dueOf(kind, dueAt, ticket.openedAt)}`).sort(),
  };
}

/** Days are days; hours count from when the ticket was opened, to the minute. */
function dueOf(kind: string, dueAt: Date, openedAt: Date): string {
  const onDay = ['eligible_reminder', 'authorization_start'].includes(kind);
  return onDay ? dueAt.toISOString() : String(Math.round((dueAt.getTime() - openedAt.getTime()) / 60_000));
}

it('without an arrival the ticket is what it would be had that one never come, whatever else happened', async () => {
  const medicines = fc.constantFrom('atorvastatin 20 mg', 'rosuvastatin 10 mg', 'omeprazole 20 mg');
  const steps = fc.array(step, { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(medicines, steps, fc.nat(), async (medicine, all, pick) => {
      const repeats = all.flatMap(({ kind }, place) => (kind === 'repeat' ? [place] : []));
      fc.pre(repeats.length > 0);
      const taken = repeats[pick % repeats.length] ?? 0;
      const never = await play(
        medicine,
        all.filter((_, place) => place !== taken),
      );
      const expected = await shapeOf(never.id);
      const played = await play(medicine, all);
      const messageId = played.messageIds[taken];
      expect((await gateway.work(played.id, { type: 'split', messageId })).status).toBe(200);
      expect(await shapeOf(played.id)).toEqual(expected);
    }),
    { numRuns: 20, examples: [answeredUrgently, answeredTwice] },
  );
}, 120_000);

it('however many arrivals are taken out in whatever order, what is left is the first request', async () => {
  const medicines = fc.constantFrom('atorvastatin 20 mg', 'rosuvastatin 10 mg', 'omeprazole 20 mg');
  const pressing = fc.array(fc.boolean(), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(medicines, pressing, fc.infiniteStream(fc.nat()), async (medicine, urgencies, picks) => {
      const { id } = await play(medicine, []);
      const before = await shapeOf(id);
      const left: string[] = [];
      for (const urgent of urgencies)
        left.push(await arrive(medicine, { kind: 'repeat', pressing: urgent, channel: 'sms' }));
      while (left.length > 0) {
        const [messageId] = left.splice((picks.next().value ?? 0) % left.length, 1);
        expect((await gateway.work(id, { type: 'split', messageId })).status).toBe(200);
      }
      expect(await shapeOf(id)).toEqual(before);
      expect(await gateway.db.ticket.count()).toBe(1 + urgencies.length);
    }),
    { numRuns: 10 },
  );
}, 120_000);
