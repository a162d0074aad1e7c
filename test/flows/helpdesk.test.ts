import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { reconcileHelpdesk } from '../../src/pipeline/effects/reconcile-helpdesk.ts';
import { createFreshdeskApi } from '../../src/systems/helpdesk/freshdesk-api.ts';
import { createFreshdeskReader } from '../../src/systems/helpdesk/freshdesk-reader.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { moveToNoon } from '../support/move-to-noon.ts';
import { startFreshdesk, type FreshdeskServer, type StandInTicket } from '../support/stand-ins/freshdesk.ts';

const secret = 'a-secret-of-the-tests-for-webhooks';
const phone = '+14155550101';

let gateway: TestGateway;
let freshdesk: FreshdeskServer;
beforeAll(async () => {
  freshdesk = await startFreshdesk(() => gateway.clock.now());
  gateway = await openGateway({
    patients: [
      {
        ...{ given: 'Mary', family: 'Johnson', birthDate: '1952-03-04', phones: [phone] },
        prescriptions: [
          { drug: 'metoprolol', rxNumber: '7001234' },
          { drug: 'atorvastatin', rxNumber: '7001235' },
          { drug: 'lisinopril', rxNumber: '7001236' },
          { drug: 'amlodipine', rxNumber: '7001237' },
          { drug: 'losartan', rxNumber: '7001238' },
          { drug: 'furosemide', rxNumber: '7001239' },
          { drug: 'sertraline', rxNumber: '7001239' },
        ],
      },
    ],
    environment: {
      FRESHDESK_DOMAIN: 'acme',
      FRESHDESK_URL: freshdesk.url,
      FRESHDESK_API_KEY: freshdesk.apiKey,
      FRESHDESK_REQUESTER_EMAIL: 'gateway@pharmacy.test',
      FRESHDESK_WEBHOOK_SECRET: secret,
    },
  });
  moveToNoon(gateway);
});
afterAll(async () => {
  await gateway.close();
  await freshdesk.close();
});

function tell(body: unknown, given = secret): Promise<Response> {
  return fetch(`${gateway.url}/webhooks/freshdesk`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-gateway-secret': given },
    body: JSON.stringify(body),
  });
}

/** A ticket that came by a text and stands in the helpdesk, with all that belongs to it. */
async function keptTicket(drug: string): Promise<{ id: string; theirs: StandInTicket }> {
  await gateway.text({ from: phone, body: `Mary Johnson 3/4/1952 refill ${drug}` });
  await gateway.settled();
  const ticket = await gateway.db.ticket.findFirstOrThrow({ where: { medicationName: drug } });
  await inStep();
  const link = await gateway.db.systemLink.findFirstOrThrow({ where: { ticketId: ticket.id } });
  const theirs = freshdesk.tickets.get(Number(link.externalId));
  if (!theirs) throw new Error('the ticket does not stand in the helpdesk');
  return { id: ticket.id, theirs };
}

/** Until nothing more is to be done there. */
async function inStep(): Promise<void> {
  await gateway.eventually('the helpdesk in step', async () =>
    (await gateway.db.systemEffect.count({ where: { state: { in: ['waiting', 'sending'] } } })) === 0
      ? true
      : null,
  );
}

/** The turn that else comes every hour. */
async function reconcile(): Promise<void> {
  await readTurn();
  await inStep();
}

async function readTurn(): Promise<void> {
  const helpdesk = createFreshdeskReader(createFreshdeskApi(freshdesk));
  await reconcileHelpdesk({ ...reading(), accept: refuse, helpdesk, helpdeskGroupId: null }, 0);
  expect(await lastTurn()).toMatchObject({ failure: null });
}

function reading() {
  const { db, clock } = gateway;
  return { db, clock, logger: createLogger({ level: 'silent' }) };
}

function lastTurn() {
  return gateway.db.systemRead.findUniqueOrThrow({ where: { system: 'helpdesk' } });
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('nothing new stands there'));
}

function notesOf({ id }: StandInTicket): string[] {
  return (freshdesk.notes.get(id) ?? []).map(({ body_text: text }) => text.trim());
}

async function systemsOf(id: string): Promise<object[]> {
  return (await gateway.get<{ systems: object[] }>(`/api/v1/tickets/${id}`)).systems;
}

describe('a request by text', () => {
  it('stands in the helpdesk once, with the pharmacy intake’s ticket and what was answered', async () => {
    const { theirs } = await keptTicket('metoprolol');
    expect(theirs.custom_fields).toMatchObject({ cf_gateway_stage: 'pharmacy_submitted' });
    const intake = [...freshdesk.tickets.values()].filter(({ parent_id: parent }) => parent === theirs.id);
    expect(intake).toHaveLength(1);
    expect(notesOf(theirs).join('\n')).toMatch(/Sent by text message:/);
  });
});

