import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/db/client.ts';
import { ticketStages, type TicketStage } from '../../src/domain/ticket.ts';
import type { SenderRole } from '../../src/domain/ticket-sender.ts';
import { newId } from '../../src/domain/id.ts';
import { applyTicketEvent } from '../../src/pipeline/apply-event.ts';
import type { PipelineDeps } from '../../src/pipeline/pipeline-deps.ts';
import { conversationKey } from '../../src/intake/conversation-key.ts';
import { fireDueClocks } from '../../src/pipeline/fire-clock.ts';
import { earlyWords } from '../../src/reply/event-words.ts';
import { ticketEventSchemas, type AcceptedEventType } from '../../src/tickets/ticket-events.ts';
import { placesAfter } from './places-after.ts';
import { checkTextsRead, newPhone, patientTexts, sendText } from './patient-texts.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
let other: Database;
/** Two processes on one database, each with connections of its own. */
let gateways: PipelineDeps[];
let strangerId: string;
beforeAll(async () => {
  bench = await openTicketBench();
  other = openDatabase(bench.url, { poolSize: 5 });
  gateways = [bench.deps, { ...bench.deps, db: other.prisma }];
  strangerId = await addFacility('Elm House');
});
afterAll(async () => {
  await other.close();
  await bench.close();
});

async function addFacility(name: string): Promise<string> {
  const id = newId();
  await bench.db.facility.create({ data: { id, sourceId: `facility-${id}`, name, contentHash: '' } });
  return id;
}

/** What people send; the others need a second ticket or arrival and have tests of their own. */
const types = Object.keys(ticketEventSchemas).filter(
  (type) => type !== 'split' && type !== 'merge' && type !== 'reply',
) as AcceptedEventType[];

const fields = {
  reason: 'as it was told',
  deliveryEta: '2026-06-20',
  change: '90 days',
  outcomeText: 'answered by phone',
  eligibleOn: '2026-06-17',
  assignee: 'Ana',
  text: 'called twice',
};

/**
 * Who works a ticket at the same time, each by their own events; a facility works its residents' tickets alone.
 * `stranger`: another facility, for which the ticket does not exist. The system is the clocks.
 */
const sends: Record<Role, readonly string[]> = {
  staff: types,
  provider: ['provider_approved', 'provider_modified', 'provider_denied', 'escript_received', 'note'],
  pharmacy: [
    ...['pharmacy_accepted', 'pharmacy_processing', 'pharmacy_rejected', 'shipped', 'delivered'],
    ...['delivery_failed', 'escript_received', 'note'],
  ],
  facility: ['withdraw', 'note', 'raise_priority', 'acknowledge', 'reopen', 'identify'],
  stranger: types,
};
const roles = ['staff', 'provider', 'pharmacy', 'facility', 'stranger'] as const;
type Role = (typeof roles)[number];

type Step =
  | {
      kind: 'event';
      role: Role;
      type: AcceptedEventType;
      at: number;
      sensible: boolean;
      to: 'pharmacy' | 'provider' | 'too_early';
      stale: boolean;
    }
  /** The patient’s own text, by whoever works at the messages. */
  | { kind: 'text'; words: string; at: number }
  | { kind: 'time'; hours: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      role: fc.constantFrom('staff' as const, 'staff' as const, ...roles),
      type: fc.constantFrom(...types),
      at: fc.nat(1000),
      sensible: fc.constantFrom(true, true, false),
      to: fc.constantFrom('pharmacy' as const, 'provider' as const, 'too_early' as const),
      stale: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      words: fc.constantFrom(...patientTexts),
      at: fc.nat(1000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('time' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  },
);

/** Rounds of steps that different people take at the same moment. */
const life = fc.record({
  filledDaysAgo: fc.constantFrom(5, 28, 90),
  refillsAllowed: fc.constantFrom(0, 5),
  rounds: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 12 }),
});

