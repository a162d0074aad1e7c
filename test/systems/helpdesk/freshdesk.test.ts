import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { newId } from '../../../src/domain/id.ts';
import { mostAttempts } from '../../../src/outbox/outbox-limits.ts';
import { keepInStep } from '../../../src/outbox/outgoing-system-store.ts';
import { beginAnew } from '../../../src/pipeline/effects/take-in-helpdesk.ts';
import { readEffect } from '../../../src/pipeline/effects/read-effect.ts';
import { readEffectWords } from '../../../src/pipeline/effects/read-effect-words.ts';
import { lookUpThere } from '../../../src/pipeline/effects/look-up-there.ts';
import { createFreshdeskReader } from '../../../src/systems/helpdesk/freshdesk-reader.ts';
import { takeEffectInHand, type EffectInHand } from '../../../src/pipeline/effects/take-effect-in-hand.ts';
import { workLane } from '../../../src/pipeline/effects/work-effects.ts';
import type { EffectToDo, TicketForSystems } from '../../../src/systems/effect-target.ts';
import { checkFreshdesk } from '../../../src/systems/helpdesk/check-freshdesk.ts';
import { createFreshdeskApi } from '../../../src/systems/helpdesk/freshdesk-api.ts';
import {
  createFreshdeskTarget,
  type FreshdeskOptions,
} from '../../../src/systems/helpdesk/freshdesk-target.ts';
import { statusOf } from '../../../src/systems/helpdesk/map-ticket.ts';
import { openTicketBench, type TicketBench } from '../../pipeline/ticket-bench.ts';
import { startFreshdesk, type FreshdeskServer } from '../../support/stand-ins/freshdesk.ts';

let bench: TicketBench;
let freshdesk: FreshdeskServer;
beforeAll(async () => {
  bench = await openTicketBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.db.systemEffect.deleteMany();
  await bench.db.systemLink.deleteMany();
  await bench.db.systemCircuit.deleteMany();
  await keepInStep(bench.db, ['helpdesk'], bench.now());
  freshdesk = await startFreshdesk(bench.now);
  return () => freshdesk.close();
});

const intake: FreshdeskOptions['intake'] = { kind: 'child', groupId: 78 };

async function run(options: Partial<FreshdeskOptions> = {}): Promise<void> {
  const api = createFreshdeskApi(freshdesk, 300);
  const named = { requesterEmail: 'gateway@pharmacy.test', groupId: 77, intake };
  const target = createFreshdeskTarget({ api, ...named, ...options });
  await workLane({ ...bench.deps, targets: { helpdesk: target } }, { system: 'helpdesk', subscriber: '' });
}

const atReview = { stage: 'review', status: 'open', queue: 'concierge' } as const;

/** A ticket of Mary Johnson’s, who lives at Oak House, that a person sends to the pharmacy. */
async function submittedTicket() {
  const { patientId, prescriptionId } = await bench.addPatient();
  const facilityId = newId(bench.now());
  const facility = { id: facilityId, sourceId: facilityId, name: 'Oak House <West>', phone: '+14155550160' };
  await bench.db.facility.create({ data: { ...facility, contentHash: '' } });
  await bench.db.patient.update({ where: { id: patientId }, data: { facilityId } });
  const medicine = { medicationName: 'atorvastatin', strength: '20 mg', rxNumber: '7001234' };
  const ticket = await bench.addTicket({ ...atReview, patientId, prescriptionId, ...medicine });
  await bench.addSource(ticket.id, { text: 'I need <b>my</b> atorvastatin\n& soon' });
  await bench.work(ticket.id, { type: 'dispose', to: 'pharmacy', reason: 'checked' });
  return ticket;
}

function theirs(subject: RegExp) {
  const found = [...freshdesk.tickets.values()].filter((ticket) => subject.test(ticket.subject));
  expect(found).toHaveLength(1);
  return found[0] as NonNullable<(typeof found)[0]>;
}

