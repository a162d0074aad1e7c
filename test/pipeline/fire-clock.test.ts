import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateIn, toUtc } from '../../src/domain/calendar-date.ts';
import { newId } from '../../src/domain/id.ts';
import type { ClockKind } from '../../src/domain/ticket.ts';
import { fireDueClocks } from '../../src/pipeline/fire-clock.ts';
import { openTicketBench, timeZone, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
beforeEach(() => bench.db.ticketClock.deleteMany());
afterAll(() => bench.close());

const atProvider = { stage: 'authorization_requested', status: 'waiting', queue: 'provider' } as const;

function fire(limit = 100): Promise<number> {
  return fireDueClocks(bench.deps, { limit });
}

async function ticketWith(kind: ClockKind, changes?: Parameters<TicketBench['addTicket']>[0]) {
  const ticket = await bench.addTicket(changes);
  await bench.addClock(ticket.id, kind, bench.now());
  return ticket;
}

function pagesOf(ticketId: string) {
  return bench.db.outboundMessage.findMany({
    where: { template: 'page', ticketIds: { has: ticketId } },
    orderBy: { createdAt: 'asc' },
  });
}

describe('a due clock', () => {
  it('does not fire before its time, and fires once', async () => {
    const { id } = await bench.addTicket(atProvider);
    await bench.addClock(id, 'provider_reminder', new Date(bench.now().getTime() + 1));
    expect(await fire()).toBe(0);
    bench.moveHours(1);
    expect(await fire()).toBe(1);
    expect(await fire()).toBe(0);
    const ticket = await bench.read(id);
    expect(ticket.clocks[0]?.firedAt).toEqual(bench.now());
    expect(ticket.events).toMatchObject([{ type: 'provider_reminded', actor: 'system' }]);
    expect(ticket.tasks).toMatchObject([{ kind: 'remind_provider' }]);
  });

  it('fires once although two processes sweep at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) ids.push((await ticketWith('callback', { stage: 'clarifying' })).id);
    const fired = await Promise.all([fire(), fire()]);
    expect(fired[0] + fired[1]).toBe(12);
    for (const id of ids) expect((await bench.read(id)).tasks).toHaveLength(1);
  });

  it('is left alone when it was stopped', async () => {
    const { id } = await ticketWith('disposition');
    await bench.db.ticketClock.updateMany({ where: { ticketId: id }, data: { stoppedAt: bench.now() } });
    expect(await fire()).toBe(0);
  });

  it('fires no more than it is asked to', async () => {
    for (let n = 0; n < 3; n += 1) await ticketWith('callback', { stage: 'clarifying' });
    expect(await fire(2)).toBe(2);
    expect(await fire(2)).toBe(1);
  });

  it('catches up in order after three days away', async () => {
    const { id } = await bench.addTicket(atProvider);
    await bench.addClock(id, 'provider_escalation', new Date(bench.now().getTime() + 48 * 3_600_000));
    await bench.addClock(id, 'provider_reminder', new Date(bench.now().getTime() + 24 * 3_600_000));
    bench.moveHours(72);
    await fire();
    const ticket = await bench.read(id);
    expect(ticket.events.map(({ type }) => type)).toEqual([
      'provider_reminded',
      'provider_escalated',
      'paged',
    ]);
    expect(ticket.queue).toBe('supervisor');
  });

  it('that cannot take effect holds no other back', async () => {
    const broken = await ticketWith('provider_reminder', { ...atProvider, decision: {} });
    // An event at the end of all numbers, as no trigger would let it in: no other can follow it.
    await bench.db.$transaction([
      bench.db.$executeRaw`SET LOCAL session_replication_role = replica`,
      bench.db.ticketEvent.create({
        data: {
          id: newId(),
          ticketId: broken.id,
          sequence: 2_147_483_647,
          type: 'x',
          actor: 'x',
          at: bench.now(),
          detail: {},
        },
      }),
    ]);
    const { id } = await ticketWith('provider_reminder', atProvider);
    expect(await fire()).toBe(1);
    expect((await bench.read(id)).events).toHaveLength(1);
    expect((await bench.read(broken.id)).clocks[0]?.firedAt).toBeNull();
  });
});

