import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workTask } from '../../src/pipeline/work/work-task.ts';
import type { TaskAnswer } from '../../src/tickets/task-kinds.ts';
import { addTask } from '../../src/tickets/ticket-work-store.ts';
import { fireDueClocks } from '../../src/pipeline/fire-clock.ts';
import { openTicketBench, type TicketBench } from './ticket-bench.ts';

let bench: TicketBench;
beforeAll(async () => {
  bench = await openTicketBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.deps.settings.byHand = [];
});

async function tasksOf(ticketId: string) {
  return bench.db.task.findMany({ where: { ticketId }, orderBy: { id: 'asc' } });
}

async function openKinds(ticketId: string): Promise<string[]> {
  const open = (await tasksOf(ticketId)).filter(({ state }) => state === 'open' || state === 'claimed');
  return open.map(({ kind }) => kind);
}

async function finish(
  ticketId: string,
  kind: string,
  answer: TaskAnswer | null = null,
  type: 'done' | 'failed' | 'claim' = 'done',
) {
  const task = await bench.db.task.findFirstOrThrow({ where: { ticketId, kind } });
  const event = { taskId: task.id, type, actor: 'ana', outcome: null, answer };
  return workTask(bench.db, event, { kind: 'everyone', facilityId: null }, bench.now());
}

const submitted = { stage: 'pharmacy_submitted', status: 'in_progress', queue: 'pharmacy' } as const;
const atProvider = { stage: 'authorization_requested', status: 'waiting', queue: 'provider' } as const;
const approved = { stage: 'awaiting_escript', status: 'waiting', queue: 'provider' } as const;

/** A ticket sent back to where nobody knows whose it is. */
async function unknownPatient(): Promise<string> {
  const decision = {
    code: 'IDENTITY_REVIEW',
    rule: '1-identity',
    policyVersion: 'test',
    priority: 'routine',
    eligibleOn: null,
    runOutOn: null,
    pharmacistReview: false,
    reasons: ['test'],
  };
  const stage = {
    stage: 'withdrawn',
    status: 'closed',
    decision,
    medicationText: null,
    medicationName: null,
  } as const;
  const { id } = await bench.addTicket(stage);
  expect(await bench.work(id, { type: 'reopen', reason: 'still wanted' })).toMatchObject({
    ticket: { stage: 'identity_review' },
  });
  return id;
}

describe('a patient who is not found', () => {
  it('is looked for in three steps, in their order, each a task with a queue and a due time', async () => {
    const id = await unknownPatient();
    expect(await openKinds(id)).toEqual(['verify_spelling']);
    await finish(id, 'verify_spelling', null, 'claim');
    expect(await openKinds(id)).toEqual(['verify_spelling']);
    await finish(id, 'verify_spelling');
    expect(await openKinds(id)).toEqual(['check_enrolment']);
    await finish(id, 'check_enrolment', null, 'failed');
    expect(await openKinds(id)).toEqual(['contact_pharmacy_team']);
    await finish(id, 'contact_pharmacy_team');
    expect(await openKinds(id)).toEqual([]);
    expect(await tasksOf(id)).toMatchObject([
      { queue: 'concierge', dueAt: bench.now(), why: expect.stringContaining('step 1 of 3') as string },
      { queue: 'concierge', why: expect.stringContaining('step 2 of 3') as string },
      { queue: 'pharmacy', why: expect.stringContaining('step 3 of 3') as string },
    ]);
  });

  it('is looked for no more once somebody has found them', async () => {
    const id = await unknownPatient();
    const { patientId, prescriptionId } = await bench.addPatient();
    await bench.work(id, { type: 'identify', patientId, prescriptionId });
    expect(await tasksOf(id)).toMatchObject([
      { kind: 'verify_spelling', state: 'done', outcome: 'no longer needed: the ticket has gone on' },
    ]);
    expect(await finish(id, 'verify_spelling')).toMatchObject({ kind: 'refused' });
    expect(await openKinds(id)).toEqual([]);
  });

  it('two who finish one step at once start the next one once', async () => {
    const id = await unknownPatient();
    await Promise.all([finish(id, 'verify_spelling'), finish(id, 'verify_spelling', null, 'failed')]);
    expect(await openKinds(id)).toEqual(['check_enrolment']);
  });
});

