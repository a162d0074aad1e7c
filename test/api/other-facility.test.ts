import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertMessage, insertPatient, insertTicket } from '../support/ticket-rows.ts';

/**
 * Oak House asked for somebody by name; a person found that it is a resident of another facility. Oak House must not
 * learn what became of it, nor that it had asked for someone who exists.
 */
let harness: ApiHarness;
let asking: string;
let home: string;
let staff: string;
let patient: { id: string; sourceId: string };
let askingFacility: string;
let homeFacility: string;
let ticket: { id: string; reference: string };
let message: { id: string };
let firstAnswer: string;
let outcomeTold: string;

beforeAll(async () => {
  harness = await createApiHarness();
  const [asker, owner] = await Promise.all([harness.createFacility(), harness.createFacility()]);
  [askingFacility, homeFacility] = [asker.id, owner.id];
  ({ key: asking } = await harness.createKey(['intake', 'tickets', 'work'], asker.id));
  ({ key: home } = await harness.createKey(['intake', 'tickets', 'work'], owner.id));
  ({ key: staff } = await harness.createKey(['tickets', 'work']));
  patient = await insertPatient(harness.db, owner.id);
  const wrong = await insertPatient(harness.db, asker.id);
  message = await insertMessage(harness.db, { channel: 'web', facilityId: asker.id, state: 'processed' });
  ticket = await insertTicket(harness.db, {
    patientId: patient.id,
    facilityId: asker.id,
    stage: 'shipped',
    status: 'in_progress',
    sources: { create: { messageId: message.id, line: 0, joinedAt: new Date() } },
    tasks: { create: task() },
    events: {
      create: [
        event(1, 'identify', { patientId: wrong.sourceId, prescriptionId: 'rx-of-another' }),
        event(2, 'joined', { evidence: { rule: 'r', identity: { patientId: wrong.id, score: 1 } } }),
      ],
    },
  });
  await harness.db.inboundMessage.update({
    where: { id: message.id },
    data: {
      lines: [{ resident: 0, medication: 0, patientId: null, ticketId: ticket.id, problem: null }],
    },
  });
  firstAnswer = await insertReply(`message:${message.id}:answer`);
  outcomeTold = await insertReply(`event:${newId()}:${message.id}`);
});
afterAll(() => harness.close());

function task() {
  const id = newId();
  const now = new Date();
  return {
    id,
    kind: 'call_back',
    queue: 'concierge' as const,
    why: 'x',
    dueAt: now,
    dedupeKey: id,
    createdAt: now,
  };
}

function event(sequence: number, type: string, detail: object) {
  return { id: newId(), sequence, type, actor: 'staff', at: new Date(), detail };
}

async function insertReply(slot: string): Promise<string> {
  const id = newId();
  await harness.db.outboundMessage.create({
    data: {
      id,
      channel: 'web',
      to: 'RG-1',
      template: 't',
      language: 'en',
      text: 'x',
      segments: 1,
      state: 'sent',
      inReplyToId: message.id,
      slot,
      ticketIds: [ticket.id],
      createdAt: new Date(),
    },
  });
  return id;
}

async function idsAt(path: string, key: string): Promise<string[]> {
  const body = (await (await harness.get(path, key)).json()) as { data: { id: string }[] };
  return body.data.map(({ id }) => id);
}