describe('escalation', () => {
  it('a late urgent disposition goes to the supervisor and pages', async () => {
    const { id } = await ticketWith('disposition', { priority: 'urgent' });
    await fire();
    expect((await bench.read(id)).queue).toBe('supervisor');
    expect(await pagesOf(id)).toHaveLength(1);
  });

  it('a routine resolution is warned about first, and overdue a day later', async () => {
    const { id } = await ticketWith('resolution');
    await fire();
    expect((await bench.read(id)).queue).toBe('concierge');
    bench.moveHours(24);
    await fire();
    const ticket = await bench.read(id);
    expect(ticket.events.map(({ type }) => type)).toEqual([
      'resolution_warned',
      'resolution_overdue',
      'paged',
    ]);
    expect(ticket.queue).toBe('supervisor');
  });

  it('a missing e-script is looked for, and goes to the supervisor four hours after the approval', async () => {
    const { id } = await bench.addTicket(atProvider);
    await bench.work(id, { type: 'provider_approved' });
    bench.moveHours(0.5);
    await fire();
    expect((await bench.read(id)).tasks).toMatchObject([{ kind: 'check_escript' }]);
    bench.moveHours(3.5);
    await fire();
    expect((await bench.read(id)).queue).toBe('supervisor');
  });
});

describe('paging', () => {
  it('goes from one person on call to the next every five minutes, until someone acknowledges', async () => {
    const danger = {
      stage: 'clinical_review',
      queue: 'clinical',
      priority: 'urgent',
      flags: ['emergency'],
    } as const;
    const { id, reference } = await ticketWith('page', { ...danger, flags: ['emergency'] });
    await fire();
    await fire();
    for (let n = 0; n < 2; n += 1) {
      bench.moveHours(5 / 60);
      await fire();
    }
    const pages = await pagesOf(id);
    expect(pages.map(({ to }) => to)).toEqual(['+14155550171', '+14155550172', '+14155550171']);
    expect(pages[0]?.text).toContain(reference);
    expect(pages.map(({ text }) => text).join()).not.toMatch(/atorvastatin|Mary|Johnson/);
    await bench.work(id, { type: 'acknowledge' });
    bench.moveHours(1);
    expect(await fire()).toBe(0);
    expect(await pagesOf(id)).toHaveLength(3);
  });

  it('becomes a task when nobody on call takes texts', async () => {
    const { onCall } = bench.deps.settings;
    bench.deps.settings.onCall = [{ kind: 'email', address: 'a@example.org' }];
    const { id } = await ticketWith('page', {
      ...{ stage: 'clinical_review', queue: 'clinical', priority: 'urgent' },
    });
    await fire();
    bench.deps.settings.onCall = onCall;
    expect((await bench.read(id)).tasks).toMatchObject([{ kind: 'page', queue: 'supervisor' }]);
  });

  it('with nobody on call: one task to reach someone, which whoever acknowledges has ended', async () => {
    const { onCall } = bench.deps.settings;
    bench.deps.settings.onCall = [];
    const { id } = await ticketWith('page', {
      ...{ stage: 'clinical_review', queue: 'clinical', priority: 'urgent' },
    });
    await fire();
    await bench.addClock(id, 'page', bench.now());
    await fire();
    expect(await bench.db.task.count({ where: { ticketId: id, kind: 'page', state: 'open' } })).toBe(1);
    await bench.work(id, { type: 'acknowledge' });
    bench.deps.settings.onCall = onCall;
    const pages = await bench.db.task.findMany({
      where: { ticketId: id, kind: 'page' },
      orderBy: { id: 'asc' },
    });
    expect(pages).toMatchObject([
      { state: 'done', finishedBy: 'system', outcome: 'passed on: another page follows' },
      { state: 'done', finishedBy: 'ana', outcome: 'acknowledged by ana' },
    ]);
  });
});

