import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import type { ClockKind } from '../../src/domain/ticket.ts';
import { clockSweep } from '../../src/jobs/clock-sweep.ts';
import { fireDueClocks } from '../../src/pipeline/fire-clock.ts';
import type { PipelineDeps } from '../../src/pipeline/pipeline-deps.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
beforeEach(async () => {
  await bench.db.ticketClock.deleteMany();
  bench.moveTo(new Date('2026-06-15T17:00:00Z'));
});
afterAll(() => bench.close());

function sweep(deps: PipelineDeps = bench.deps): Promise<void> {
  return clockSweep(deps).run();
}

/**
 * Time passes, and the sweep looks as often as that. Where no clock is due it looks once, just before one is, and not
 * at every moment in between.
 */
async function pass(hours: number, everyHours = 0.5): Promise<void> {
  const start = bench.now().getTime();
  const stepMs = everyHours * hourMs;
  const last = Math.ceil(hours / everyHours);
  for (let step = 0; step < last;) {
    const due = await nextDue();
    const wanted = due === null ? last : Math.ceil((due.getTime() - start) / stepMs);
    const next = Math.min(last, Math.max(step + 1, wanted));
    if (next > step + 1) {
      bench.moveTo(new Date(start + next * stepMs - stepMs));
      await sweep();
    }
    bench.moveTo(new Date(start + next * stepMs));
    await sweep();
    step = next;
  }
}

const hourMs = 3_600_000;

/** When the next clock of any ticket is due. */
async function nextDue(): Promise<Date | null> {
  const running = { firedAt: null, stoppedAt: null };
  const clock = await bench.db.ticketClock.findFirst({ where: running, orderBy: { dueAt: 'asc' } });
  return clock?.dueAt ?? null;
}

/** At the provider since now, under the clocks of that place. */
async function authorization(priority: 'urgent' | 'routine'): Promise<string> {
  const { id } = await bench.addTicket({ stage: 'review', priority });
  await bench.work(id, { type: 'dispose', to: 'provider', reason: 'no refills' });
  return id;
}

const opening = ['dispose'];

async function eventsOf(id: string): Promise<string[]> {
  const { events } = await bench.read(id);
  return events.map(({ type }) => type).filter((type) => !opening.includes(type));
}

/** Hours after the ticket was sent on at which each event was written. */
async function timesOf(id: string): Promise<string[]> {
  const { events } = await bench.read(id);
  const from = events[0]?.at.getTime() ?? 0;
  return events
    .filter(({ type }) => !opening.includes(type))
    .map(({ type, at }) => `${type} ${(at.getTime() - from) / 3_600_000}`);
}

async function tasksOf(id: string): Promise<string[]> {
  return (await bench.read(id)).tasks.map(({ kind }) => kind).sort();
}

describe('the ladder of a request that waits for the provider', () => {
  it('routine: a reminder after 24 hours, the Clinical Supervisor after 48, urgent by its age after 72', async () => {
    const id = await authorization('routine');
    await pass(48);
    expect(await timesOf(id)).toEqual([
      'provider_reminded 24',
      'resolution_warned 48',
      'provider_escalated 48',
      'paged 48',
    ]);
    await bench.work(id, { type: 'acknowledge' });
    await pass(24);
    await bench.work(id, { type: 'acknowledge' });
    await pass(3);
    expect((await timesOf(id)).slice(4)).toEqual([
      'acknowledge 48',
      'resolution_overdue 72',
      'paged 72',
      'acknowledge 72',
      'provider_call_due 74',
    ]);
    expect(await tasksOf(id)).toEqual([
      'call_provider',
      'escalate_to_supervisor',
      'remind_provider',
      'resolve_overdue',
    ]);
    const ticket = await bench.read(id);
    expect(ticket).toMatchObject({ queue: 'supervisor', priority: 'urgent' });
    expect(ticket.events.find(({ type }) => type === 'resolution_overdue')?.detail).toMatchObject({
      urgency: expect.stringMatching(/^urgent_age/) as string,
    });
  });

  it('urgent: a reminder after 1 hour, a call after 2, the Clinical Supervisor after 4, and a page', async () => {
    const id = await authorization('urgent');
    await pass(4);
    expect(await timesOf(id)).toEqual([
      'provider_reminded 1',
      'provider_call_due 2',
      'provider_escalated 4',
      'paged 4',
    ]);
  });

  it('an answer in between ends it', async () => {
    const id = await authorization('routine');
    await pass(25);
    await bench.work(id, { type: 'provider_denied', reason: 'seen first' });
    await pass(60, 2);
    expect(await eventsOf(id)).toEqual(['provider_reminded', 'provider_denied']);
  });
});

