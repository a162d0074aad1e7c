import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { openGateway, type TestGateway } from '../support/gateway.ts';
import { vendorError } from '../support/vendors.ts';
import { mary, people, phoneOf, samuel, signatureOf } from './people.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway({ patients: people, environment: { OPT_OUT_CONFIRMATION: 'gateway' } });
});
beforeEach(() => emptyTraffic(gateway));
afterAll(() => gateway.close());

const from = phoneOf(mary);
const request = `${signatureOf(mary)} refill metoprolol 50 mg`;

async function text(body: string, fields: Record<string, string> = {}): Promise<void> {
  await gateway.text({ from, body, fields });
  await gateway.settled();
}

function ledger() {
  return gateway.db.consent.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] });
}

function sent(): string[] {
  return gateway.vendor.messages
    .filter(({ to }) => to === from)
    .map(({ body }) => body)
    .reverse();
}

async function confirmations(): Promise<number> {
  return gateway.db.outboundMessage.count({ where: { template: 'opt_out_confirmed' } });
}

type Answer = { data: { block: string | null; entries: { kind: string; actor: string | null }[] }[] };

async function tell(ticketId: string, body: object, key = gateway.key): Promise<Response> {
  return fetch(`${gateway.url}/api/v1/tickets/${ticketId}/consents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function openTicket(): Promise<{ ticketId: string; messageId: string }> {
  await text(request);
  const source = await gateway.db.ticketSource.findFirstOrThrow();
  return { ticketId: source.ticketId, messageId: source.messageId };
}

describe('a wish for no more texts is written down', () => {
  it.each([
    ['by keyword', 'STOP', 'keyword'],
    ['in a sentence', 'please stop texting me', 'sentence'],
    ['as "opt out" with a space', 'opt out', 'sentence'],
    ['in Spanish', 'no me manden más mensajes', 'sentence'],
  ])('%s, with the message as evidence', async (_, body, source) => {
    await text(body);
    const [message] = await gateway.db.inboundMessage.findMany();
    expect(await ledger()).toMatchObject([
      {
        kind: 'opt_out',
        source,
        number: from,
        ours: gateway.vendor.number,
        scope: 'all',
        messageId: message?.id,
      },
    ]);
    expect(await confirmations()).toBe(1);
  });

  it('once confirmed for all the ways in which it is said at the same moment', async () => {
    await Promise.all([
      gateway.text({ from, body: 'STOP' }),
      gateway.text({ from, body: 'please stop texting me' }),
      gateway.text({ from, body: 'stop', fields: { To: '+14155550109' } }),
      gateway.call({ from, transcript: 'please stop texting me' }),
    ]);
    await gateway.settled();
    expect(await ledger()).toHaveLength(4);
    expect(await confirmations()).toBe(1);
  });

  it('and not confirmed when the vendor has done so', async () => {
    await text('STOP', { OptOutType: 'STOP' });
    expect(await ledger()).toHaveLength(1);
    expect(sent()).toEqual([]);
  });

  it('on a form, for the resident beside whom it stands', async () => {
    const note = 'Please stop texting me';
    await gateway.form([
      { name: 'Mary Johnson', birthDate: mary.birthDate, phone: from, note },
      {
        name: 'Samuel Ortega',
        birthDate: samuel.birthDate,
        phone: phoneOf(samuel),
        medications: [{ name: 'lisinopril 20 mg' }],
      },
    ]);
    await gateway.settled();
    expect(await ledger()).toMatchObject([{ kind: 'opt_out', source: 'form', number: from }]);
    // Confirmed once, on the page where it was asked for, which tells of the other resident's refill too.
    const pages = await gateway.db.outboundMessage.findMany({ where: { channel: 'web' } });
    expect(pages).toMatchObject([{ template: 'opt_out_confirmed+submitted', state: 'sent' }]);
    await text(request);
    expect(sent()).toEqual([]);
  });

  it('on a form without a number of the resident’s, for whoever filled it in', async () => {
    const residents = [{ name: 'Mary Johnson', birthDate: mary.birthDate, note: 'stop sending me texts' }];
    await gateway.form(residents, { requester: { relationship: 'patient', phone: from } });
    await gateway.settled();
    expect(await ledger()).toMatchObject([{ kind: 'opt_out', source: 'form', number: from }]);
  });

  it('on a form of a facility without the resident’s number, by a person who finds out which', async () => {
    const residents = [{ name: 'Mary Johnson', birthDate: mary.birthDate, note: 'stop sending me texts' }];
    await gateway.form(residents, { requester: { relationship: 'facility_staff', phone: '+14155550177' } });
    await gateway.settled();
    expect(await ledger()).toEqual([]);
    expect(await gateway.db.task.findMany()).toMatchObject([{ kind: 'record_consent' }]);
  });

  it('beside a request, which is taken in, and somebody calls', async () => {
    await text(`please stop texting me. ${request}`);
    expect(await ledger()).toMatchObject([{ kind: 'opt_out' }]);
    const tickets = await gateway.db.ticket.findMany({ include: { tasks: true } });
    for (const { tasks } of tickets) expect(tasks).toMatchObject([{ kind: 'call_back' }]);
    expect(sent().filter((body) => !body.includes('opted out'))).toEqual([]);
  });

  it('and stays written: no row is changed or removed', async () => {
    await text('STOP');
    const { pool } = gateway.database.database;
    await expect(pool.query(`UPDATE consents SET kind = 'opt_in'`)).rejects.toThrow(/consent ledger/);
    await expect(pool.query('DELETE FROM consents')).rejects.toThrow(/consent ledger/);
  });
});

describe('staff', () => {
  it('record what they are told; nothing is sent from then on, and the ticket says who recorded it', async () => {
    const { ticketId, messageId } = await openTicket();
    const response = await tell(ticketId, { kind: 'opt_out', messageId, note: 'said so on the phone' });
    expect(response.status).toBe(200);
    expect((await response.json()) as Answer).toMatchObject({
      data: [{ block: 'opted_out', entries: [{ kind: 'opt_out', source: 'staff', actor: 'test' }] }],
    });
    await gateway.work(ticketId, { type: 'pharmacy_accepted' });
    await gateway.settled();
    expect(sent()).toHaveLength(1);
    expect(await gateway.db.ticketEvent.findMany({ where: { type: 'consent_recorded' } })).toMatchObject([
      { actor: 'test', detail: { kind: 'opt_out' } },
    ]);
  });

  it('keep a patient from being texted at every number, whatever the number itself wants', async () => {
    const { ticketId, messageId } = await openTicket();
    await tell(ticketId, { kind: 'do_not_text', messageId });
    await text('START');
    await text('is my metoprolol ready?');
    expect(sent()).toHaveLength(1);
    expect(await gateway.get<Answer>(`/api/v1/tickets/${ticketId}/consents`)).toMatchObject({
      data: [{ block: 'do_not_text' }],
    });
    await tell(ticketId, { kind: 'may_text', messageId });
    await text('is my metoprolol ready?');
    expect(sent()).toHaveLength(2);
  });

  it.each([
    ['a message of another ticket', { kind: 'opt_out', messageId: crypto.randomUUID() }, 422],
    ['a kind that does not exist', { kind: 'maybe', messageId: crypto.randomUUID() }, 422],
  ])('are refused %s', async (_, body, status) => {
    const { ticketId } = await openTicket();
    expect((await tell(ticketId, body)).status).toBe(status);
    expect(await ledger()).toEqual([]);
  });

  it('of a facility are not told whose number it is', async () => {
    const { ticketId, messageId } = await openTicket();
    const key = await gateway.createKey(['tickets', 'work'], 'oak-house');
    expect((await tell(ticketId, { kind: 'opt_out', messageId }, key)).status).toBe(403);
  });
});

describe('a number that the carrier holds as opted out', () => {
  it('is written into the ledger once, and its texts are for a person', async () => {
    gateway.vendor.answers.push(vendorError(400, 21610));
    await text(request);
    await text('is my metoprolol ready?');
    expect(await ledger()).toMatchObject([{ kind: 'opt_out', source: 'carrier', number: from }]);
    expect(gateway.vendor.attempts).toHaveLength(1);
  });

  it('gets the words for an emergency all the same; when the vendor holds them back, somebody calls at once', async () => {
    await text('STOP');
    gateway.vendor.failWith(({ to }) => (to === from ? vendorError(400, 21610) : 'ordinary'));
    await text('I have crushing chest pain');
    gateway.vendor.failWith(null);
    const words = await gateway.db.outboundMessage.findFirstOrThrow({ where: { template: 'emergency' } });
    expect(words).toMatchObject({ state: 'suppressed', reason: 'opted_out', attempts: 1 });
    await gateway.eventually('the call', () =>
      gateway.db.task.findFirst({ where: { kind: 'call_back', queue: 'supervisor' } }),
    );
  });
});

describe('withdrawing', () => {
  it('is no opt-out', async () => {
    await text(request);
    await text('cancel my refill');
    expect(await ledger()).toEqual([]);
    expect(await gateway.db.ticket.findMany()).toMatchObject([{ stage: 'withdrawn' }]);
  });

  it('takes back one’s own arrival alone: the nurse’s request for the same drug stands', async () => {
    await text(request);
    const medications = [{ name: 'metoprolol 50 mg', rxNumber: '7001001' }];
    const key = await gateway.createKey(['intake'], 'oak-house');
    await gateway.form([{ name: 'Mary Johnson', birthDate: mary.birthDate, medications }], {
      key,
      requester: { relationship: 'facility_staff', facilityId: 'oak-house' },
    });
    await gateway.settled();
    await text('cancel my refill');
    const [ticket, ...others] = await gateway.db.ticket.findMany({
      include: { sources: { orderBy: { messageId: 'asc' } } },
    });
    expect(others).toEqual([]);
    expect(ticket?.stage).toBe('pharmacy_submitted');
    expect(ticket?.sources.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false, true]);
  });
});

describe('what was asked by text and waits for an answer', () => {
  type Source = { ticketId: string; messageId: string };

  async function waiting(sender = from): Promise<Source> {
    await gateway.text({ from: sender, body: 'refill please' });
    await gateway.settled();
    return gateway.db.ticketSource.findFirstOrThrow({
      where: { message: { from: sender }, ticket: { stage: 'clarifying', status: 'waiting' } },
    });
  }

  async function isAPersons(ticketId: string): Promise<void> {
    const ticket = await gateway.eventually('a person to have it', () =>
      gateway.db.ticket.findFirst({ where: { id: ticketId, status: 'open' }, include: { events: true } }),
    );
    expect(ticket.stage).not.toBe('clarifying');
    const handed = ticket.events.filter(({ type }) => type === 'handed_to_person');
    expect(handed.map(({ detail }) => (detail as { reason?: string }).reason)).toEqual(['not_to_be_texted']);
    const tasks = await gateway.db.task.findMany({
      where: { ticketId, state: 'open', kind: 'answer_sender' },
    });
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.dueAt.getTime()).toBeLessThanOrEqual(gateway.clock.now().getTime());
  }

  it.each(['STOP', 'please stop texting me'])('is a person’s at once after "%s", once', async (body) => {
    const { ticketId } = await waiting();
    await text(body);
    await isAPersons(ticketId);
    await text(body);
    await isAPersons(ticketId);
  });

  it('is a person’s after a voicemail, what staff were told, a form, and the vendor’s word', async () => {
    const note = 'please stop texting me';
    const ways: ((source: Source, sender: string) => Promise<unknown>)[] = [
      (_, sender) => gateway.call({ from: sender, transcript: note }),
      ({ ticketId, messageId }) => tell(ticketId, { kind: 'opt_out', messageId, note: 'on the phone' }),
      ({ ticketId, messageId }) => tell(ticketId, { kind: 'do_not_text', messageId, note: 'on the phone' }),
      (_, sender) => gateway.form([{ name: 'Jane Doe', birthDate: '1950-05-05', phone: sender, note }]),
      (_, sender) => {
        const asked = gateway.vendor.messages.find(({ to }) => to === sender);
        return gateway.reportDelivery(asked?.sid ?? '', 'failed', 21610);
      },
    ];
    await Promise.all(
      ways.map(async (say, index) => {
        const sender = `+1415555${String(6300 + index)}`;
        const source = await waiting(sender);
        await say(source, sender);
        await isAPersons(source.ticketId);
      }),
    );
  });

  it('goes on waiting where they have come back', async () => {
    await text('STOP');
    await text('START');
    const { ticketId } = await waiting();
    await gateway.settled();
    expect(await gateway.db.ticket.findUniqueOrThrow({ where: { id: ticketId } })).toMatchObject({
      stage: 'clarifying',
    });
  });
});