describe('the helpdesk’s webhook', () => {
  it('is taken with the secret alone, and tells nothing but which ticket to read', async () => {
    expect((await tell({ ticket_id: 1 }, 'wrong')).status).toBe(403);
    expect((await tell({ ticket_id: 'DROP' })).status).toBe(422);
    expect((await tell({ freshdesk_webhook: { ticket_id: 999_999 } })).status).toBe(204);
  });

  it('brings a ticket that an agent opened into the pipeline, once, and takes it over there', async () => {
    const { id } = freshdesk.open({
      subject: 'Refill for a resident',
      description: 'Mary Johnson, born 3/4/1952, needs a refill of atorvastatin',
    });
    for (let told = 0; told < 3; told += 1) expect((await tell({ ticket_id: String(id) })).status).toBe(204);
    const ticket = await gateway.eventually('the agent’s ticket here', () =>
      gateway.db.ticket.findFirst({ where: { medicationName: 'atorvastatin' }, include: { patient: true } }),
    );
    await inStep();
    // Whoever wrote to the helpdesk has proved nothing: a person looks first.
    expect(ticket).toMatchObject({ stage: 'review', patient: { familyName: 'Johnson' } });
    const messages = { providerId: `helpdesk-${id}` };
    expect(await gateway.db.inboundMessage.count({ where: messages })).toBe(1);
    expect(freshdesk.tickets.get(id)?.custom_fields.cf_gateway_id).toBe(ticket.reference);
    const named = [...freshdesk.tickets.values()].filter(({ subject }) => subject.includes(ticket.reference));
    expect(named).toEqual([]);
  });

  it('of a ticket that an agent closed while the request is open asks a person, and overwrites nothing', async () => {
    const { id, theirs } = await keptTicket('lisinopril');
    gateway.clock.move(1);
    freshdesk.change(theirs.id, { status: 5 });
    await tell({ ticket_id: theirs.id });
    await tell({ ticket_id: theirs.id });
    await gateway.eventually('the task', () =>
      gateway.db.task.findFirst({ where: { ticketId: id, kind: 'compare_with_helpdesk', state: 'open' } }),
    );
    const record = { externalId: String(theirs.id) };
    const first = await gateway.eventually('the change to be noted', () =>
      gateway.db.seenRecord.findFirst({ where: record }),
    );
    gateway.clock.move(1);
    freshdesk.change(theirs.id, { status: 4 });
    await tell({ ticket_id: theirs.id });
    await gateway.eventually('the second change to be read', () =>
      gateway.db.seenRecord.findFirst({ where: { ...record, changedAt: { gt: first.changedAt } } }),
    );
    await inStep();
    expect(freshdesk.tickets.get(theirs.id)?.status).toBe(4);
    const asked = { ticketId: id, kind: 'compare_with_helpdesk' };
    expect(await gateway.db.task.count({ where: asked })).toBe(1);
    expect(await systemsOf(id)).toMatchObject([{ state: 'differs', lastError: 'status_differs' }]);
    // A note that is added there leaves its status as it is.
    await gateway.db.systemEffect.updateMany({
      where: { ticketId: id, kind: 'reply' },
      data: { state: 'waiting', dueAt: gateway.clock.now() },
    });
    await inStep();
    expect(await systemsOf(id)).toMatchObject([{ state: 'differs' }]);
    await reconcile();
    expect(freshdesk.tickets.get(theirs.id)?.status).toBe(4);
    gateway.clock.move(1);
    freshdesk.change(theirs.id, { status: 3 });
    await tell({ ticket_id: theirs.id });
    await gateway.eventually('the task to end by itself', () =>
      gateway.db.task.findFirst({ where: { ...asked, state: 'done' } }),
    );
    expect(await systemsOf(id)).toMatchObject([{ state: 'in_step', lastError: null }]);
  });
});