async function effects(ticketId: string) {
  const rows = await bench.db.systemEffect.findMany({ where: { ticketId }, orderBy: { position: 'asc' } });
  return rows.map(({ kind, state, lastError }) => [kind, state, lastError].filter(Boolean).join(' '));
}

describe('a ticket in the helpdesk', () => {
  it('says what is asked, with nothing of it in subject or tags, and nothing that a browser would run', async () => {
    const { reference } = await submittedTicket();
    await run();
    const ticket = theirs(/^Refill request/);
    expect(ticket).toMatchObject({
      ...{ subject: `Refill request ${reference}`, status: 3, priority: 2, group_id: 77, source: 7 },
      ...{ email: 'gateway@pharmacy.test', tags: ['refill-gateway', 'sms'] },
      custom_fields: { cf_gateway_id: reference, cf_channel: 'sms', cf_gateway_stage: 'pharmacy_submitted' },
    });
    const description = String(ticket.description);
    expect(description).toContain('Mary Johnson');
    expect(description).toContain('Oak House &lt;West&gt;, +14155550160');
    expect(description).toContain('I need &lt;b&gt;my&lt;/b&gt; atorvastatin<br>&amp; soon');
    expect(`${ticket.subject} ${JSON.stringify(ticket.tags)}`).not.toMatch(/mary|johnson|atorvastatin|oak/i);
  });

  it('has one child for the pharmacy intake, with patient, medication, quantity and facility contact', async () => {
    const { reference } = await submittedTicket();
    await run();
    const parent = theirs(/^Refill request/);
    const child = theirs(/^Pharmacy intake/);
    expect(child).toMatchObject({
      ...{ subject: `Pharmacy intake ${reference}`, parent_id: parent.id, group_id: 78 },
      custom_fields: { cf_gateway_id: `${reference}/intake` },
    });
    for (const fact of ['Mary Johnson', 'atorvastatin 20 mg', '<td>30</td>', 'Oak House'])
      expect(child.description).toContain(fact);
  });

  it.each([
    ['withdrawn', { type: 'withdraw' }, /STOP: do not fill this order.*withdrawn/],
    ['not filled there', { type: 'pharmacy_rejected', reason: 'no stock' }, /STOP: do not fill this order/],
  ])('that is %s leaves no open order with the pharmacy intake', async (_name, event, said) => {
    const { id } = await submittedTicket();
    await run();
    const child = theirs(/^Pharmacy intake/);
    await bench.work(id, event);
    await run();
    expect(child).toMatchObject({ status: 5 });
    expect(freshdesk.notes.get(child.id)?.[0]?.body).toMatch(said);
    await bench.work(id, { type: 'note', text: 'seen' });
    await bench.work(id, { type: 'raise_priority' });
    await run();
    expect(freshdesk.notes.get(child.id)).toHaveLength(1);
  });

  it.each(['lost_after', 'lie'] as const)(
    'whose intake was in trouble (%s) leaves no open order',
    async (trouble) => {
      const { id } = await submittedTicket();
      function isIntake({ method, path }: { method: string; path: string }): boolean {
        if (trouble === 'lie') return method === 'PUT' && path === `/tickets/${theirs(/^Pharmacy/).id}`;
        return method === 'POST' && path === '/tickets' && freshdesk.tickets.size > 0;
      }
      if (trouble === 'lie') await run();
      freshdesk.trouble = (call) => (isIntake(call) ? trouble : null);
      if (trouble === 'lie') await bench.work(id, { type: 'withdraw' });
      await run();
      if (trouble === 'lost_after') await bench.work(id, { type: 'withdraw' });
      freshdesk.trouble = () => null;
      for (let tries = 0; tries < 3; tries += 1) {
        bench.moveHours(0.1);
        await run();
      }
      expect([...freshdesk.tickets.values()].map(({ status }) => status)).toEqual([5, 5]);
    },
  );

  it('that is withdrawn before the helpdesk hears of it is handed to nobody', async () => {
    const { id } = await submittedTicket();
    await bench.work(id, { type: 'withdraw' });
    await run();
    expect([...freshdesk.tickets.values()].map(({ subject }) => subject)).not.toContainEqual(
      expect.stringContaining('Pharmacy intake'),
    );
    expect((await effects(id)).filter((effect) => !/done|superseded/.test(effect))).toEqual([]);
  });

  it('that is withdrawn while nobody knows whether the order was placed leaves none open', async () => {
    const { id } = await submittedTicket();
    freshdesk.trouble = ({ method, path }) =>
      method === 'POST' && path === '/tickets' && freshdesk.tickets.size > 0 ? 'lost_after' : null;
    await run();
    const child = theirs(/^Pharmacy intake/);
    await bench.work(id, { type: 'withdraw' });
    freshdesk.trouble = () => null;
    for (let tries = 0; tries < 3; tries += 1) {
      bench.moveHours(0.1);
      await run();
    }
    expect(child.status).toBe(5);
    expect(theirs(/^Refill/).status).toBe(5);
    expect((await effects(id)).filter((effect) => !/done|superseded/.test(effect))).toEqual([]);
  });

  it.each([true, false])('that goes there again is one open order (told between: %s)', async (between) => {
    const { id } = await submittedTicket();
    await run();
    await bench.work(id, { type: 'pharmacy_rejected', reason: 'no stock' });
    if (between) await run();
    await bench.work(id, { type: 'dispose', to: 'pharmacy', reason: 'in stock again' });
    freshdesk.trouble = ({ method, path }) =>
      method === 'POST' && path === '/tickets' ? 'lost_after' : null;
    await run();
    freshdesk.trouble = () => null;
    bench.moveHours(0.1);
    await run();
    const orders = [...freshdesk.tickets.values()].filter(({ subject }) => /^Pharmacy/.test(subject));
    expect(orders.map(({ status }) => status)).toEqual([5, 2]);
  });

  it('is forwarded to the intake’s address instead, where that is how it is handed over', async () => {
    await submittedTicket();
    await run({ intake: { kind: 'forward', to: 'intake@pharmacy.test' } });
    expect(freshdesk.forwarded).toMatchObject([{ id: theirs(/Refill/).id, to: ['intake@pharmacy.test'] }]);
    expect(freshdesk.forwarded[0]?.body).toContain('Mary Johnson');
    expect(freshdesk.tickets.size).toBe(1);
  });

  it('that was forwarded and is not to be filled any more is called off by a person, once', async () => {
    const { id } = await submittedTicket();
    const forward = { intake: { kind: 'forward', to: 'intake@pharmacy.test' } } as const;
    const callOffs = { where: { ticketId: id, kind: 'tell_pharmacy_to_hold' } };
    await run(forward);
    expect(await bench.db.task.count(callOffs)).toBe(0);
    bench.moveHours(0.1);
    await bench.work(id, { type: 'withdraw' });
    await run(forward);
    bench.moveHours(0.1);
    await bench.work(id, { type: 'assign', assignee: 'Ana' });
    await run(forward);
    expect(theirs(/^Refill/).status).toBe(5);
    expect(await bench.db.task.findMany(callOffs)).toMatchObject([{ queue: 'pharmacy', state: 'open' }]);
  });

  it('that was never forwarded, since it was withdrawn before, has nothing to be called off', async () => {
    const { id } = await submittedTicket();
    bench.moveHours(0.1);
    await bench.work(id, { type: 'withdraw' });
    await run({ intake: { kind: 'forward', to: 'intake@pharmacy.test' } });
    expect(freshdesk.forwarded).toEqual([]);
    expect(await bench.db.task.count({ where: { ticketId: id, kind: 'tell_pharmacy_to_hold' } })).toBe(0);
  });

  it('logs the outcome in the exact words, as a private note, and is resolved, then closed', async () => {
    const { id } = await submittedTicket();
    await bench.work(id, { type: 'pharmacy_processing' });
    await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
    await run();
    const ticket = theirs(/^Refill/);
    expect(ticket.status).toBe(4);
    const [note] = freshdesk.notes.get(ticket.id) ?? [];
    expect(note?.private).toBe(true);
    expect(note?.body).toContain('<p>Refill processed, delivery ETA: 2026-06-17</p>');
    await bench.work(id, { type: 'delivered' });
    await run();
    expect(theirs(/^Refill/).status).toBe(5);
    expect(freshdesk.notes.get(ticket.id)).toHaveLength(1);
  });

  it('carries the account’s own fields as far as it has them', async () => {
    freshdesk.ownFields = ['cf_channel'];
    await submittedTicket();
    await run();
    expect(theirs(/^Refill/).custom_fields).toEqual({ cf_channel: 'sms' });
  });

  it('that an agent opened is taken over, and no second one is opened', async () => {
    const opened = freshdesk.open({ subject: 'refill please' });
    const { id } = await bench.addTicket(atReview);
    await bench.addSource(id, { channel: 'api', providerId: `helpdesk-${opened.id}` });
    await bench.work(id, { type: 'raise_priority' });
    await run();
    expect([...freshdesk.tickets.values()]).toMatchObject([{ id: opened.id, priority: 4 }]);
  });
});

