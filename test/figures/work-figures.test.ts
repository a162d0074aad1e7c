import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import type { FigureFilter } from '../../src/figures/figure-filter.ts';
import { readWorkFigures } from '../../src/figures/work-figures-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertMessage, insertPatient, insertTicket } from '../support/ticket-rows.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const timeZone = 'America/Los_Angeles';
/** A new day for each test, so that none sees the tickets of another. */
let day = Date.parse('2025-01-01T18:00:00Z');
beforeEach(() => {
  day += 3 * 24 * 3_600_000;
});

function at(seconds: number): Date {
  return new Date(day + seconds * 1000);
}
function read(changes: Partial<FigureFilter> = {}) {
  const filter = { since: at(-3600), until: at(3600), facilityId: null, channel: null, ...changes };
  return readWorkFigures(test.database.prisma, filter, timeZone);
}

type Event = [seconds: number, type: string, detail?: Record<string, string>, actor?: string];
type Changes = NonNullable<Parameters<typeof insertTicket>[1]>;

/** A ticket that came in at second 0 and to which that happened. */
async function ticket(events: Event[], changes: Changes = {}): Promise<string> {
  const { id } = await insertTicket(test.database.prisma, { openedAt: at(0), ...changes });
  for (const [place, [seconds, type, detail = {}, actor = 'system']] of events.entries()) {
    await test.database.prisma.ticketEvent.create({
      data: {
        ...{ id: newId(), ticketId: id, sequence: place + 1, type, actor, at: at(seconds) },
        detail,
      },
    });
  }
  return id;
}

function opened(stage: string): Event {
  return [2, 'opened', { stage }];
}

it('where nothing came in, every figure is there and is zero or unknown', async () => {
  const { stages, times, breaches, decisions, joins, provider, denials, safety, volume } = await read();
  const none = { count: 0, p50Seconds: null, p90Seconds: null, p95Seconds: null };
  expect(stages).toEqual([]);
  expect(times).toHaveLength(6);
  for (const time of times) expect(time).toMatchObject({ ...none, waiting: 0 });
  expect(breaches).toHaveLength(18);
  expect(breaches.every(({ under, breached }) => under === 0 && breached === 0)).toBe(true);
  expect(decisions).toEqual({
    ...{ opened: 0, disposed: 0, withoutPerson: 0, shareWithoutPerson: null, tooEarly: 0, withdrawn: 0 },
  });
  expect(joins).toEqual({ arrivals: 0, joined: 0, merged: 0 });
  expect(provider).toMatchObject({ ...none, asked: 0, waiting: 0 });
  expect(denials.every(({ count }) => count === 0)).toBe(true);
  expect(safety.acknowledgements).toEqual({ ...none, paged: 0, waiting: 0 });
  expect(safety.flags.every(({ count }) => count === 0)).toBe(true);
  expect(volume.every(({ messages, tickets }) => messages + tickets === 0)).toBe(true);
});

it('response, disposition and resolution are told by their percentiles, those that wait beside them', async () => {
  for (const seconds of [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]) {
    await ticket([
      opened('review'),
      [seconds, 'identify', { stage: 'pharmacy_submitted', status: 'in_progress' }, 'ana'],
      [seconds * 10, 'shipped', { stage: 'shipped', status: 'resolved' }, 'pharmacy'],
    ]);
  }
  await ticket([opened('review'), [5, 'note', { stage: 'review', status: 'open' }, 'ana']]);
  await ticket([opened('pharmacy_submitted')]);
  await ticket([opened('authorization_requested')], { priority: 'urgent' });
  const { times } = await read();
  function of(measure: string, priority: string) {
    return times.find((time) => time.measure === measure && time.priority === priority);
  }
  // The routine one that went straight on was answered by that, the urgent one was not.
  expect(of('response', 'routine')).toMatchObject({ count: 11, p50Seconds: 50, waiting: 1 });
  expect(of('response', 'urgent')).toMatchObject({ count: 0, p50Seconds: null, waiting: 1 });
  expect(of('disposition', 'urgent')).toMatchObject({ count: 1, p50Seconds: 2, p95Seconds: 2 });
  expect(of('resolution', 'routine')).toEqual({
    ...{ measure: 'resolution', priority: 'routine', count: 10, waiting: 2 },
    ...{ p50Seconds: 500, p90Seconds: 900, p95Seconds: 1000 },
  });
});