describe('every hour', () => {
  it('what was said to be done and is not there is done', async () => {
    const { id, theirs } = await keptTicket('amlodipine');
    gateway.clock.move(1);
    freshdesk.trouble = () => 'lie';
    await gateway.work(id, { type: 'pharmacy_processing' });
    await gateway.work(id, { type: 'shipped', deliveryEta: '2031-06-17' });
    await inStep();
    freshdesk.trouble = () => null;
    expect(freshdesk.tickets.get(theirs.id)?.status).toBe(3);
    gateway.clock.move(60);
    await reconcile();
    expect(freshdesk.tickets.get(theirs.id)?.status).toBe(4);
    const outcome = notesOf(theirs).filter((note) =>
      note.includes('Refill processed, delivery ETA: 2031-06-17'),
    );
    expect(outcome).toHaveLength(1);
    await reconcile();
    expect(notesOf(theirs).filter((note) => note.includes('delivery ETA'))).toHaveLength(1);
  });

  it('a change that was answered well and not made is made, though nothing there has changed since', async () => {
    const { id, theirs } = await keptTicket('furosemide');
    await gateway.work(id, { type: 'dispose', to: 'pharmacy', reason: 'checked' });
    await inStep();
    await reconcile();
    const [child] = [...freshdesk.tickets.values()].filter(({ parent_id: parent }) => parent === theirs.id);
    gateway.clock.move(1);
    freshdesk.trouble = () => 'lie';
    await gateway.work(id, { type: 'pharmacy_rejected', reason: 'no stock' });
    await inStep();
    expect([theirs.status, child?.status]).toEqual([3, 2]);
    freshdesk.trouble = ({ method }) => (method === 'GET' ? null : 503);
    gateway.clock.move(60);
    await readTurn();
    expect(await systemsOf(id)).not.toMatchObject([{ state: 'in_step' }]);
    freshdesk.trouble = () => null;
    gateway.clock.move(1);
    await inStep();
    expect(theirs).toMatchObject({ status: 2, custom_fields: { cf_gateway_stage: 'review' } });
    expect(child?.status).toBe(5);
    await reconcile();
    expect(await systemsOf(id)).toMatchObject([{ system: 'helpdesk', state: 'in_step' }]);
  });

  it('a ticket that is there no more is opened anew, once, with all that stood in it', async () => {
    const { id, theirs } = await keptTicket('losartan');
    await gateway.work(id, { type: 'pharmacy_processing' });
    await gateway.work(id, { type: 'shipped', deliveryEta: '2031-06-17' });
    await inStep();
    freshdesk.tickets.delete(theirs.id);
    gateway.clock.move(60);
    await reconcile();
    await reconcile();
    const again = [...freshdesk.tickets.values()].filter(({ subject }) => subject === theirs.subject);
    expect(again).toHaveLength(1);
    expect(again[0]?.id).not.toBe(theirs.id);
    const notes = again[0] ? notesOf(again[0]) : [];
    expect(notes.filter((note) => note.includes('delivery ETA'))).toHaveLength(1);
  });

  it('a second ticket of one request, or of its intake, is shown to a person, once', async () => {
    const { id: ticketId, reference } = await gateway.db.ticket.findFirstOrThrow({
      where: { medicationName: 'metoprolol' },
    });
    freshdesk.open({ subject: `Refill request ${reference}` });
    freshdesk.open({ subject: `Pharmacy intake ${reference}` });
    await reconcile();
    await reconcile();
    expect(await gateway.db.task.count({ where: { ticketId, kind: 'second_in_helpdesk' } })).toBe(2);
    expect(await gateway.db.task.count({ where: { kind: 'second_in_helpdesk' } })).toBe(2);
  });

  it('reads the others beside one that cannot be read, which a person looks at', async () => {
    const { id, theirs } = await keptTicket('metoprolol');
    const odd = freshdesk.open({ subject: 'odd', description: 'odd' });
    freshdesk.change(odd.id, { updated_at: 'someday' });
    const due = theirs.updated_at;
    freshdesk.change(theirs.id, { created_at: 17 as never });
    const fine = freshdesk.open({ subject: 'Robert\u0000', description: 'has chest\u0000 pain and \ud800' });
    const taken: string[] = [];
    const helpdesk = createFreshdeskReader(createFreshdeskApi(freshdesk));
    function accept({ providerId }: { providerId: string }) {
      taken.push(providerId);
      return Promise.resolve({ kind: 'accepted' as const, id: newId() });
    }
    await reconcileHelpdesk({ ...reading(), accept, helpdesk, helpdeskGroupId: null }, 0);
    expect(taken).toContain(`helpdesk-${fine.id}`);
    expect(await lastTurn()).toMatchObject({ failure: 'record_unreadable' });
    const ready: unknown = await (await fetch(`${gateway.url}/readyz`)).json();
    expect(ready).toMatchObject({
      systems: [{ system: 'helpdesk', state: 'trouble', readFailure: 'record_unreadable' }],
    });
    const task = { ticketId: id, kind: 'compare_with_helpdesk', state: 'open' } as const;
    expect(await gateway.db.task.count({ where: task })).toBe(1);
    freshdesk.tickets.delete(odd.id);
    freshdesk.tickets.delete(fine.id);
    freshdesk.change(theirs.id, { created_at: due });
    await readTurn();
    expect(await gateway.db.task.count({ where: task })).toBe(0);
  });

  it('leaves what agents opened for others, or before, alone, but for a danger', async () => {
    const helpdesk = createFreshdeskReader(createFreshdeskApi(freshdesk));
    const taken: string[] = [];
    const opened = { subject: 'Printer', description: 'is out of paper' };
    freshdesk.open({ ...opened, group_id: 5 });
    freshdesk.open({ ...opened, group_id: 7, status: 5 });
    const ours = freshdesk.open({ ...opened, group_id: 7 });
    const unassigned = [null, undefined].map((group) => freshdesk.open({ ...opened, group_id: group }));
    const danger = freshdesk.open({
      ...{ subject: 'Call', description: 'Robert Baker 11/30/1941 is having chest pain', group_id: 5 },
    });
    freshdesk.change(freshdesk.open({ ...opened, group_id: 7 }).id, { created_at: '2020-01-01T00:00:00Z' });
    function accept({ providerId }: { providerId: string }) {
      taken.push(providerId);
      return Promise.resolve({ kind: 'accepted' as const, id: newId() });
    }
    await reconcileHelpdesk({ ...reading(), accept, helpdesk, helpdeskGroupId: 7 }, 0);
    expect(taken).toEqual([ours, ...unassigned, danger].map(({ id }) => `helpdesk-${id}`));
    for (const { id } of [...unassigned, danger]) freshdesk.tickets.delete(id);
  });
});