describe('a ticket on which nothing else runs', () => {
  async function running(id: string): Promise<{ kind: string; hours: number }[]> {
    const { clocks } = await bench.read(id);
    const left = clocks.filter(({ firedAt, stoppedAt }) => !firedAt && !stoppedAt);
    return left.map(({ kind, dueAt }) => ({
      kind,
      hours: (dueAt.getTime() - bench.now().getTime()) / 3_600_000,
    }));
  }

  it('urgent: four hours after its page was acknowledged the supervisor hears of it again, and again', async () => {
    const id = await authorization('urgent');
    await pass(25);
    expect((await running(id)).map(({ kind }) => kind)).toEqual(['page']);
    await bench.work(id, { type: 'acknowledge' });
    expect(await running(id)).toEqual([{ kind: 'callback', hours: 4 }]);
    const before = (await eventsOf(id)).length;
    for (const time of [1, 2]) {
      await pass(3.5);
      await bench.work(id, { type: 'note', text: 'nobody answers there' });
      await pass(0.5);
      expect((await eventsOf(id)).slice(before + (time - 1) * 4)).toEqual(['note', 'follow_up_due', 'paged']);
      await bench.work(id, { type: 'acknowledge' });
    }
    const ticket = await bench.read(id);
    expect(ticket.queue).toBe('supervisor');
    // The task that waits already is not there twice.
    expect(ticket.tasks.filter(({ kind }) => kind === 'follow_up')).toMatchObject([
      { queue: 'supervisor', state: 'open' },
    ]);
    await bench.work(id, { type: 'provider_approved' });
    expect((await running(id)).map(({ kind }) => kind).sort()).toEqual(['escript', 'resolution']);
    expect((await bench.read(id)).tasks.find(({ kind }) => kind === 'follow_up')?.state).toBe('done');
  });

  it('routine: a question that led to a call is followed up a day later', async () => {
    const { id } = await bench.addTicket({ stage: 'clarifying', status: 'waiting' });
    await bench.addClock(id, 'callback', bench.now());
    await sweep();
    expect(await running(id)).toEqual([{ kind: 'callback', hours: 24 }]);
    await pass(24, 4);
    expect(await eventsOf(id)).toEqual(['callback_due', 'follow_up_due', 'paged']);
    expect(await tasksOf(id)).toEqual(['call_back', 'follow_up']);
    await bench.work(id, { type: 'acknowledge' });
    expect(await running(id)).toEqual([{ kind: 'callback', hours: 24 }]);
    await bench.work(id, { type: 'raise_priority' });
    expect((await running(id)).every(({ hours }) => hours <= 24)).toBe(true);
  });

  it('denied and not closed: someone is asked to close it after three days, and that ends it', async () => {
    const id = await authorization('routine');
    await bench.work(id, { type: 'provider_denied', reason: 'seen first' });
    expect(await running(id)).toEqual([{ kind: 'callback', hours: 72 }]);
    await pass(72, 8);
    expect(await tasksOf(id)).toEqual(['close_ticket']);
    await bench.work(id, { type: 'close' });
    expect(await running(id)).toEqual([]);
    expect((await bench.read(id)).tasks).toMatchObject([{ state: 'done' }]);
  });

  it('shipped: the dispatcher is asked again each day until the delivery is confirmed', async () => {
    const { id } = await bench.addTicket({ stage: 'pharmacy_processing', status: 'in_progress' });
    await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-16' });
    await pass(96, 4);
    const again = (await eventsOf(id)).filter((type) => type === 'follow_up_due');
    expect(again).toHaveLength(2);
    expect(await tasksOf(id)).toEqual(['confirm_delivery']);
    await bench.work(id, { type: 'delivered' });
    expect(await running(id)).toEqual([]);
  });
});