describe('an e-script that does not arrive in 30 minutes', () => {
  async function waiting(): Promise<string> {
    const { id } = await bench.addTicket(atProvider);
    await bench.work(id, { type: 'provider_approved' });
    bench.moveHours(0.4);
    await fireDueClocks(bench.deps, { limit: 100 });
    expect(await openKinds(id)).toEqual([]);
    bench.moveHours(0.2);
    await fireDueClocks(bench.deps, { limit: 100 });
    expect(await openKinds(id)).toEqual(['check_escript']);
    return id;
  }

  it.each([
    ['sent', 'call_pharmacy_support'],
    ['not_sent', 'ask_provider_to_send'],
  ] as const)('%s: %s', async (answer, next) => {
    const id = await waiting();
    await finish(id, 'check_escript', answer);
    expect(await openKinds(id)).toEqual([next]);
    await bench.work(id, { type: 'escript_received' });
    expect(await openKinds(id)).toEqual([]);
  });

  it('arrives while somebody looks: nothing is left to be done', async () => {
    const id = await waiting();
    await bench.work(id, { type: 'escript_received' });
    expect(await openKinds(id)).toEqual([]);
    expect(await bench.read(id)).toMatchObject({ stage: 'pharmacy_submitted' });
  });

  it('without an answer it is not finished, and the clock runs on', async () => {
    const id = await waiting();
    expect(await finish(id, 'check_escript')).toEqual({ kind: 'incomplete', field: 'answer' });
    expect(await openKinds(id)).toEqual(['check_escript']);
    bench.moveHours(4);
    await fireDueClocks(bench.deps, { limit: 100 });
    expect(await bench.read(id)).toMatchObject({ queue: 'supervisor' });
  });
});

describe('what could not be done', () => {
  it.each([
    ['check_escript', approved],
    ['create_encounter', atProvider],
    ['escalate_to_supervisor', atProvider],
    ['call_back', atProvider],
  ] as const)('%s is the supervisor’s from then on, and again when they fail', async (kind, place) => {
    const { id: ticketId } = await bench.addTicket(place);
    const dueAt = bench.now();
    const task = {
      kind,
      why: 'Try it.',
      dueAt,
      ticketId,
      dedupeKey: `${ticketId}:${kind}`,
    };
    await addTask(bench.db, { ...task, queue: 'provider' }, dueAt);
    await finish(ticketId, kind, null, 'failed');
    const first = await tasksOf(ticketId);
    expect(first).toMatchObject([
      { state: 'failed' },
      { kind, queue: 'supervisor', why: 'Try it.', state: 'open' },
    ]);
    const event = {
      taskId: first[1]?.id ?? '',
      type: 'failed',
      actor: 'ana',
      outcome: null,
      answer: null,
    } as const;
    await workTask(bench.db, event, { kind: 'everyone', facilityId: null }, bench.now());
    expect(await openKinds(ticketId)).toEqual([kind]);
  });

  it('is over with the ticket', async () => {
    const { id: ticketId } = await bench.addTicket({ stage: 'withdrawn', status: 'closed' });
    const dueAt = bench.now();
    const task = {
      kind: 'call_back',
      why: 'x',
      dueAt,
      ticketId,
      dedupeKey: `${ticketId}:x`,
    };
    await addTask(bench.db, { ...task, queue: 'provider' }, dueAt);
    await finish(ticketId, 'call_back', null, 'failed');
    expect(await openKinds(ticketId)).toEqual([]);
  });
});

describe('what leaves the refill workflow', () => {
  it.each([
    ['a medicine that was never prescribed', [], 'warfarin', 'start_new_prescription', 'new_prescription'],
    ['another dose', ['medication_change'], 'atorvastatin', 'start_medication_change', 'clinical_review'],
  ] as const)(
    '%s is handed on with the words that it came with',
    async (_what, flags, medicine, kind, stage) => {
      const { patientId } = await bench.addPatient();
      const { id } = await bench.addTicket({
        stage: 'identity_review',
        medicationText: medicine,
        medicationName: medicine,
        flags: [...flags],
      });
      const message = await bench.addSource(id, { text: 'I need warfarin 10 mg now' });
      await bench.work(id, { type: 'identify', patientId });
      const ticket = await bench.read(id);
      expect(ticket).toMatchObject({ stage, tasks: [{ kind, state: 'open' }] });
      expect(ticket.sources).toMatchObject([{ messageId: message.id }]);
      await bench.work(id, { type: 'resolve', outcomeText: 'a new prescription was asked for' });
      expect(await openKinds(id)).toEqual([]);
    },
  );
});