describe('a ticket there that bears a reference of ours', () => {
  const danger = 'Robert Baker has chest pain and cannot breathe';

  async function read(id: number) {
    expect((await tell({ ticket_id: id })).status).toBe(204);
    return gateway.eventually('it to be taken in', () =>
      gateway.db.inboundMessage.findFirst({ where: { providerId: `helpdesk-${id}`, state: 'processed' } }),
    );
  }

  it.each(['RG-NOSUCH1', 'RG-NOSUCH1/intake', 'RG-', '/', 'what?'])(
    'and is none (%s) is read as any other that an agent opens',
    async (ours) => {
      const { id } = freshdesk.open({
        subject: 'x',
        description: danger,
        custom_fields: { cf_gateway_id: ours },
      });
      expect((await read(id)).flags).toContain('emergency');
    },
  );

  it('as a copy of it with other words is read, and shown to a person', async () => {
    const { id, theirs } = await keptTicket('sertraline');
    const { subject, custom_fields: own } = theirs;
    const copy = freshdesk.open({ subject, description: danger, custom_fields: own });
    expect((await read(copy.id)).flags).toContain('emergency');
    const shown = { ticketId: id, kind: 'second_in_helpdesk' };
    expect(await gateway.db.task.count({ where: shown })).toBe(1);
    await inStep();
    expect(freshdesk.tickets.get(theirs.id)?.custom_fields).toEqual(own);
    expect(await systemsOf(id)).toMatchObject([{ state: 'in_step', externalId: String(theirs.id) }]);
  });

  it('says that it differs where an agent has put another’s there', async () => {
    const { id, theirs } = await keptTicket('sertraline');
    const other = await gateway.db.ticket.findFirstOrThrow({ where: { medicationName: 'metoprolol' } });
    gateway.clock.move(1);
    freshdesk.change(theirs.id, {
      custom_fields: { ...theirs.custom_fields, cf_gateway_id: other.reference },
    });
    await tell({ ticket_id: theirs.id });
    await gateway.eventually('the task', () =>
      gateway.db.task.findFirst({ where: { ticketId: id, kind: 'compare_with_helpdesk', state: 'open' } }),
    );
    expect(await systemsOf(id)).toMatchObject([{ state: 'differs', lastError: 'reference_differs' }]);
  });

  it('is told again what it did not take, though it was read before', async () => {
    const { id, theirs } = await keptTicket('sertraline');
    await reconcile();
    freshdesk.trouble = () => 'lie';
    await gateway.work(id, { type: 'pharmacy_processing' });
    await inStep();
    freshdesk.trouble = () => null;
    gateway.clock.move(60);
    await reconcile();
    expect(freshdesk.tickets.get(theirs.id)?.custom_fields.cf_gateway_stage).toBe('pharmacy_processing');
  });
});