describe('a process that was down for three days', () => {
  it('catches up in order, each reminder once', async () => {
    const id = await authorization('routine');
    bench.moveHours(72);
    await sweep();
    await sweep();
    const events = await eventsOf(id);
    expect(events.filter((type) => type !== 'paged')).toEqual([
      'provider_reminded',
      'resolution_warned',
      'provider_escalated',
      'resolution_overdue',
    ]);
    expect(events).toHaveLength(5);
    expect(await tasksOf(id)).toEqual(['escalate_to_supervisor', 'remind_provider', 'resolve_overdue']);
  });

  it('makes up for no page that was missed: one goes out now, and the next five minutes later', async () => {
    const { id } = await bench.addTicket({ stage: 'clinical_review', queue: 'clinical', priority: 'urgent' });
    await bench.addClock(id, 'page', bench.now());
    await sweep();
    bench.moveHours(72);
    await sweep();
    expect(await eventsOf(id)).toEqual(['paged', 'paged']);
    bench.moveHours(4 / 60);
    await sweep();
    expect(await eventsOf(id)).toHaveLength(2);
    bench.moveHours(1 / 60);
    await sweep();
    expect(await eventsOf(id)).toHaveLength(3);
  });

  it('says nothing of a date that is over: the request is decided, once', async () => {
    const { patientId } = await bench.addPatient({ filledDaysAgo: 11 });
    const { id } = await bench.addTicket({ stage: 'identity_review' });
    const identity = { result: 'exact', level: 'L2', patientId, score: 1, reasons: [] };
    await bench.addSource(id, { identity, reference: 'RG-AAAAAAA', from: '+14155553301' });
    await bench.work(id, { type: 'identify', patientId });
    // Due on Friday the 26th for Sunday the 28th; nobody swept from Thursday to Monday.
    bench.moveTo(new Date('2026-06-29T16:00:00Z'));
    await sweep();
    await sweep();
    expect((await bench.read(id)).stage).toBe('pharmacy_submitted');
    const texts = await bench.db.outboundMessage.findMany({ where: { ticketIds: { has: id } } });
    expect(texts.map(({ template }) => template)).toEqual(['eligible_reminder']);
  });
});

describe('many clocks', () => {
  const kinds: ClockKind[] = ['provider_reminder', 'provider_escalation', 'resolution'];

  /** Tickets at the provider with three clocks each, all of them due. */
  async function backlog(count: number): Promise<string[]> {
    const now = bench.now();
    const place = { stage: 'authorization_requested', status: 'waiting', queue: 'provider' } as const;
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) ids.push((await bench.addTicket(place)).id);
    await bench.db.ticketClock.createMany({
      data: ids.flatMap((ticketId) =>
        kinds.map((kind, place_) => ({
          id: newId(now),
          ticketId,
          kind,
          dueAt: new Date(now.getTime() - (kinds.length - place_) * 3_600_000),
        })),
      ),
    });
    return ids;
  }

  async function expectOnce(ids: string[]): Promise<void> {
    for (const id of ids) {
      const ticket = await bench.read(id);
      expect(ticket.events.map(({ type, sequence }) => `${sequence} ${type}`)).toEqual([
        '1 provider_reminded',
        '2 provider_escalated',
        '3 resolution_warned',
        '4 paged',
      ]);
      expect(ticket.tasks.map(({ kind }) => kind).sort()).toEqual([
        'escalate_to_supervisor',
        'remind_provider',
      ]);
      expect(ticket.version).toBe(5);
      // The escalation pages the next one, and the warning has started the clock of the breach, each once.
      const running = ticket.clocks.filter(({ firedAt }) => firedAt === null);
      expect(running.map(({ kind, round }) => `${kind} ${round}`).sort()).toEqual(['page 1', 'resolution 1']);
    }
  }

  it('fire once each and in their order although several processes sweep at once', async () => {
    const ids = await backlog(30);
    await Promise.all([sweep(), sweep(), fireDueClocks(bench.deps, { limit: 20 })]);
    await sweep();
    await expectOnce(ids);
  });

  it('fire once each although a process dies in the middle of what it has claimed', async () => {
    const ids = await backlog(12);
    let dead = false;
    // It dies after its effects are written and before they are committed, and does nothing more.
    const dying = new Proxy(bench.deps.db, {
      get(db, name) {
        if (name !== '$transaction') return Reflect.get(db, name) as unknown;
        return (work: (tx: unknown) => Promise<unknown>) =>
          db.$transaction(async (tx) => {
            const done = dead ? 0 : await work(tx);
            if (done !== 0) {
              dead = true;
              // Another process comes by meanwhile.
              await sweep();
            }
            if (dead) throw new Error('the process is dead');
            return done;
          });
      },
    });
    const deps = { ...bench.deps, db: dying };
    await expect(fireDueClocks(deps, { limit: 500 })).rejects.toThrow('the process is dead');
    await sweep();
    await expectOnce(ids);
  });

  it('a ticket that somebody is working on is left alone, and holds no other back', async () => {
    const [held = '', ...others] = await backlog(3);
    await bench.db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM tickets WHERE id = ${held}::uuid FOR UPDATE`;
        await sweep();
      },
      { timeout: 60_000 },
    );
    await expectOnce(others);
    expect(await eventsOf(held)).toEqual([]);
    await sweep();
    await expectOnce([held]);
  });

  it('a page goes out before everything that has waited longer', async () => {
    await backlog(20);
    const danger = { stage: 'clinical_review', queue: 'clinical', priority: 'urgent' } as const;
    const { id } = await bench.addTicket(danger);
    await bench.addClock(id, 'page', bench.now());
    expect(await fireDueClocks(bench.deps, { limit: 1 })).toBe(1);
    expect(await eventsOf(id)).toEqual(['paged']);
  });
});