/** Half knowing people: what they send is mostly something that the ticket's stage takes. */
function typeOf(wanted: Extract<Step, { kind: 'event' }>, stage: TicketStage): AcceptedEventType {
  const own = types.filter((type) => sends[wanted.role].includes(type));
  const fitting = own.filter((type) => sensible[stage]?.includes(type));
  const sent = wanted.sensible ? fitting[wanted.at % fitting.length] : null;
  return sent ?? own[wanted.at % own.length] ?? wanted.type;
}

const people = ['identify', 'dispose', 'dispose', 'resolve', 'acknowledge', 'note'];
const again = ['reopen', 'close', 'note'];
const sensible: Partial<Record<TicketStage, string[]>> = {
  identity_review: people,
  review: people,
  clinical_review: people,
  new_prescription: people,
  pharmacy_submitted: ['pharmacy_accepted', 'pharmacy_rejected', 'shipped'],
  pharmacy_processing: ['shipped', 'delivered', 'pharmacy_rejected'],
  shipped: ['delivered', 'delivery_failed'],
  authorization_requested: ['provider_approved', 'provider_modified', 'provider_denied', 'escript_received'],
  awaiting_escript: ['escript_received'],
  ...{ delivered: again, denied: again, withdrawn: again, too_early: again },
};

async function take(
  gateway: PipelineDeps,
  { ticketId, patientId, facilityId }: { ticketId: string; patientId: string; facilityId: string },
  wanted: Step,
): Promise<'applied' | 'refused' | 'text' | 'time'> {
  if (wanted.kind === 'time') {
    await fireDueClocks(gateway, { limit: 200 });
    return 'time';
  }
  if (wanted.kind === 'text') return sendText(bench, gateway, ticketId, wanted.words);
  const { version, stage } = await bench.db.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  const stale = wanted.stale && version > 1;
  const result = await applyTicketEvent(gateway, {
    ticketId,
    version: stale ? version - 1 : version,
    body: { ...fields, type: typeOf(wanted, stage), to: wanted.to, patientId },
    actor: {
      name: wanted.role,
      role: sentAs[wanted.role],
      facilityId: boundTo(wanted.role, facilityId),
    },
  });
  if (wanted.role === 'stranger') {
    expect(result.kind).toBe('not_found');
    return 'refused';
  }
  if (stale) expect(result.kind).toBe('stale');
  expect(['applied', 'stale', 'refused', 'invalid']).toContain(result.kind);
  return result.kind === 'applied' ? 'applied' : 'refused';
}

const sentAs: Record<Role, SenderRole> = {
  ...{ staff: 'staff_key', provider: 'clinical_reviewer', pharmacy: 'pharmacy_intake' },
  ...{ facility: 'facility_key', stranger: 'facility_key' },
};

function boundTo(role: Role, facilityId: string): string | null {
  if (role === 'facility') return facilityId;
  return role === 'stranger' ? strangerId : null;
}

/** Every event is there, in its order, each leads where the table says, and the ticket is where the last one led. */
async function checkEvents(ticketId: string, applied: number): Promise<string[]> {
  const ticket = await bench.read(ticketId);
  const { events } = ticket;
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1));
  expect(ticket.version).toBe(events.length + 1);
  const sent = events.filter(({ actor }) => actor !== 'system' && actor !== 'ana');
  expect(sent).toHaveLength(applied);
  for (const { actor, type } of sent) {
    expect(actor).not.toBe('stranger');
    expect(sends[actor as Role], actor).toContain(type);
  }
  let stage: string | null = null;
  for (const { type, detail } of events) {
    const moved = detail as { stageBefore: TicketStage; stage: TicketStage };
    if (stage !== null) expect(moved.stageBefore).toBe(stage);
    expect(placesAfter(type, moved.stageBefore), type).toContain(moved.stage);
    stage = moved.stage;
  }
  expect(ticketStages).toContain(ticket.stage);
  if (stage !== null) expect(ticket.stage).toBe(stage);
  const running = ticket.clocks.filter((clock) => !clock.firedAt && !clock.stoppedAt);
  // The reminder of a date runs on when the ticket is closed.
  if (ticket.status === 'closed') expect(ticket.stage === 'too_early' ? [] : running).toEqual([]);
  else expect(running.length, `${ticket.stage} ${ticket.status}`).toBeGreaterThan(0);
  const claims = ['Refill processed', 'Provider denied refill', 'Too early for refill'];
  const text = ticket.outcomeText ?? '';
  for (const [place, claim] of claims.entries()) {
    const told = [['shipped', 'delivered'], ['denied'], ['too_early']][place] ?? [];
    if (text.startsWith(claim)) expect(told).toContain(ticket.stage);
  }
  return events.map(({ type }) => type);
}