async function inHand(ticketId: string, kind: string, said: EffectInHand): Promise<void> {
  const effect = await bench.db.systemEffect.findFirstOrThrow({
    where: { ticketId, kind, state: 'failed' },
  });
  const saying = { effectId: effect.id, said, actor: 'ana', now: bench.now() };
  expect(await takeEffectInHand({ db: bench.db, ehr: null }, saying)).toMatchObject({ kind: 'applied' });
}

/** What a person does at the console: what is said there is shown, and put otherwise. */
async function putInWords(ticketId: string, kind: string, words: string): Promise<void> {
  const target = createFreshdeskTarget({
    ...{ api: createFreshdeskApi(freshdesk, 300), requesterEmail: '', groupId: null, intake },
  });
  const where = { ticketId, kind, state: 'failed' as const };
  const effect = await bench.db.systemEffect.findFirstOrThrow({ where });
  const shown = await readEffectWords({ db: bench.db, targets: { helpdesk: target } }, effect.id);
  expect(shown).toMatch(freshdesk.refusedWords ?? /./);
  expect(shown).not.toMatch(/<(?:t[drh]|p|table)|&amp;/);
  await inHand(ticketId, kind, { type: 'send_again', words });
}

describe('what a person says to have done by hand', () => {
  function questionAt(id: string): Promise<'gone'> {
    return id === 'Task/7' ? Promise.resolve('gone') : Promise.reject(new Error('away'));
  }
  function readThere() {
    const helpdesk = createFreshdeskReader(createFreshdeskApi(freshdesk, 300));
    return { helpdesk, question: questionAt };
  }

  it.each([
    ['is not there', '99999', null, 'invalid'],
    ['cannot be looked for now', '99999', 503, 'away'],
    ['is another ticket’s', 'other', null, 'invalid'],
    ['is there', 'own', null, 'applied'],
  ] as const)('under a number that %s', async (_name, number, trouble, answer) => {
    const [own, other] = [await submittedTicket(), await submittedTicket()];
    await run();
    await bench.db.systemLink.deleteMany({ where: { ticketId: other.id } });
    const link = await bench.db.systemLink.findFirstOrThrow({ where: { ticketId: own.id } });
    const ofOther = [...freshdesk.tickets.values()].find(({ subject }) => subject.endsWith(other.reference));
    const numbers = { own: link.externalId ?? '', other: String(ofOther?.id) };
    const effect = { ticketId: own.id, kind: 'ticket' };
    await bench.db.systemEffect.updateMany({ where: effect, data: { state: 'failed' } });
    const { id: effectId } = await bench.db.systemEffect.findFirstOrThrow({ where: effect });
    freshdesk.trouble = () => trouble;
    const externalId = number === 'own' || number === 'other' ? numbers[number] : number;
    const saying = {
      effectId,
      said: { type: 'done_by_hand', externalId },
      actor: 'ana',
      now: bench.now(),
    } as const;
    const result = await takeEffectInHand({ db: bench.db, ehr: null, readThere: readThere() }, saying);
    expect(result.kind).toBe(answer);
    freshdesk.trouble = () => null;
    expect(await bench.db.systemLink.findFirstOrThrow({ where: { ticketId: own.id } })).toMatchObject({
      externalId: link.externalId,
    });
  });

  it.each([
    ['Task/7', 'gone'],
    ['Task/8', 'away'],
  ])('is looked for in the EHR: %s is %s', async (externalId, kind) => {
    const found = await lookUpThere(readThere(), { system: 'ehr', kind: 'encounter' }, externalId);
    expect(found).toEqual({ kind });
  });
});