describe('what people do in systems that they keep by hand', () => {
  beforeEach(() => {
    bench.deps.settings.byHand = ['ehr', 'care_platform'];
  });

  async function noteOf(ticketId: string): Promise<string[]> {
    const tasks = await tasksOf(ticketId);
    return tasks.filter(({ kind }) => kind === 'copy_note').map(({ why }) => why.replace(/^[^:]*: /, ''));
  }

  it('the note of the submission has the exact words, with date and time in the pharmacy’s zone', async () => {
    bench.moveTo(new Date('2026-07-01T17:05:40Z'));
    const { id } = await bench.addTicket(approved);
    await bench.work(id, { type: 'escript_received' });
    expect(await noteOf(id)).toEqual(['Refill request submitted to pharmacy 2026-07-01 10:05']);
  });

  it('the final notes are the three outcomes, to the letter', async () => {
    const shipped = await bench.addTicket(submitted);
    await bench.work(shipped.id, { type: 'shipped', deliveryEta: '2026-07-03' });
    expect(await noteOf(shipped.id)).toEqual(['Refill processed, delivery ETA: 2026-07-03']);
    const denied = await bench.addTicket(atProvider);
    await bench.work(denied.id, { type: 'provider_denied', reason: 'needs a visit' });
    expect(await noteOf(denied.id)).toEqual(['Provider denied refill: needs a visit']);
    const early = await bench.addTicket();
    const later = { type: 'dispose', to: 'too_early', reason: 'has enough', eligibleOn: '2026-07-20' };
    await bench.work(early.id, later);
    expect(await noteOf(early.id)).toEqual(['Too early for refill, reminder set for 2026-07-20']);
  });

  it('the tele-encounter is created under its exact name, once, while the provider is asked', async () => {
    const { id } = await bench.addTicket();
    await bench.work(id, { type: 'dispose', to: 'provider', reason: 'no refills' });
    const [task] = await tasksOf(id);
    expect(task).toMatchObject({ kind: 'create_encounter', queue: 'provider' });
    expect(task?.why).toContain('"Medication Refill Authorization"');
    await bench.work(id, { type: 'provider_approved' });
    expect(await openKinds(id)).toEqual([]);
  });

  it('is due when the clock of its step is, counted from the request, and now where that is over', async () => {
    async function dueHours(openedHoursAgo: number, priority: 'urgent' | 'routine'): Promise<number[]> {
      const openedAt = new Date(bench.now().getTime() - openedHoursAgo * 3_600_000);
      const { id } = await bench.addTicket({ priority, openedAt });
      await bench.work(id, { type: 'dispose', to: 'provider', reason: 'no refills' });
      await bench.work(id, { type: 'provider_denied', reason: 'needs a visit' });
      const tasks = (await tasksOf(id)).filter(({ kind }) => kind !== 'call_provider');
      return tasks.map(({ dueAt }) => (dueAt.getTime() - bench.now().getTime()) / 3_600_000);
    }
    expect(await dueHours(0, 'urgent')).toEqual([4, 24]);
    expect(await dueHours(3, 'routine')).toEqual([21, 45]);
    expect(await dueHours(72, 'routine')).toEqual([0, 0]);
  });

  it('nothing of it where the systems are kept otherwise', async () => {
    bench.deps.settings.byHand = [];
    const { id } = await bench.addTicket(approved);
    await bench.work(id, { type: 'escript_received' });
    expect(await tasksOf(id)).toEqual([]);
  });
});

it('an urgent and critical medicine outside its window: the provider is called at once', async () => {
  const { patientId } = await bench.addPatient({
    drugName: 'levetiracetam',
    text: 'levetiracetam 500 mg tablet',
    strength: '500 mg',
    filledDaysAgo: 10,
  });
  const { id } = await bench.addTicket({
    stage: 'identity_review',
    medicationText: 'levetiracetam',
    medicationName: 'levetiracetam',
    flags: ['out_of_medicine'],
  });
  await bench.work(id, { type: 'identify', patientId });
  expect(await bench.read(id)).toMatchObject({
    stage: 'authorization_requested',
    priority: 'urgent',
    tasks: [{ kind: 'call_provider', queue: 'provider', dueAt: bench.now() }],
  });
});

describe('what is said of a task', () => {
  const everyone = { kind: 'everyone', facilityId: null } as const;

  async function said(ticketId: string) {
    const events = await bench.db.ticketEvent.findMany({
      where: { ticketId, type: { startsWith: 'task_' } },
      orderBy: { sequence: 'asc' },
    });
    return events.map(({ type, actor, at, detail }) => ({ type, actor, at, detail }));
  }

  it('stands with the ticket: who took it, who ended it, when, and what came of it', async () => {
    const id = await unknownPatient();
    const task = await bench.db.task.findFirstOrThrow({ where: { ticketId: id, kind: 'verify_spelling' } });
    const claim = { taskId: task.id, type: 'claim', actor: 'ana', outcome: null, answer: null } as const;
    const before = (await bench.read(id)).version;
    await workTask(bench.db, claim, everyone, bench.now());
    await workTask(bench.db, claim, everyone, bench.now());
    const outcome = 'spelt Jonson on the card';
    const done = { ...claim, type: 'done', actor: 'ben', outcome } as const;
    expect(await workTask(bench.db, done, everyone, bench.now())).toMatchObject({
      task: { owner: 'ana', finishedBy: 'ben', outcome, state: 'done' },
    });
    const about = { taskId: task.id, task: 'verify_spelling' };
    expect(await said(id)).toEqual([
      { type: 'task_claimed', actor: 'ana', at: bench.now(), detail: about },
      { type: 'task_done', actor: 'ben', at: bench.now(), detail: { ...about, outcome } },
    ]);
    expect((await bench.read(id)).version).toBe(before);
  });

  it('is the gateway’s own word where the ticket went on without it', async () => {
    const id = await unknownPatient();
    const { patientId, prescriptionId } = await bench.addPatient();
    await bench.work(id, { type: 'identify', patientId, prescriptionId });
    expect(await tasksOf(id)).toMatchObject([{ finishedBy: 'system' }]);
  });
});