/** No text says that something has been done that no event up to its own has recorded. */
async function checkTexts(ticketId: string, types: string[]): Promise<number> {
  const where = { ticketIds: { has: ticketId }, slot: { startsWith: 'event:' } };
  const replies = await bench.db.outboundMessage.findMany({ where });
  for (const { text, slot } of replies) {
    const { sequence } = await bench.db.ticketEvent.findUniqueOrThrow({
      where: { id: slot.split(':')[1] ?? '', ticketId },
    });
    const recorded = types.slice(0, sequence).filter((type) => type in ticketEventSchemas);
    expect(earlyWords(text, recorded as AcceptedEventType[]), text).toEqual([]);
  }
  return replies.length;
}

const ofPatient = ['joined', 'asked_again', 'withdrawn_by_sender'];

it('whatever people do at once, the ticket stays within the table, loses no event and says nothing too early', async () => {
  const seen = { applied: 0, refused: 0, text: 0, time: 0, told: 0, byPatient: 0 };
  const stages = new Set<string>();
  await fc.assert(
    fc.asyncProperty(life, async ({ rounds, ...changes }) => {
      const { patientId, prescriptionId } = await bench.addPatient(changes);
      const facilityId = await addFacility('Oak House');
      await bench.db.patient.update({ where: { id: patientId }, data: { facilityId } });
      const start = { stage: 'identity_review', patientId, prescriptionId } as const;
      const { id } = await bench.addTicket(start);
      const verified = { result: 'exact', level: 'L2', patientId, score: 1, reasons: [] };
      const from = newPhone();
      await bench.db.patientPhone.create({ data: { patientId, number: from, kind: 'mobile' } });
      const key = conversationKey('sms', from, '+14155550199', '');
      await bench.addSource(id, { from, identity: verified, conversationKey: key });
      await bench.work(id, { type: 'identify', patientId, prescriptionId });
      let [applied, written] = [0, 0];
      for (const round of rounds) {
        for (const { hours } of round.filter((one) => one.kind === 'time')) bench.moveHours(hours);
        const results = await Promise.all(
          round.map((one, at) =>
            take(gateways[at % 2] ?? bench.deps, { ticketId: id, patientId, facilityId }, one),
          ),
        );
        for (const result of results) seen[result] += 1;
        written += results.filter((result) => result === 'text').length;
        applied += results.filter((result) => result === 'applied').length;
        stages.add((await bench.db.ticket.findUniqueOrThrow({ where: { id } })).stage);
      }
      const types = await checkEvents(id, applied);
      seen.byPatient += types.filter((type) => ofPatient.includes(type)).length;
      seen.told += await checkTexts(id, types);
      await checkTextsRead(bench, key, written);
      await bench.db.ticketClock.updateMany({ data: { stoppedAt: bench.now() } });
    }),
    { numRuns: 12 },
  );
  expect(seen.applied).toBeGreaterThan(15);
  expect(seen.refused).toBeGreaterThan(15);
  expect(seen.told).toBeGreaterThan(4);
  expect(seen.text).toBeGreaterThan(15);
  expect(seen.byPatient).toBeGreaterThan(4);
  expect(stages.size).toBeGreaterThan(4);
}, 150_000);