/** Another ticket's, by which the account's fields become known. */
async function anEffect() {
  const { id } = await bench.addTicket(atReview);
  await bench.work(id, { type: 'raise_priority' });
  const row = await bench.db.systemEffect.findFirstOrThrow({ where: { ticketId: id } });
  await bench.db.systemEffect.delete({ where: { id: row.id } });
  return readEffect(bench.db, row);
}

describe('trouble with the helpdesk', () => {
  it.each(['lost_after', 'silence', 503] as const)('by %s leaves each ticket there once', async (trouble) => {
    await submittedTicket();
    let first = true;
    freshdesk.trouble = ({ method }) => {
      if (method !== 'POST' || !first) return null;
      first = false;
      return trouble;
    };
    await run();
    for (let tries = 0; tries < 3; tries += 1) {
      bench.moveHours(0.1);
      await run();
    }
    theirs(/^Refill/);
    theirs(/^Pharmacy intake/);
  });

  it('of a note whose answer was lost is settled by reading the conversation', async () => {
    const { id } = await submittedTicket();
    await run();
    freshdesk.trouble = ({ path }) => (path.endsWith('/notes') ? 'lost_after' : null);
    await bench.work(id, { type: 'pharmacy_processing' });
    await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
    await run();
    expect(await effects(id)).toContain('outcome waiting no_answer');
    bench.moveHours(0.1);
    await run();
    expect(await effects(id)).toContain('outcome done');
    expect(freshdesk.notes.get(theirs(/^Refill/).id)).toHaveLength(1);
  });

  it('that names a field is shown by the field’s name, never by what was sent', async () => {
    const { id } = await submittedTicket();
    await run({ groupId: 77, requesterEmail: '' });
    expect(await effects(id)).toEqual(['ticket failed invalid_email', 'intake waiting']);
  });

  it('of what is said is put right by a person’s own words, which stay text there', async () => {
    const { id } = await submittedTicket();
    freshdesk.refusedWords = /atorvastatin/;
    await run();
    expect(await effects(id)).toEqual(['ticket failed invalid_description', 'intake waiting']);
    await putInWords(id, 'ticket', 'Mary Johnson, <i>statin</i> 20 mg\n& Oak House');
    await run();
    expect(await effects(id)).toEqual(['ticket done', 'intake failed invalid_description']);
    expect(theirs(/^Refill/).description).toBe(
      '<p>Mary Johnson, &lt;i&gt;statin&lt;/i&gt; 20 mg<br>&amp; Oak House</p>',
    );
    await putInWords(id, 'intake', 'Mary Johnson, statin, 30');
    await run();
    expect(theirs(/^Pharmacy intake/).description).toBe('<p>Mary Johnson, statin, 30</p>');
    freshdesk.refusedWords = /ETA/;
    await bench.work(id, { type: 'pharmacy_processing' });
    await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
    await run();
    expect(await effects(id)).toContain('outcome failed invalid_body');
    await putInWords(id, 'outcome', 'Refill processed, delivery on 2026-06-17');
    await run();
    const [note] = freshdesk.notes.get(theirs(/^Refill/).id) ?? [];
    expect(note?.body).toMatch(/^<p>Refill processed, delivery on 2026-06-17<\/p><p><small>gw-/);
    expect(await effects(id)).toContain('outcome done');
  });

  it('of a field that was put right there is over with the next try, without a new start', async () => {
    const { id } = await submittedTicket();
    const target = createFreshdeskTarget({
      ...{ api: createFreshdeskApi(freshdesk, 300), requesterEmail: 'gateway@pharmacy.test' },
      ...{ groupId: 77, intake },
    });
    const lane = { system: 'helpdesk', subscriber: '' };
    const deps = { ...bench.deps, targets: { helpdesk: target } };
    await target.apply(await anEffect());
    freshdesk.ownFields = ['cf_channel'];
    await workLane(deps, lane);
    expect((await effects(id))[0]).toBe('ticket failed invalid_cf_gateway_id');
    await inHand(id, 'ticket', { type: 'send_again' });
    await workLane(deps, lane);
    expect(await effects(id)).toEqual(['ticket done', 'intake done']);
  });

  it('by a conflict is tried again, and found where the ticket was made all the same', async () => {
    const { id, reference } = await submittedTicket();
    const answers: (() => 409 | null)[] = [
      () => 409,
      () => {
        freshdesk.open({ subject: `Refill request ${reference}` });
        return 409;
      },
    ];
    freshdesk.trouble = ({ method }) => (method === 'POST' ? (answers.shift()?.() ?? null) : null);
    await run();
    expect((await effects(id))[0]).toBe('ticket waiting conflict');
    // It says nothing against the helpdesk: whatever is due is done there.
    expect(await bench.db.systemCircuit.count({ where: { failures: { gt: 0 } } })).toBe(0);
    for (let tries = 0; tries < 3; tries += 1) {
      bench.moveHours(0.1);
      await run();
    }
    expect(await effects(id)).toEqual(['ticket done', 'intake done']);
    theirs(/^Refill/);
  });

  it('by a conflict that stays is a person’s after the last attempt', async () => {
    const { id } = await submittedTicket();
    freshdesk.trouble = ({ method }) => (method === 'POST' ? 409 : null);
    for (let tries = 0; tries < mostAttempts; tries += 1) {
      await run();
      bench.moveHours(0.3);
    }
    expect((await effects(id))[0]).toBe('ticket failed conflict');
  });

  it('that leaves nobody knowing whether the ticket was opened is asked by whatever opens it next', async () => {
    const { id } = await submittedTicket();
    // The fields of the account are known before.
    const api = createFreshdeskApi(freshdesk, 300);
    const target = createFreshdeskTarget({ api, requesterEmail: 'g@pharmacy.test', groupId: 77, intake });
    await target.apply({ kind: 'task', externalId: null } as EffectToDo);
    freshdesk.trouble = ({ method }) => (method === 'POST' ? 'lost_after' : 503);
    for (let tries = 0; tries < mostAttempts; tries += 1) {
      const targets = { helpdesk: target };
      await workLane({ ...bench.deps, targets }, { system: 'helpdesk', subscriber: '' });
      bench.moveHours(1);
    }
    expect((await effects(id))[0]).toBe('ticket failed unavailable');
    expect(freshdesk.tickets.size).toBe(1);
    freshdesk.trouble = () => null;
    await bench.work(id, { type: 'raise_priority' });
    bench.moveHours(1);
    await run();
    bench.moveHours(1);
    await run();
    expect(theirs(/^Refill/).priority).toBe(4);
    expect(await effects(id)).not.toContain('ticket failed unavailable');
  });

  it('that hides whether a note’s ticket was opened opens no second one for the note', async () => {
    const { id } = await submittedTicket();
    // As of a ticket that is older than the helpdesk’s interface: nothing but the note is to be done.
    await bench.db.systemEffect.deleteMany();
    await bench.work(id, { type: 'pharmacy_processing' });
    await bench.work(id, { type: 'shipped', deliveryEta: '2026-06-17' });
    await bench.db.systemEffect.deleteMany({ where: { kind: { not: 'outcome' } } });
    const created: number[] = [];
    freshdesk.trouble = ({ method, path }) =>
      method === 'POST' && path === '/tickets' && created.push(1) === 1 ? 'lost_after' : null;
    for (let tries = 0; tries < 3; tries += 1) {
      await run();
      bench.moveHours(0.1);
    }
    expect(await effects(id)).toEqual(['outcome done']);
    expect(freshdesk.notes.get(theirs(/^Refill/).id)).toHaveLength(1);
  });

  it('that made nothing of the ticket but its child hangs the child under the one that is made', async () => {
    const { id, reference } = await submittedTicket();
    await run();
    const child = theirs(/^Pharmacy intake/);
    freshdesk.tickets.delete(theirs(/^Refill/).id);
    await beginAnew(bench.db, id, bench.now());
    for (let tries = 0; tries < 2; tries += 1) {
      bench.moveHours(0.1);
      await run();
    }
    expect(await effects(id)).toEqual(['ticket done', 'intake done']);
    expect(theirs(/^Pharmacy intake/)).toMatchObject({ id: child.id, parent_id: theirs(/^Refill/).id });
    expect(theirs(/^Refill/).subject).toContain(reference);
  });

  it('over what was forwarded leaves it to a person, and sends nothing twice', async () => {
    const { id } = await submittedTicket();
    const forward = { intake: { kind: 'forward', to: 'intake@pharmacy.test' } } as const;
    freshdesk.trouble = ({ path }) => (path.endsWith('/forward') ? 'silence' : null);
    await run(forward);
    bench.moveHours(0.1);
    await run(forward);
    expect(await effects(id)).toEqual(['ticket done', 'intake failed intake_not_seen']);
    const ticket = await bench.read(id);
    expect(ticket.tasks.map(({ kind }) => kind)).toContain('system_failed');
    // Who has looked has it sent again.
    freshdesk.trouble = () => null;
    const [, effect] = await bench.db.systemEffect.findMany({ orderBy: { position: 'asc' } });
    const said = { type: 'send_again' } as const;
    await takeEffectInHand(
      { db: bench.db, ehr: null },
      { effectId: effect?.id ?? '', said, actor: 'ana', now: bench.now() },
    );
    await run(forward);
    expect(freshdesk.forwarded).toHaveLength(1);
    expect(await effects(id)).toEqual(['ticket done', 'intake done']);
  });

  it('of what was forwarded whose answer was lost is settled by reading the conversation', async () => {
    const { id } = await submittedTicket();
    const forward = { intake: { kind: 'forward', to: 'intake@pharmacy.test' } } as const;
    freshdesk.trouble = ({ path }) => (path.endsWith('/forward') ? 'lost_after' : null);
    await run(forward);
    bench.moveHours(0.1);
    await run(forward);
    expect(freshdesk.forwarded).toHaveLength(1);
    expect(await effects(id)).toEqual(['ticket done', 'intake done']);
  });

  it('by its limit is waited out for as long as it says, and asks nothing meanwhile', async () => {
    const { id } = await submittedTicket();
    freshdesk.perMinute = 1;
    await run();
    const asked = freshdesk.calls.length;
    await run();
    expect(freshdesk.calls).toHaveLength(asked);
    freshdesk.perMinute = 100;
    freshdesk.newMinute();
    bench.moveHours(0.1);
    await run();
    expect(await effects(id)).toEqual(['ticket done', 'intake done']);
  });

  it('leaves a rest to others before the account’s calls are used up', async () => {
    await submittedTicket();
    freshdesk.perMinute = 4;
    await run();
    expect(freshdesk.calls.map(({ status }) => status)).toEqual([200, 201]);
  });

  it('by a redirect follows nowhere', async () => {
    const { id } = await submittedTicket();
    freshdesk.trouble = ({ method }) => (method === 'POST' ? 302 : null);
    await run();
    expect((await effects(id))[0]).toBe('ticket waiting redirected');
  });
});