it('time in a stage is of stays that are over; a ticket that comes back stays a second time', async () => {
  await ticket([
    opened('review'),
    [12, 'dispose', { stage: 'pharmacy_submitted', status: 'in_progress' }, 'ana'],
    [20, 'note', { stage: 'pharmacy_submitted', status: 'in_progress' }, 'ana'],
    [32, 'pharmacy_rejected', { stage: 'review', status: 'open' }, 'pharmacy'],
    [62, 'resolve', { stage: 'review', status: 'resolved' }, 'ana'],
    [90, 'reopen', { stage: 'review', status: 'open' }, 'ana'],
  ]);
  await ticket([opened('too_early')]);
  const { stages } = await read();
  expect(stages).toEqual([
    { stage: 'review', count: 2, p50Seconds: 10, p90Seconds: 30, p95Seconds: 30, running: 1 },
    {
      ...{ stage: 'pharmacy_submitted', count: 1, running: 0 },
      ...{ p50Seconds: 20, p90Seconds: 20, p95Seconds: 20 },
    },
  ]);
});

it('the provider’s answers, their kinds, their time and what waits; denials by what they speak of', async () => {
  const asked: Event = opened('authorization_requested');
  await ticket([asked, [102, 'provider_approved', { stage: 'awaiting_escript', status: 'waiting' }, 'ehr']]);
  const denied = { stage: 'denied', status: 'resolved' };
  await ticket([asked, [202, 'provider_denied', { ...denied, reason: 'Needs an office visit' }, 'ehr']]);
  await ticket([asked, [302, 'provider_denied', { ...denied, reason: '=1+1' }, 'ehr']]);
  await ticket([asked, [402, 'withdraw', { stage: 'withdrawn', status: 'closed' }, 'ana']]);
  await ticket([asked]);
  const { provider, denials, decisions } = await read();
  expect(provider).toEqual({
    ...{ asked: 5, approved: 1, modified: 0, denied: 2, escript: 0, waiting: 1 },
    ...{ count: 3, p50Seconds: 200, p90Seconds: 300, p95Seconds: 300 },
  });
  expect(denials.filter(({ count }) => count > 0)).toEqual([
    { reason: 'visit_needed', count: 1 },
    { reason: 'other', count: 1 },
  ]);
  expect(decisions).toMatchObject({ opened: 5, disposed: 5, withoutPerson: 5, withdrawn: 1 });
});

it('what was decided without a person, too early, joined and merged', async () => {
  const alone = await ticket([opened('pharmacy_submitted')]);
  await ticket([opened('too_early')]);
  await ticket([
    opened('review'),
    [9, 'dispose', { stage: 'pharmacy_submitted', status: 'in_progress' }, 'ana'],
  ]);
  await ticket([opened('review')]);
  await ticket([opened('merged')], { stage: 'merged', mergedIntoId: alone });
  const db = test.database.prisma;
  for (let arrival = 0; arrival < 3; arrival += 1) {
    const message = await insertMessage(db);
    const withdrawnAt = arrival === 2 ? at(9) : null;
    const source = { ticketId: alone, messageId: message.id, joinedAt: at(0), withdrawnAt };
    await db.ticketSource.createMany({ data: [0, 1].map((line) => ({ ...source, line })) });
  }
  const { decisions, joins } = await read();
  expect(decisions).toEqual({
    ...{ opened: 4, disposed: 3, withoutPerson: 2, shareWithoutPerson: 2 / 4, tooEarly: 1, withdrawn: 0 },
  });
  expect(joins).toEqual({ arrivals: 2, joined: 1, merged: 1 });
});

it('what still waits for a person is not decided without one; what the sender is asked about is not yet counted', async () => {
  await ticket([opened('pharmacy_submitted')]);
  await ticket([opened('review')]);
  await ticket([opened('clinical_review')]);
  await ticket([opened('clarifying')]);
  await ticket([opened('review'), [9, 'decided_again', { stage: 'pharmacy_submitted' }]]);
  expect((await read()).decisions).toMatchObject({
    ...{ opened: 5, disposed: 2, withoutPerson: 1, shareWithoutPerson: 1 / 4 },
  });
});

