import { newId } from '../../src/domain/id.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needKeys } from '../../src/dedup/need-keys.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
afterAll(() => bench.close());

const submitted = { stage: 'pharmacy_submitted', status: 'in_progress', queue: 'pharmacy' } as const;
const atProvider = { stage: 'authorization_requested', status: 'waiting', queue: 'provider' } as const;

function keysFor(patientId: string, prescriptionId: string): string[] {
  return needKeys(patientId, { prescriptionId, drugName: 'atorvastatin', strength: '20 mg', text: '' });
}

async function claim(ticketId: string, keys: string[]): Promise<void> {
  await bench.db.openNeed.createMany({ data: keys.map((key) => ({ key, ticketId })) });
}

describe('working a ticket', () => {
  it('goes from the pharmacy to the delivery, with one event a step', async () => {
    const { patientId, prescriptionId } = await bench.addPatient();
    const { id } = await bench.addTicket({ ...submitted, patientId, prescriptionId });
    await claim(id, keysFor(patientId, prescriptionId));
    await bench.work(id, { type: 'pharmacy_accepted' });
    const shipped = await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
    expect(shipped).toMatchObject({
      kind: 'applied',
      ticket: { version: 3, status: 'resolved', outcomeText: 'Refill processed, delivery ETA: 2026-06-17' },
    });
    expect((await bench.read(id)).needs).toHaveLength(2);
    const delivered = await bench.work(id, { type: 'delivered' });
    expect(delivered).toMatchObject({
      kind: 'applied',
      ticket: { version: 4, status: 'closed', stage: 'delivered' },
    });
    const ticket = await bench.read(id);
    expect(ticket.events.map(({ sequence, type }) => [sequence, type])).toEqual([
      [1, 'pharmacy_accepted'],
      [2, 'shipped'],
      [3, 'delivered'],
    ]);
    expect(ticket.events[0]).toMatchObject({ actor: 'ana', detail: { stageBefore: 'pharmacy_submitted' } });
    expect(ticket.needs).toEqual([]);
    expect(ticket.closedAt).toEqual(bench.now());
    expect(ticket.clocks.filter((clock) => !clock.stoppedAt && !clock.firedAt)).toEqual([]);
  });

  it('refuses a stale version, an unknown ticket, a wrong stage and a missing field, and writes nothing', async () => {
    const { id } = await bench.addTicket(submitted);
    expect(await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' }, 7)).toEqual({
      kind: 'stale',
      version: 1,
    });
    expect(await bench.work(id, { type: 'provider_approved' })).toEqual({
      kind: 'refused',
      allowedFrom: ['authorization_requested'],
    });
    expect(await bench.work(id, { type: 'shipped' })).toMatchObject({ kind: 'invalid' });
    expect(await bench.read(id)).toMatchObject({ version: 1, events: [] });
  });

  it('is not found for a facility that it does not belong to', async () => {
    const { id } = await bench.addTicket(submitted);
    const { applyTicketEvent } = await import('../../src/pipeline/apply-event.ts');
    const actor = {
      name: 'home',
      role: 'facility_key' as const,
      facilityId: '00000000-0000-4000-8000-000000000000',
    };
    const work = { ticketId: id, version: 1, body: { type: 'note', text: 'x' }, actor };
    expect(await applyTicketEvent(bench.deps, work)).toEqual({ kind: 'not_found' });
    expect(await applyTicketEvent(bench.deps, { ...work, ticketId: 'x' })).toEqual({ kind: 'not_found' });
  });

  it('is worked for a facility by what a requester may tell, and by nothing that others have done', async () => {
    const facility = await bench.db.facility.create({
      data: { id: newId(bench.now()), sourceId: 'oak', name: 'Oak House', contentHash: 'x' },
    });
    const { id } = await bench.addTicket({ ...atProvider, facilityId: facility.id });
    const actor = { name: 'oak', role: 'facility_key' as const, facilityId: facility.id };
    const { applyTicketEvent } = await import('../../src/pipeline/apply-event.ts');
    async function send(body: object) {
      const { version } = await bench.read(id);
      return (await applyTicketEvent(bench.deps, { ticketId: id, version, body, actor })).kind;
    }
    const others = [
      'provider_approved',
      'escript_received',
      'shipped',
      'delivered',
      'lower_priority',
      'dispose',
    ];
    for (const type of others) expect(await send({ type, reason: 'x' }), type).toBe('forbidden');
    expect((await bench.read(id)).events).toEqual([]);
    expect(await send({ type: 'note', text: 'she has three left' })).toBe('applied');
    expect(await send({ type: 'withdraw' })).toBe('applied');
  });

  it.each([
    ['lowered', {}, { type: 'lower_priority', reason: 'sounds fine' }, { priority: 'routine' }],
    ['resolved', {}, { type: 'resolve', outcomeText: 'she feels better' }, { status: 'resolved' }],
    ['withdrawn', {}, { type: 'withdraw' }, { stage: 'withdrawn' }],
    ['closed', { stage: 'too_early', status: 'resolved' }, { type: 'close' }, { status: 'closed' }],
  ] as const)('with a danger that nobody has acknowledged is not %s', async (_what, at, body, becomes) => {
    const { id } = await bench.addTicket({ priority: 'urgent', flags: ['emergency'], ...at });
    await bench.addClock(id, 'page', bench.now());
    expect(await bench.work(id, body)).toEqual({
      kind: 'refused',
      allowedFrom: [],
      because: 'danger_unacknowledged',
    });
    expect(await bench.read(id)).toMatchObject({ priority: 'urgent', events: [], version: 1 });
    await bench.work(id, { type: 'acknowledge' });
    expect(await bench.work(id, body)).toMatchObject({ kind: 'applied', ticket: becomes });
  });

  it.each([
    ['stopped', 'prescription_not_active'],
    ['transferred', 'prescription_not_active'],
    ['on_hold', 'prescription_not_active'],
    ['completed', null],
    ['active', null],
  ] as const)(
    'for a prescription that is %s takes no e-script for it unless that renews it',
    async (status, because) => {
      const { patientId, prescriptionId } = await bench.addPatient({});
      const { id } = await bench.addTicket({ ...atProvider, patientId, prescriptionId });
      await bench.db.prescription.update({ where: { id: prescriptionId }, data: { status } });
      const result = await bench.work(id, { type: 'escript_received' });
      if (because === null) expect(result).toMatchObject({ ticket: { stage: 'pharmacy_submitted' } });
      else expect(result).toEqual({ kind: 'refused', allowedFrom: [], because });
    },
  );

  it('takes one of two events sent at once', async () => {
    const { id } = await bench.addTicket(submitted);
    const sent = ['pharmacy_accepted', 'pharmacy_processing'].map((type) => bench.work(id, { type }, 1));
    const kinds = (await Promise.all(sent)).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['applied', 'stale']);
    expect((await bench.read(id)).events).toHaveLength(1);
  });

  it('moves the clocks with the stage', async () => {
    const { id } = await bench.addTicket(atProvider);
    await bench.addClock(id, 'provider_reminder', bench.now());
    await bench.addClock(id, 'resolution', bench.now());
    await bench.work(id, { type: 'provider_approved' });
    const ticket = await bench.read(id);
    const running = ticket.clocks.filter((clock) => clock.stoppedAt === null).map((clock) => clock.kind);
    expect(running.sort()).toEqual(['escript', 'resolution']);
  });

  it('keeps who acknowledged, and stops the paging', async () => {
    const { id } = await bench.addTicket({
      stage: 'clinical_review',
      queue: 'clinical',
      flags: ['emergency'],
    });
    await bench.addClock(id, 'page', bench.now());
    await bench.work(id, { type: 'acknowledge' });
    const ticket = await bench.read(id);
    expect(ticket).toMatchObject({ acknowledgedBy: 'ana', stage: 'clinical_review' });
    expect(ticket.clocks[0]?.stoppedAt).not.toBeNull();
  });

  it('asks the pharmacy first when a refill under way is withdrawn', async () => {
    const { id } = await bench.addTicket({
      stage: 'pharmacy_processing',
      queue: 'pharmacy',
      status: 'in_progress',
    });
    expect(await bench.work(id, { type: 'withdraw' })).toMatchObject({ kind: 'refused' });
    expect(await bench.read(id)).toMatchObject({ version: 1, tasks: [{ kind: 'confirm_withdrawal' }] });
  });

  it('never hands a schedule II medicine to the pharmacy', async () => {
    const { id } = await bench.addTicket({ stage: 'clinical_review', medicationName: 'oxycodone' });
    const body = { type: 'dispose', to: 'pharmacy', reason: 'urgent' };
    expect(await bench.work(id, body)).toMatchObject({
      kind: 'refused',
      allowedFrom: [],
      because: 'schedule_ii_not_to_pharmacy',
    });
    const provider = await bench.work(id, { ...body, to: 'provider' });
    expect(provider).toMatchObject({
      kind: 'applied',
      ticket: { decision: { code: 'PROVIDER_NEW_RX', rule: 'person' } },
    });
  });
});