describe('a rehearsal', () => {
  async function check(apiKey = freshdesk.apiKey) {
    const api = createFreshdeskApi({ url: freshdesk.url, apiKey }, 300);
    const requesterEmail = 'gateway@pharmacy.test';
    const named = { groupId: 77, intakeGroupId: 78, intakeForwardTo: null, requesterEmail };
    const lines = await checkFreshdesk(api, named);
    return lines.map(({ what, result, hint }) => [what, result, hint].filter(Boolean).join(': '));
  }

  it('tells what works, what is missing and what cannot be tried, and changes nothing', async () => {
    freshdesk.ownFields = ['cf_channel', 'cf_gateway_stage'];
    expect(await check()).toEqual([
      'the API key: works',
      'reading tickets: works',
      'custom fields: missing: add as text to the ticket form: cf_gateway_id (our reference, by which a ticket is found again)',
      'the group of FRESHDESK_GROUP_ID: works',
      'the group of FRESHDESK_INTAKE_GROUP_ID: missing: name a group that is there',
      'the contact of FRESHDESK_REQUESTER_EMAIL: works',
      'handing over to the pharmacy intake: untried: a child ticket would be made, which wants parent-child ticketing switched on',
    ]);
    expect(freshdesk.calls.every(({ method }) => method === 'GET')).toBe(true);
  });

  it.each([
    ['blocked', 'missing: it is blocked: unblock it, or name another address'],
    ['deleted', 'missing: it is deleted: restore it, or name another address'],
    [null, /^untried: there is none yet/],
    ['verified', 'works'],
  ] as const)('says of a requester who is %s whether tickets can be opened for them', async (state, said) => {
    if (state === null) freshdesk.contacts.clear();
    else freshdesk.contacts.set('gateway@pharmacy.test', state);
    const line = (await check()).find((one) => one.startsWith('the contact of'));
    expect(line?.replace('the contact of FRESHDESK_REQUESTER_EMAIL: ', '')).toMatch(said);
  });

  it('may not be allowed to look at contacts, and says so', async () => {
    freshdesk.trouble = ({ path }) => (path === '/contacts' ? 403 : null);
    expect((await check()).join()).toContain('REQUESTER_EMAIL: missing: ask for the right to view contacts');
  });

  it('asks for a key that works before anything else', async () => {
    expect(await check('wrong')).toEqual([
      'the API key: missing: ask for the key of an agent who works tickets',
    ]);
  });
});

const plain = { status: 'open', stage: 'review', outcomeText: null } as const;
type Placed = Pick<TicketForSystems, 'status' | 'stage' | 'outcomeText'>;
test.each<[string, Partial<Placed>, number]>([
  ['new is open', {}, 2],
  ['worked on is pending', { status: 'in_progress' }, 3],
  ['waiting is pending', { status: 'waiting' }, 3],
  ['with its outcome recorded is resolved', { status: 'in_progress', outcomeText: 'x' }, 4],
  ['resolved is resolved', { status: 'resolved' }, 4],
  ['closed is closed', { status: 'closed', outcomeText: 'x' }, 5],
  ['withdrawn is closed', { stage: 'withdrawn' }, 5],
  ['merged is closed', { stage: 'merged' }, 5],
])('%s', (_name, place, status) => {
  expect(statusOf({ ...plain, ...place } as TicketForSystems, { inProgress: null })).toBe(status);
  const own = statusOf({ ...plain, ...place } as TicketForSystems, { inProgress: 6 });
  expect(own).toBe(place.status === 'in_progress' && status === 3 ? 6 : status);
});