it('breaches by clock: a ticket counts once for each, a warning and a date that has come not at all', async () => {
  const late = await ticket([
    opened('review'),
    [10, 'disposition_overdue', { stage: 'review', clock: 'disposition' }],
    [11, 'resolution_warned', { stage: 'review', clock: 'resolution' }],
    [12, 'disposition_overdue', { stage: 'review', clock: 'disposition' }],
  ]);
  const early = await ticket([opened('too_early'), [10, 'eligible_again', { clock: 'eligible_reminder' }]]);
  const clocks = [
    ...(['disposition', 'resolution', 'disposition'] as const).map((kind) => ({ ticketId: late, kind })),
    ...(['disposition', 'eligible_reminder'] as const).map((kind) => ({ ticketId: early, kind })),
  ];
  await test.database.prisma.ticketClock.createMany({
    data: clocks.map((clock) => ({ id: newId(), dueAt: at(10), ...clock })),
  });
  const { breaches } = await read();
  expect(breaches.filter(({ under }) => under > 0)).toEqual([
    { clock: 'disposition', priority: 'routine', under: 2, breached: 1 },
    { clock: 'resolution', priority: 'routine', under: 1, breached: 0 },
  ]);
});

it('safety flags, and how long a page waited for somebody', async () => {
  const db = test.database.prisma;
  const id = newId(at(0));
  await insertMessage(db, { id, receivedAt: at(0), flags: ['emergency', 'out_of_medicine'] });
  const flags = { flags: ['emergency'] };
  const seen = await ticket(
    [opened('clinical_review'), [42, 'acknowledge', {}, 'on call'], [50, 'acknowledge', {}, 'ana']],
    flags,
  );
  const waits = await ticket([opened('clinical_review'), [5, 'reply', {}, 'ana']], flags);
  // Paged because it is late, which is no danger.
  const late = await ticket([opened('review'), [7, 'acknowledge', {}, 'ana']]);
  await db.ticketClock.createMany({
    data: [seen, waits, late].map((ticketId) => ({
      id: newId(),
      ticketId,
      kind: 'page' as const,
      dueAt: at(0),
    })),
  });
  const { safety } = await read();
  expect(safety.flags.filter(({ count }) => count > 0)).toEqual([{ flag: 'emergency', count: 1 }]);
  expect(safety.acknowledgements).toEqual({
    ...{ paged: 2, waiting: 1, count: 1, p50Seconds: 42, p90Seconds: 42, p95Seconds: 42 },
  });
});

it('a facility’s figures are of its residents and its own unidentified requests, a channel’s of what it brought', async () => {
  const db = test.database.prisma;
  const [own, other] = await Promise.all(
    ['a', 'b'].map((name) =>
      db.facility.create({ data: { id: newId(), sourceId: `${name}${day}`, name, contentHash: '' } }),
    ),
  );
  const facilityId = own?.id ?? '';
  const [resident, stranger] = [await insertPatient(db, facilityId), await insertPatient(db, other?.id)];
  await ticket([opened('review')], { patientId: resident.id });
  await ticket([opened('review')], { facilityId, channels: ['web', 'sms'] });
  await ticket([opened('review')], { patientId: stranger.id, facilityId });
  await insertMessage(db, { id: newId(at(0)), receivedAt: at(0), facilityId, channel: 'web' });
  await insertMessage(db, { id: newId(at(0)), receivedAt: at(0), channel: 'web' });
  expect((await read()).decisions.opened).toBe(3);
  expect((await read({ facilityId })).decisions.opened).toBe(2);
  expect((await read({ facilityId, channel: 'web' })).decisions.opened).toBe(1);
  const { volume } = await read({ facilityId, channel: 'web' });
  expect(volume).toEqual([
    { day: at(0).toISOString().slice(0, 10), channel: 'web', messages: 1, tickets: 1 },
  ]);
});

describe('days are those of the pharmacy’s zone', () => {
  it.each([
    // Clocks go forward on 8 March 2026 (23 hours) and back on 1 November 2026 (25 hours).
    ['2026-03-08', '2026-03-08T08:00:00Z', '2026-03-09T07:00:00Z'],
    ['2026-11-01', '2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z'],
  ])('%s is counted from its first to its last instant', async (date, first, next) => {
    const db = test.database.prisma;
    const [since, until] = [new Date(first), new Date(next)];
    for (const receivedAt of [since.getTime() - 1, since.getTime(), until.getTime() - 1, until.getTime()]) {
      const moment = new Date(receivedAt);
      await insertMessage(db, { id: newId(moment), receivedAt: moment });
      await insertTicket(db, { openedAt: moment });
    }
    const { volume } = await read({ since, until, channel: 'sms' });
    expect(volume).toEqual([{ day: date, channel: 'sms', messages: 2, tickets: 2 }]);
    const wider = await read({
      since: new Date(since.getTime() - 1),
      until: new Date(until.getTime() + 1),
      channel: 'sms',
    });
    expect(wider.volume.map(({ messages, tickets }) => [messages, tickets])).toEqual([
      [1, 1],
      [2, 2],
      [1, 1],
    ]);
  });
});