describe('what the record forbids goes to no pharmacy, whoever decides', () => {
  const yesterday = new Date('2026-06-14T00:00:00Z');
  const today = new Date('2026-06-15T00:00:00Z');

  async function disposed(changes: object, deceased = false) {
    const { patientId, prescriptionId } = await bench.addPatient(changes);
    await bench.db.patient.update({ where: { id: patientId }, data: { deceased } });
    const { id } = await bench.addTicket({ stage: 'review', patientId, prescriptionId });
    return bench.work(id, { type: 'dispose', to: 'pharmacy', reason: 'they asked again' });
  }

  it.each([
    ['on hold', { status: 'on_hold' }, 'prescription_not_active'],
    ['cancelled', { status: 'cancelled' }, 'prescription_not_active'],
    ['discontinued', { status: 'stopped' }, 'prescription_not_active'],
    ['completed', { status: 'completed' }, 'prescription_not_active'],
    ['transferred', { status: 'transferred' }, 'prescription_not_active'],
    ['expired yesterday', { expiresOn: yesterday }, 'prescription_expired'],
  ])('a prescription that is %s', async (_, changes, because) => {
    expect(await disposed(changes)).toEqual({ kind: 'refused', allowedFrom: [], because });
  });

  it('any of a patient who has died', async () => {
    expect(await disposed({}, true)).toMatchObject({ kind: 'refused', because: 'patient_deceased' });
  });

  it('an active one goes, on its last day too', async () => {
    expect(await disposed({ expiresOn: today })).toMatchObject({ ticket: { stage: 'pharmacy_submitted' } });
  });
});

