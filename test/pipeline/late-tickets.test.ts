import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClockKind } from '../../src/domain/ticket.ts';
import { clockSweep } from '../../src/jobs/clock-sweep.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
  bench.deps.settings.onCall = [
    { kind: 'sms', address: '+14155550171' },
    { kind: 'sms', address: '+14155550172', role: 'team_lead' },
    { kind: 'sms', address: '+14155550173', role: 'clinical_supervisor' },
    { kind: 'sms', address: '+14155550174', role: 'compliance' },
  ];
});
beforeEach(async () => {
  await bench.db.ticketClock.deleteMany();
  bench.moveTo(monday);
});
afterAll(() => bench.close());

/** 10:00 in Los Angeles. */
const monday = new Date('2026-06-15T17:00:00Z');
const saturdayNight = new Date('2026-06-20T10:00:00Z');
const mondayMorning = new Date('2026-06-22T15:00:00Z');

function sweep(): Promise<void> {
  return clockSweep(bench.deps).run();
}

type Changes = NonNullable<Parameters<TicketBench['addTicket']>[0]>;

async function late(kind: ClockKind, changes: Changes = {}) {
  const { id } = await bench.addTicket(changes);
  const { id: clockId } = await bench.addClock(id, kind, bench.now());
  return { id, clockId };
}

async function pagesOf(ticketId: string): Promise<string[]> {
  const pages = await bench.db.outboundMessage.findMany({
    where: { template: 'page', ticketIds: { has: ticketId } },
    orderBy: { createdAt: 'asc' },
  });
  return pages.map(({ to }) => to.slice(-3));
}

async function nextPage(ticketId: string): Promise<string | null> {
  const clock = await bench.db.ticketClock.findFirst({
    where: { ticketId, kind: 'page', firedAt: null, stoppedAt: null },
  });
  return clock?.dueAt.toISOString() ?? null;
}

const atProvider = { stage: 'authorization_requested', status: 'waiting', queue: 'provider' } as const;
const approved = { stage: 'awaiting_escript', status: 'waiting', queue: 'provider' } as const;

describe('a routine request that is late', () => {
  it.each<[ClockKind, number, Changes, string, string]>([
    ['first_response', 0, {}, 'answer_overdue', '172'],
    ['disposition', 0, {}, 'decide_overdue', '172'],
    ['disposition', 0, { tags: ['privacy'] }, 'decide_overdue', '174'],
    ['disposition', 0, { stage: 'clinical_review' }, 'decide_overdue', '173'],
    ['resolution', 1, {}, 'resolve_overdue', '172'],
    ['resolution', 1, { stage: 'pharmacy_submitted' }, 'resolve_overdue', '173'],
    ['provider_escalation', 0, atProvider, 'escalate_to_supervisor', '173'],
    ['escript', 1, approved, 'escript_overdue', '173'],
    ['callback', 1, {}, 'follow_up', '172'],
  ])('%s (%i) pages whose it is, and is a task', async (kind, round, changes, task, paged) => {
    const { id, clockId } = await late(kind, changes);
    await bench.db.ticketClock.update({ where: { id: clockId }, data: { round } });
    await sweep();
    await sweep();
    const ticket = await bench.read(id);
    expect(ticket.queue).toBe('supervisor');
    expect(await pagesOf(id)).toEqual([paged]);
    expect(ticket.tasks).toMatchObject([{ kind: task, queue: 'supervisor', state: 'open' }]);
  });

  it('is paged from one to the next every hour, until somebody acknowledges', async () => {
    const { id } = await late('disposition');
    await sweep();
    for (let hour = 1; hour <= 4; hour += 1) {
      bench.moveHours(59 / 60);
      await sweep();
      expect(await pagesOf(id)).toHaveLength(hour);
      bench.moveHours(1 / 60);
      await sweep();
    }
    expect(await pagesOf(id)).toEqual(['172', '171', '173', '174', '172']);
    await bench.work(id, { type: 'acknowledge' });
    expect(await nextPage(id)).toBeNull();
    expect((await bench.read(id)).acknowledgedBy).toBe('ana');
  });

  it.each([
    ['in the night', '2026-06-16T10:00:00Z', '2026-06-16T15:00:00.000Z'],
    ['in the evening', '2026-06-17T04:00:00Z', '2026-06-17T15:00:00.000Z'],
    ['on a Saturday', '2026-06-20T19:00:00Z', '2026-06-22T15:00:00.000Z'],
    ['on a holiday', '2026-06-19T19:00:00Z', '2026-06-22T15:00:00.000Z'],
  ])('%s it pages when people are at work again', async (_when, now, expected) => {
    bench.moveTo(new Date(now));
    const { id } = await late('disposition');
    await sweep();
    expect(await pagesOf(id)).toEqual([]);
    expect(await nextPage(id)).toBe(expected);
    bench.moveTo(new Date(expected));
    await sweep();
    expect(await pagesOf(id)).toHaveLength(1);
  });

  it('waits for working hours also when its page was due while nobody swept', async () => {
    const { id } = await late('page');
    bench.moveTo(saturdayNight);
    await sweep();
    expect(await pagesOf(id)).toEqual([]);
    expect(await nextPage(id)).toBe(mondayMorning.toISOString());
  });

  it('pages at once when somebody makes it urgent', async () => {
    bench.moveTo(saturdayNight);
    const { id } = await late('disposition');
    await sweep();
    await bench.work(id, { type: 'raise_priority' });
    await sweep();
    expect(await pagesOf(id)).toHaveLength(1);
    expect(await nextPage(id)).toBe(new Date(saturdayNight.getTime() + 5 * 60_000).toISOString());
  });

  it('is answered by a person: the task of the missing answer ends', async () => {
    const { id } = await late('first_response');
    await sweep();
    await bench.work(id, { type: 'note', text: 'looked at it' });
    expect((await bench.read(id)).tasks).toMatchObject([{ kind: 'answer_overdue', state: 'open' }]);
    await bench.work(id, { type: 'acknowledge' });
    expect((await bench.read(id)).tasks).toMatchObject([{ kind: 'answer_overdue', state: 'done' }]);
  });

  it('is disposed of: the task of the missing decision ends', async () => {
    const { id } = await late('disposition');
    await sweep();
    await bench.work(id, { type: 'dispose', to: 'provider', reason: 'no refills' });
    const tasks = (await bench.read(id)).tasks.filter(({ kind }) => kind === 'decide_overdue');
    expect(tasks).toMatchObject([{ state: 'done' }]);
  });
});

