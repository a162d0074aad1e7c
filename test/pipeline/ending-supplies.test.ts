import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, dateIn } from '../../src/domain/calendar-date.ts';
import { newId } from '../../src/domain/id.ts';
import { endingSupplySweep } from '../../src/jobs/ending-supply-sweep.ts';
import { raiseEndingSupplies } from '../../src/pipeline/clocks/raise-ending-supplies.ts';
import { addTask } from '../../src/tickets/ticket-work-store.ts';
import { openTicketBench, timeZone, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
beforeEach(async () => {
  bench.moveTo(new Date('2026-06-15T17:00:00Z'));
  await bench.db.ticket.updateMany({ data: { status: 'closed', stage: 'withdrawn' } });
  await bench.db.ticketSource.updateMany({ data: { withdrawnAt: bench.now() } });
});
afterAll(() => bench.close());

const atProvider = { stage: 'authorization_requested', status: 'waiting', queue: 'provider' } as const;

function dayAfter(days: number): string {
  return addDays(dateIn(timeZone, bench.now()), days);
}

/** A routine ticket whose supply ends so many days from now by the record. */
function endingIn(days: number, changes: Parameters<TicketBench['addTicket']>[0] = {}) {
  const decision = {
    ...{ code: 'NEEDS_HUMAN', rule: 'test', policyVersion: 'test', priority: 'routine', eligibleOn: null },
    ...{ runOutOn: dayAfter(days), pharmacistReview: false, reasons: [] },
  };
  return bench.addTicket({ decision, ...changes });
}

async function say(ticketId: string, daysLeft: number): Promise<void> {
  const { id } = await bench.addSource(ticketId);
  const request = {
    medicationChange: false,
    clinicalQuestion: false,
    newPrescription: false,
    saysUrgent: false,
  };
  const asked = { mayAsk: 'yes', request: { ...request, daysLeft } };
  await bench.db.ticketSource.updateMany({
    where: { messageId: id },
    data: { contribution: { channel: 'sms', flags: [], priority: 'routine', claims: {}, asked } },
  });
}

async function sweepDaily(days: number): Promise<void> {
  for (let day = 0; day <= days; day += 1) {
    if (day > 0) bench.moveHours(24);
    await endingSupplySweep(bench.deps).run();
  }
}

describe('a request that waits while its supply ends', () => {
  it('becomes urgent three days before by the record, once, and says why', async () => {
    const { id } = await endingIn(5);
    await bench.addClock(id, 'disposition', new Date(bench.now().getTime() + 90 * 3_600_000));
    await sweepDaily(1);
    expect((await bench.read(id)).priority).toBe('routine');
    await sweepDaily(4);
    const ticket = await bench.read(id);
    expect(ticket.priority).toBe('urgent');
    expect(ticket.events).toMatchObject([
      {
        type: 'supply_ending',
        actor: 'system',
        detail: { urgency: 'urgent_run_out: supply computed to end on 2026-06-20' },
      },
    ]);
    // The clocks are the urgent ones from the moment it was raised.
    expect(ticket.clocks[0]?.dueAt).toEqual(new Date((ticket.events[0]?.at.getTime() ?? 0) + 4 * 3_600_000));
  });

  it('becomes urgent as the days pass that the requester said were left', async () => {
    const { id } = await bench.addTicket();
    await say(id, 6);
    await sweepDaily(3);
    expect((await bench.read(id)).priority).toBe('routine');
    await sweepDaily(1);
    expect((await bench.read(id)).events).toMatchObject([
      { detail: { urgency: 'urgent_stated: supply said to end on 2026-06-21' } },
    ]);
  });

  it.each([
    ['closed', { status: 'closed', stage: 'delivered' }],
    ['on its way', { status: 'resolved', stage: 'shipped' }],
    ['ended by a person', { status: 'resolved', stage: 'review', outcome: 'resolved' }],
  ] as const)('but not when it is %s', async (_what, changes) => {
    const { id } = await endingIn(0, changes);
    await say(id, 0);
    await sweepDaily(1);
    expect((await bench.read(id)).events).toEqual([]);
  });

  it('is left as a named person has lowered it, with a reason', async () => {
    const { id } = await endingIn(1);
    await sweepDaily(0);
    expect(await bench.work(id, { type: 'lower_priority' })).toMatchObject({ kind: 'invalid' });
    await bench.work(id, { type: 'lower_priority', reason: 'a bottle was found' });
    await sweepDaily(3);
    const ticket = await bench.read(id);
    expect(ticket.priority).toBe('routine');
    expect(ticket.events.map(({ type, actor }) => `${type} ${actor}`)).toEqual([
      'supply_ending system',
      'lower_priority ana',
    ]);
  });

  it('as early as the policy of its facility says, and of no other', async () => {
    const days = { value: 9, reason: 'the pharmacy comes once a week' };
    const own = {
      facility: 'far-house',
      payer: null,
      reason: 'far away',
      urgency: { runOutWithinDays: days, statedDaysLeft: days },
    };
    const facility = await bench.db.facility.create({
      data: { id: newId(), sourceId: 'far-house', name: 'Far House', contentHash: '' },
    });
    const [inside, outside] = [await bench.addPatient(), await bench.addPatient()];
    const where = { id: inside.patientId };
    await bench.db.patient.update({ where, data: { facilityId: facility.id } });
    const tickets = [];
    for (const { patientId } of [inside, outside]) {
      tickets.push((await endingIn(8, { patientId })).id);
      const said = await bench.addTicket({ patientId });
      await say(said.id, 8);
      tickets.push(said.id);
    }
    const deps = { ...bench.deps, policy: { ...bench.deps.policy, overrides: [own] } };
    expect(await raiseEndingSupplies(deps)).toBe(2);
    const priorities = await Promise.all(tickets.map(async (id) => (await bench.read(id)).priority));
    expect(priorities).toEqual(['urgent', 'urgent', 'routine', 'routine']);
  });

  it('once although two processes look at once', async () => {
    const { id } = await endingIn(1);
    const seenTo = await Promise.all([raiseEndingSupplies(bench.deps), raiseEndingSupplies(bench.deps)]);
    expect(seenTo[0] + seenTo[1]).toBe(1);
    expect((await bench.read(id)).events).toHaveLength(1);
  });

  it('medicines that must not be missed first, then whose supply ends first', async () => {
    const names = [
      ['atorvastatin', 2],
      ['atorvastatin', 0],
      ['levetiracetam', 3],
      [null, 1],
      ['warfarin', 1],
    ] as const;
    for (const [medicationName, days] of names) await endingIn(days, { medicationName });
    await sweepDaily(0);
    const events = await bench.db.ticketEvent.findMany({
      where: { type: 'supply_ending', at: bench.now(), ticket: { status: 'open' } },
      include: { ticket: true },
      orderBy: { id: 'asc' },
    });
    const order = events.map(({ ticket }) => ticket.medicationName);
    expect(order.slice(3)).toEqual(['atorvastatin', 'atorvastatin']);
    expect(order.slice(0, 3).sort()).toEqual(['levetiracetam', 'warfarin', null].sort());
    expect(order[2]).toBe('levetiracetam');
  });

  it('that was too early goes to the provider before the medicine is used up', async () => {
    const { patientId } = await bench.addPatient({ filledDaysAgo: 11 });
    const { id } = await bench.addTicket({ stage: 'identity_review' });
    await bench.work(id, { type: 'identify', patientId });
    expect((await bench.read(id)).stage).toBe('too_early');
    await say(id, 5);
    await sweepDaily(2);
    expect((await bench.read(id)).stage).toBe('too_early');
    await sweepDaily(1);
    const ticket = await bench.read(id);
    expect(ticket).toMatchObject({ stage: 'authorization_requested', priority: 'urgent', outcome: null });
    expect(ticket.events.map(({ type }) => type)).toEqual(['identify', 'supply_again']);
  });
});

describe('a provider who was asked for a medicine that must not be missed', () => {
  it.each(['levetiracetam', 'warfarin', 'insulin glargine', 'metoprolol', 'oxycodone'])(
    'is called at once when there is no %s left',
    async (medicationName) => {
      const { id } = await endingIn(9, {
        ...atProvider,
        priority: 'urgent',
        medicationName,
        flags: ['out_of_medicine'],
      });
      await bench.addClock(id, 'provider_call', new Date(bench.now().getTime() + 2 * 3_600_000));
      await sweepDaily(2);
      const ticket = await bench.read(id);
      expect(ticket.tasks).toMatchObject([{ kind: 'call_provider', queue: 'provider' }]);
      expect(ticket.events.map(({ type }) => type)).toEqual(['supply_call_due']);
      expect(ticket.clocks[0]?.stoppedAt).not.toBeNull();
    },
  );

  it('is called once for it, whoever saw it first', async () => {
    const changes = { ...atProvider, priority: 'urgent', medicationName: 'warfarin' } as const;
    const { id } = await endingIn(9, { ...changes, flags: ['out_of_medicine'] });
    const task = { kind: 'call_provider', queue: 'provider', why: 'Call.', dueAt: bench.now() } as const;
    await addTask(bench.db, { ...task, ticketId: id, dedupeKey: `entered:${id}` }, bench.now());
    await bench.addClock(id, 'provider_call', new Date(bench.now().getTime() + 2 * 3_600_000));
    await sweepDaily(1);
    const ticket = await bench.read(id);
    expect(ticket.tasks).toHaveLength(1);
    expect(ticket.clocks[0]?.stoppedAt).not.toBeNull();
  });

  it('and by the ladder alone for a maintenance medicine', async () => {
    const { id } = await endingIn(0, { ...atProvider, priority: 'urgent' });
    await sweepDaily(1);
    expect((await bench.read(id)).tasks).toEqual([]);
  });
});