describe('identify', () => {
  it('decides again for the patient, by our id or the roster’s, and claims the need', async () => {
    const { patientId, prescriptionId } = await bench.addPatient();
    const { id } = await bench.addTicket({ stage: 'identity_review' });
    const result = await bench.work(id, { type: 'identify', patientId: `patient-${patientId}` });
    expect(result).toMatchObject({
      kind: 'applied',
      ticket: { stage: 'pharmacy_submitted', patient: { id: patientId }, medication: { prescriptionId } },
    });
    const ticket = await bench.read(id);
    expect(ticket.needs.map(({ key }) => key).sort()).toEqual(keysFor(patientId, prescriptionId).sort());
    const decisions = await bench.db.decision.findMany({ where: { ticketId: id } });
    expect(decisions).toMatchObject([{ code: 'PHARMACY_PROCESS', policyVersion: bench.deps.policy.version }]);
  });

  it('sends a refill that is too early to its reminder, in the exact words', async () => {
    const { patientId } = await bench.addPatient({ filledDaysAgo: 10 });
    const { id } = await bench.addTicket({ stage: 'identity_review' });
    await bench.work(id, { type: 'identify', patientId });
    const ticket = await bench.read(id);
    expect(ticket).toMatchObject({
      stage: 'too_early',
      status: 'resolved',
      outcomeText: 'Too early for refill, reminder set for 2026-06-29',
    });
    const running = ticket.clocks.filter((clock) => clock.stoppedAt === null);
    expect(running.map(({ kind, dueAt }) => [kind, dueAt.toISOString()])).toEqual([
      ['eligible_reminder', '2026-06-29T15:00:00.000Z'],
    ]);
  });

  it('joins the open ticket for the same need, with every arrival and the highest urgency', async () => {
    const { patientId, prescriptionId } = await bench.addPatient();
    const open = await bench.addTicket({ ...submitted, patientId, prescriptionId });
    await claim(open.id, keysFor(patientId, prescriptionId));
    const late = await bench.addTicket({ stage: 'identity_review', priority: 'urgent', channels: ['voice'] });
    const message = await bench.addSource(late.id);
    const result = await bench.work(late.id, { type: 'identify', patientId });
    expect(result).toMatchObject({
      kind: 'applied',
      ticket: { stage: 'merged', status: 'closed', mergedIntoId: open.id },
    });
    const ticket = await bench.read(open.id);
    expect(ticket).toMatchObject({
      priority: 'urgent',
      stage: 'pharmacy_submitted',
      channels: ['sms', 'voice'],
    });
    expect(ticket.sources).toMatchObject([
      { messageId: message.id, evidence: { rule: 'identified-by-person', fromTicketId: late.id } },
    ]);
    expect((await bench.read(late.id)).sources).toEqual([]);
  });

  it('of two tickets for one need at once leaves one open', async () => {
    const { patientId } = await bench.addPatient();
    const both = await Promise.all([1, 2].map(() => bench.addTicket({ stage: 'identity_review' })));
    const results = await Promise.all(both.map(({ id }) => bench.work(id, { type: 'identify', patientId })));
    const stages = results.map((result) => (result.kind === 'applied' ? result.ticket.stage : result.kind));
    expect(stages.sort()).toEqual(['merged', 'pharmacy_submitted']);
  });

  it('names the field when patient or prescription is unknown', async () => {
    const { patientId } = await bench.addPatient();
    const { prescriptionId } = await bench.addPatient();
    const { id } = await bench.addTicket({ stage: 'identity_review' });
    expect(await bench.work(id, { type: 'identify', patientId: 'nobody' })).toMatchObject({
      kind: 'invalid',
      errors: [{ path: 'patientId' }],
    });
    expect(await bench.work(id, { type: 'identify', patientId, prescriptionId })).toMatchObject({
      kind: 'invalid',
      errors: [{ path: 'prescriptionId' }],
    });
    expect((await bench.read(id)).version).toBe(1);
  });
});