describe('what is urgent or in danger', () => {
  it.each<[string, Changes]>([
    ['urgent', { priority: 'urgent' }],
    ['told with a danger, and lowered since', { flags: ['emergency'] }],
  ])('pages in the night of a Saturday: %s', async (_what, changes) => {
    bench.moveTo(saturdayNight);
    const { id } = await late('disposition', changes);
    await sweep();
    expect(await pagesOf(id)).toHaveLength(1);
    expect(await nextPage(id)).toBe(new Date(saturdayNight.getTime() + 5 * 60_000).toISOString());
  });
});

describe('after days away', () => {
  const ladder: ClockKind[] = ['first_response', 'disposition', 'callback', 'resolution'];

  async function inReview(priority: 'urgent' | 'routine'): Promise<string> {
    const { id } = await bench.addTicket({ stage: 'review', priority });
    for (const kind of ladder) await bench.addClock(id, kind, bench.now());
    return id;
  }

  async function withProvider(priority: 'urgent' | 'routine'): Promise<string> {
    const { id } = await bench.addTicket({ stage: 'review', priority });
    await bench.work(id, { type: 'dispose', to: 'provider', reason: 'no refills' });
    return id;
  }

  async function pagedBefore(): Promise<string> {
    const { id } = await late('disposition', { priority: 'urgent' });
    await sweep();
    await bench.db.outboundMessage.deleteMany({ where: { ticketIds: { has: id } } });
    return id;
  }

  it.each([
    ['urgent, with people', () => inReview('urgent')],
    ['routine, with people', () => inReview('routine')],
    ['urgent, at the provider', () => withProvider('urgent')],
    ['routine, at the provider', () => withProvider('routine')],
    ['urgent, and paged before', pagedBefore],
  ])('a ticket pages once, however many steps were missed: %s', async (_what, begin) => {
    const id = await begin();
    bench.moveHours(4 * 24);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await pagesOf(id)).toHaveLength(1);
    expect(
      await bench.db.ticketEvent.count({ where: { ticketId: id, type: 'paged', at: bench.now() } }),
    ).toBe(1);
    expect((await bench.read(id)).queue).toBe('supervisor');
  });
});