describe('the eligible date', () => {
  async function tooEarly(filledDaysAgo: number) {
    const { patientId, prescriptionId } = await bench.addPatient({ filledDaysAgo });
    const { id } = await bench.addTicket({ stage: 'identity_review' });
    await bench.work(id, { type: 'identify', patientId });
    return { id, prescriptionId };
  }

  it('brings the refill back and decides on that day', async () => {
    bench.moveTo(new Date('2026-06-15T17:00:00Z'));
    const { id } = await tooEarly(14);
    bench.moveTo(new Date('2026-06-25T14:59:59Z'));
    expect(await fire()).toBe(0);
    bench.moveTo(new Date('2026-06-25T15:00:00Z'));
    await fire();
    const ticket = await bench.read(id);
    expect(ticket).toMatchObject({
      stage: 'pharmacy_submitted',
      status: 'in_progress',
      outcome: null,
      outcomeText: null,
    });
    expect(ticket.needs).toHaveLength(2);
  });

  it('on a Sunday is announced on Friday and decided on Sunday', async () => {
    bench.moveTo(new Date('2026-06-15T17:00:00Z'));
    const { id } = await tooEarly(11);
    bench.moveTo(new Date('2026-06-26T15:00:00Z'));
    await fire();
    expect(await bench.read(id)).toMatchObject({ stage: 'too_early', status: 'resolved' });
    bench.moveTo(new Date('2026-06-28T15:00:00Z'));
    await fire();
    const ticket = await bench.read(id);
    expect(ticket.stage).toBe('pharmacy_submitted');
    expect(ticket.events.map(({ type }) => type)).toEqual([
      'identify',
      'eligible_reminded',
      'eligible_again',
    ]);
  });

  describe('reaches whoever asked', () => {
    const identity = { result: 'exact', level: 'L2', patientId: null, score: 1, reasons: [] };
    const structured = { reference: 'RG-FFFFFFF', requester: { name: 'x' }, residents: [] };

    async function askedFor(message: object) {
      bench.moveTo(new Date('2026-06-15T17:00:00Z'));
      const { patientId } = await bench.addPatient({ filledDaysAgo: 11 });
      const { id } = await bench.addTicket({ stage: 'identity_review' });
      await bench.addSource(id, { identity, reference: 'RG-AAAAAAA', ...message });
      await bench.work(id, { type: 'identify', patientId });
      bench.moveTo(new Date('2026-06-26T15:00:00Z'));
      await fire();
      bench.moveTo(new Date('2026-06-28T15:00:00Z'));
      await fire();
      const texts = await bench.db.outboundMessage.findMany({
        where: { ticketIds: { has: id } },
        orderBy: { id: 'asc' },
      });
      const { tasks } = await bench.read(id);
      const said = texts.map(({ channel, template, state }) => `${channel} ${template} ${state}`);
      return { said, texts, tasks: tasks.map(({ kind }) => kind) };
    }

    it('by text: the day itself before the weekend, and what became of it on the day', async () => {
      const { said, texts, tasks } = await askedFor({ from: '+14155553001' });
      expect(said).toEqual(['sms eligible_soon queued', 'sms eligible_reminder queued']);
      expect(texts[0]?.text).toContain('June 28');
      expect(tasks).toEqual([]);
    });

    it('on the page of a form', async () => {
      const form = { channel: 'web', structured, from: '', identity: null } as const;
      const { said, tasks } = await askedFor(form);
      expect(said).toEqual(['web eligible_soon sent', 'web eligible_reminder sent']);
      expect(tasks).toEqual([]);
    });

    it('below the level of disclosure without a word of the request', async () => {
      const unknown = { ...identity, result: 'none', level: 'L0' };
      const { said, texts } = await askedFor({ from: '+14155553003', identity: unknown });
      expect(said).toEqual(['sms event_news queued']);
      expect(texts.every(({ text }) => text.includes('RG-AAAAAAA') && !text.includes('refilled'))).toBe(true);
    });

    it('by a call where only that will do', async () => {
      const { said, tasks } = await askedFor({ channel: 'voice', from: '+14155553004' });
      expect(said).toEqual([]);
      expect(tasks).toEqual(['call_back', 'call_back']);
    });
  });

  it('is put off when the medicine was filled meanwhile', async () => {
    bench.moveTo(new Date('2026-06-15T17:00:00Z'));
    const { id, prescriptionId } = await tooEarly(14);
    const fillId = newId();
    const filledOn = toUtc(addDays(dateIn(timeZone, bench.now()), 8));
    const supply = { quantity: 30, daysSupply: 30, partial: false, completed: true, contentHash: '' };
    await bench.db.fill.create({
      data: { id: fillId, sourceId: fillId, prescriptionId, filledOn, ...supply },
    });
    bench.moveTo(new Date('2026-06-25T15:00:00Z'));
    await fire();
    const ticket = await bench.read(id);
    expect(ticket).toMatchObject({
      stage: 'too_early',
      outcomeText: 'Too early for refill, reminder set for 2026-07-17',
    });
    expect(ticket.clocks.filter(({ firedAt, stoppedAt }) => !firedAt && !stoppedAt)).toMatchObject([
      { kind: 'eligible_reminder', dueAt: new Date('2026-07-17T15:00:00Z') },
    ]);
  });
});