describe('a facility that asked for another facility’s resident', () => {
  test('does not read the ticket, its events or its tasks', async () => {
    expect(await idsAt('/api/v1/tickets', asking)).toEqual([]);
    expect(await idsAt(`/api/v1/tickets?messageId=${message.id}`, asking)).toEqual([]);
    expect(await idsAt(`/api/v1/tickets?patientId=${patient.sourceId}`, asking)).toEqual([]);
    expect(await idsAt('/api/v1/tasks', asking)).toEqual([]);
    expect((await harness.get(`/api/v1/tickets/${ticket.id}`, asking)).status).toBe(404);
  });

  test('does not work on it', async () => {
    const headers = { 'if-match': '"1"' };
    const note = { type: 'note', text: 'x' };
    const path = `/api/v1/tickets/${ticket.id}/events`;
    expect((await harness.post(path, note, asking, headers)).status).toBe(404);
    const [taskId] = await idsAt('/api/v1/tasks', staff);
    const claim = await harness.post(`/api/v1/tasks/${taskId}/events`, { type: 'claim' }, asking);
    expect(claim.status).toBe(404);
  });

  test('reads the first answer to its request, not what became of it', async () => {
    expect(await idsAt('/api/v1/replies', asking)).toEqual([firstAnswer]);
    expect(await idsAt(`/api/v1/replies?ticketId=${ticket.id}`, asking)).toEqual([firstAnswer]);
    expect((await idsAt('/api/v1/replies', staff)).sort()).toEqual([firstAnswer, outcomeTold].sort());
  });

  test('sees in its own message a person who was not found', async () => {
    const shown = await (await harness.get(`/api/v1/messages/${message.id}`, asking)).text();
    expect(shown).not.toMatch(new RegExp(`shipped|${patient.id}|${patient.sourceId}`));
    expect(JSON.parse(shown)).toMatchObject({
      lines: [{ patientId: null, problem: 'patient_not_identified', ticket: { stage: 'identity_review' } }],
    });
  });

  test('sees none of it in the console', async () => {
    const signIn = await harness.app.request('/console/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ key: asking }),
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    for (const path of ['/console', '/console/tasks', `/console/tickets/${ticket.id}`]) {
      const page = await (await harness.app.request(path, { headers: { cookie } })).text();
      expect(page, path).not.toMatch(new RegExp(`Mary|${ticket.reference}|Shipped</span>`));
    }
  });
});

describe('the facility where the resident lives', () => {
  test('reads the ticket, without whom it was taken for before', async () => {
    const shown = await (await harness.get(`/api/v1/tickets/${ticket.id}`, home)).text();
    expect(JSON.parse(shown)).toMatchObject({ patient: { id: patient.id }, stage: 'shipped' });
    const { events } = JSON.parse(shown) as { events: unknown };
    expect(JSON.stringify(events)).not.toMatch(/patientId|rx-of-another/);
    expect(JSON.stringify(events)).toContain('"score":1');
  });

  test('does not read the other facility’s message or its replies', async () => {
    expect((await harness.get(`/api/v1/messages/${message.id}`, home)).status).toBe(404);
    expect(await idsAt('/api/v1/replies', home)).toEqual([]);
  });
});

describe('staff', () => {
  test('read everything', async () => {
    const shown = (await (await harness.get(`/api/v1/tickets/${ticket.id}`, staff)).json()) as unknown;
    expect(shown).toMatchObject({ patient: { id: patient.id } });
    expect(JSON.stringify(shown)).toContain('rx-of-another');
  });
});

describe('a line whose ticket a person joined to the open ticket for the same need', () => {
  async function linesOf(home: string, reader: string) {
    const first = await insertTicket(harness.db, { stage: 'merged', status: 'closed' });
    const resident = await insertPatient(harness.db, home);
    const open = await insertTicket(harness.db, { patientId: resident.id, stage: 'pharmacy_submitted' });
    const evidence = { rule: 'identified-by-person', fromTicketId: first.id };
    const asked = await insertMessage(harness.db, {
      channel: 'web',
      facilityId: askingFacility,
      lines: [{ resident: 0, medication: 0, patientId: null, ticketId: first.id, problem: null }],
      sources: { create: { ticketId: open.id, line: 0, joinedAt: new Date(), evidence } },
    });
    const shown = (await (await harness.get(`/api/v1/messages/${asked.id}`, reader)).json()) as unknown;
    return { first, open, shown };
  }

  test('leads there', async () => {
    const { open, shown } = await linesOf(askingFacility, asking);
    expect(shown).toMatchObject({
      ticketIds: [open.id],
      lines: [{ ticketId: open.id, ticket: { reference: open.reference, stage: 'pharmacy_submitted' } }],
    });
  });

  test('does not, when that is of another facility’s resident', async () => {
    const { first, open, shown } = await linesOf(homeFacility, asking);
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${open.id}|${open.reference}|pharmacy_submitted`));
    expect(shown).toMatchObject({ ticketIds: [], lines: [{ ticketId: first.id, ticket: null }] });
  });
});