describe('reopen', () => {
  it('decides again and claims the need', async () => {
    const { patientId, prescriptionId } = await bench.addPatient();
    const { id } = await bench.addTicket({
      stage: 'denied',
      status: 'resolved',
      patientId,
      prescriptionId,
      outcome: 'denied',
    });
    const result = await bench.work(id, { type: 'reopen', reason: 'the visit took place' });
    expect(result).toMatchObject({ kind: 'applied', ticket: { outcome: null, outcomeText: null } });
    expect((await bench.read(id)).needs).toHaveLength(2);
  });

  it('is refused while another ticket stands for the need', async () => {
    const { patientId, prescriptionId } = await bench.addPatient();
    const open = await bench.addTicket({ ...submitted, patientId, prescriptionId });
    await claim(open.id, keysFor(patientId, prescriptionId));
    const { id } = await bench.addTicket({ stage: 'denied', status: 'resolved', patientId, prescriptionId });
    expect(await bench.work(id, { type: 'reopen', reason: 'again' })).toMatchObject({ kind: 'refused' });
  });
});

describe('what those who asked are told', () => {
  const verified = { result: 'exact', level: 'L2', patientId: null, score: 1, reasons: [] };

  it('one reply a conversation, once, with its job', async () => {
    const { id } = await bench.addTicket(submitted);
    await bench.addSource(id, { conversationKey: 'one', identity: verified });
    await bench.addSource(id, { conversationKey: 'one', identity: verified });
    await bench.addSource(id, { conversationKey: 'two', from: '+14155550101' });
    await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
    const replies = await bench.db.outboundMessage.findMany({ where: { ticketIds: { has: id } } });
    expect(replies.map(({ to }) => to).sort()).toEqual(['+14155550100', '+14155550101']);
  });

  it('a denial that may not be told becomes a call', async () => {
    const { id } = await bench.addTicket(atProvider);
    await bench.addSource(id);
    await bench.work(id, { type: 'provider_denied', reason: 'needs a visit' });
    const ticket = await bench.read(id);
    expect(ticket.tasks).toMatchObject([{ kind: 'call_back' }]);
    const replies = await bench.db.outboundMessage.findMany({ where: { ticketIds: { has: id } } });
    expect(replies.map(({ text }) => text).join()).not.toMatch(/visit|atorvastatin|Mary/);
  });

  it('nothing for a note', async () => {
    const { id } = await bench.addTicket();
    await bench.addSource(id);
    await bench.work(id, { type: 'note', text: 'called twice' });
    expect(await bench.db.outboundMessage.count({ where: { ticketIds: { has: id } } })).toBe(0);
  });
});
