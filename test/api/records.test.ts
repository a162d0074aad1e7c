import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertMessage, insertPatient, insertTicket } from '../support/ticket-rows.ts';

type Listed = { data: { id: string }[]; nextCursor: string | null };
type Problem = { code: string; errors?: { path: string }[]; allowedFrom?: string[] };

let harness: ApiHarness;
let reader: string;
let worker: string;

beforeAll(async () => {
  harness = await createApiHarness();
  ({ key: reader } = await harness.createKey(['tickets']));
  ({ key: worker } = await harness.createKey(['tickets', 'work']));
});
afterAll(() => harness.close());

async function list(path: string, key = reader): Promise<Listed> {
  const response = await harness.get(path, key);
  expect(response.status).toBe(200);
  return (await response.json()) as Listed;
}
function idsOf(listed: Listed): string[] {
  return listed.data.map((record) => record.id);
}

describe('every list', () => {
  const lists = ['messages', 'tickets', 'replies', 'tasks'].map((name) => `/api/v1/${name}`);

  test.each(lists)('%s refuses filters, limits and cursors that nobody knows', async (path) => {
    for (const query of [
      'colour=red',
      'limit=0',
      'limit=201',
      'limit=x',
      'limit=1e2',
      'cursor=abc',
      'state=strange&status=strange',
      'limit=1&limit=2',
      'messageId=1&patientId=%00&channel=pigeon',
    ]) {
      const response = await harness.get(`${path}?${query}`, reader);
      expect(response.status, query).toBe(422);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test.each(lists)('%s wants a key with the scope', async (path) => {
    const sender = await harness.createKey(['work']);
    expect((await harness.get(path)).status).toBe(401);
    expect((await harness.get(path, sender.key)).status).toBe(403);
  });

  test('shows the newest first and goes on at the cursor', async () => {
    const from = '+14155550111';
    const stored: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      stored.unshift(
        (await insertMessage(harness.db, { from, id: newId(new Date(1_700_000_000_000 + n)) })).id,
      );
    }
    const path = `/api/v1/messages?limit=2&from=${encodeURIComponent(from)}`;
    const first = await list(path);
    const second = await list(`${path}&cursor=${first.nextCursor}`);
    const third = await list(`${path}&cursor=${second.nextCursor}`);
    expect([first, second, third].flatMap(idsOf)).toEqual(stored);
    expect(third.nextCursor).toBeNull();
  });
});

describe('messages', () => {
  test('are found by channel, vendor’s id, state, sender and time', async () => {
    const message = await insertMessage(harness.db, {
      channel: 'voice',
      state: 'failed',
      from: '+14155550122',
      reference: 'RG-AC34D67',
      receivedAt: new Date('2026-03-01T10:00:00Z'),
    });
    for (const query of [
      'channel=voice',
      `providerId=${message.providerId}`,
      'state=failed',
      'reference=RG-AC34D67',
      'reference=rg%20ac34d67',
      'from=%2B14155550122',
      'from=(415)%20555-0122',
      'channel=voice&since=2026-03-01T02:00:00-08:00',
    ]) {
      expect(idsOf(await list(`/api/v1/messages?${query}`)), query).toEqual([message.id]);
    }
    expect(idsOf(await list('/api/v1/messages?channel=voice&since=2026-03-01T10:00:01Z'))).toEqual([]);
    expect((await harness.get('/api/v1/messages?since=yesterday', reader)).status).toBe(422);
  });

  test('show what was understood in the contract’s shape', async () => {
    const span = { text: 'metoprolol', start: 10, end: 20 };
    const message = await insertMessage(harness.db, {
      state: 'processed',
      language: 'en',
      intents: ['refill'],
      identity: { result: 'exact', level: 'L1', patientId: 'p', score: 0.97, reasons: ['phone'] },
      extractions: {
        create: {
          id: newId(),
          revision: 0,
          engine: 'rules-1',
          createdAt: new Date(),
          result: {
            engine: 'rules-1',
            medications: [
              {
                ...span,
                name: 'metoprolol',
                candidates: [],
                source: 'profile',
                strength: null,
                quantity: null,
                rxNumber: null,
                daysLeft: 2,
                asked: true,
              },
            ],
            patient: { name: null, birthDate: null },
          },
        },
      },
    });
    const ticket = await insertTicket(harness.db, {
      sources: { create: { messageId: message.id, line: 0, joinedAt: new Date() } },
    });
    const shown = (await (await harness.get(`/api/v1/messages/${message.id}`, reader)).json()) as unknown;
    expect(shown).toMatchObject({
      id: message.id,
      channel: 'sms',
      state: 'processed',
      intents: ['refill'],
      flags: [],
      extraction: { medications: [{ ...span, name: 'metoprolol', daysLeft: 2, asked: true }] },
      identity: { result: 'exact', level: 'L1', score: 0.97, reasons: ['phone'] },
      ticketIds: [ticket.id],
    });
  });

  test('that do not exist are a 404, whatever the id looks like', async () => {
    for (const id of [newId(), 'x', '%00', '..%2f..%2fetc']) {
      expect((await harness.get(`/api/v1/messages/${id}`, reader)).status, id).toBe(404);
    }
  });
});

describe('a key that only sends', () => {
  test('reads its own messages and nothing else', async () => {
    const own = await harness.createKey(['intake']);
    const mine = await insertMessage(harness.db, { apiKeyId: own.id });
    const foreign = await insertMessage(harness.db);
    expect(idsOf(await list('/api/v1/messages', own.key))).toEqual([mine.id]);
    expect((await harness.get(`/api/v1/messages/${foreign.id}`, own.key)).status).toBe(404);
    for (const path of ['tickets', 'replies', 'tasks']) {
      expect((await harness.get(`/api/v1/${path}`, own.key)).status).toBe(403);
    }
  });
});

describe('a facility’s key', () => {
  test('sees its own messages, tickets and replies alone', async () => {
    const [own, other] = await Promise.all([harness.createFacility(), harness.createFacility()]);
    const { key } = await harness.createKey(['tickets', 'work'], own.id);
    const mine = await insertMessage(harness.db, { facilityId: own.id });
    const theirs = await insertMessage(harness.db, { facilityId: other.id });
    const [resident, stranger] = await Promise.all([
      insertPatient(harness.db, own.id),
      insertPatient(harness.db, other.id),
    ]);
    const myTicket = await insertTicket(harness.db, { patientId: resident.id });
    const theirTicket = await insertTicket(harness.db, { patientId: stranger.id });
    for (const [message, slot] of [[mine, 'a'] as const, [theirs, 'b'] as const]) {
      await harness.db.outboundMessage.create({
        data: {
          id: newId(),
          channel: 'web',
          to: '',
          template: 't',
          language: 'en',
          text: 'x',
          segments: 1,
          state: 'queued',
          inReplyToId: message.id,
          slot,
          createdAt: new Date(),
        },
      });
    }
    expect(idsOf(await list('/api/v1/messages', key))).toEqual([mine.id]);
    expect(idsOf(await list('/api/v1/tickets', key))).toEqual([myTicket.id]);
    expect((await list('/api/v1/replies', key)).data).toMatchObject([{ inReplyTo: mine.id }]);
    expect((await harness.get(`/api/v1/messages/${theirs.id}`, key)).status).toBe(404);
    expect((await harness.get(`/api/v1/tickets/${theirTicket.id}`, key)).status).toBe(404);
    const event = await harness.post(
      `/api/v1/tickets/${theirTicket.id}/events`,
      { type: 'note', text: 'x' },
      key,
      {
        'if-match': '"1"',
      },
    );
    expect(event.status).toBe(404);
  });

  test('learns nothing from writing down somebody else’s resident', async () => {
    const [own, other] = await Promise.all([harness.createFacility(), harness.createFacility()]);
    const { key } = await harness.createKey(['intake', 'tickets'], own.id);
    const stranger = await insertPatient(harness.db, other.id);
    const ticket = await insertTicket(harness.db, {
      patientId: stranger.id,
      stage: 'pharmacy_submitted',
      status: 'in_progress',
    });
    const message = await insertMessage(harness.db, {
      facilityId: own.id,
      state: 'processed',
      lines: [{ resident: 0, medication: 0, patientId: stranger.id, ticketId: ticket.id, problem: null }],
      identity: {
        result: 'exact',
        level: 'L3',
        patientId: stranger.id,
        score: 1,
        reasons: ['name', 'birth date'],
      },
      sources: { create: { ticketId: ticket.id, line: 0, joinedAt: new Date() } },
    });
    const shown = await (await harness.get(`/api/v1/messages/${message.id}`, key)).text();
    expect(shown).not.toContain(stranger.id);
    expect(shown).not.toContain('pharmacy_submitted');
    expect(JSON.parse(shown)).toMatchObject({ identity: { result: 'none' }, lines: [{ patientId: null }] });
  });
});

describe('tickets', () => {
  test('are found by what the contract names', async () => {
    const patient = await insertPatient(harness.db);
    const message = await insertMessage(harness.db, { reference: 'RG-QRT34D6' });
    const ticket = await insertTicket(harness.db, {
      patientId: patient.id,
      status: 'waiting',
      stage: 'authorization_requested',
      queue: 'provider',
      priority: 'urgent',
      sources: { create: { messageId: message.id, line: 0, joinedAt: new Date() } },
    });
    for (const query of [
      'status=waiting',
      'stage=authorization_requested',
      'queue=provider',
      'priority=urgent',
      `patientId=${patient.id}`,
      `patientId=${patient.sourceId}`,
      `messageId=${message.id}`,
      `reference=${ticket.reference}`,
      'reference=qrt34d6',
      `since=${ticket.openedAt.toISOString()}&status=waiting`,
    ]) {
      expect(idsOf(await list(`/api/v1/tickets?${query}`)), query).toEqual([ticket.id]);
    }
    const response = await harness.get(`/api/v1/tickets/${ticket.id}`, reader);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(await response.json()).toMatchObject({
      reference: ticket.reference,
      version: 1,
      patient: { id: patient.id, name: 'Mary Johnson', birthDate: '1952-03-04' },
      sources: [{ messageId: message.id }],
      events: [],
    });
  });

  test('that the sender took back are still found by the message', async () => {
    const message = await insertMessage(harness.db, { reference: 'RG-QRT34D7' });
    const at = new Date();
    const ticket = await insertTicket(harness.db, {
      status: 'closed',
      stage: 'withdrawn',
      sources: { create: { messageId: message.id, line: 0, joinedAt: at, withdrawnAt: at } },
    });
    expect(idsOf(await list(`/api/v1/tickets?messageId=${message.id}`))).toEqual([ticket.id]);
  });

  describe('are worked by events', () => {
    function path(id: string): string {
      return `/api/v1/tickets/${id}/events`;
    }
    const note = { type: 'note', text: 'called back' };

    test('that name the version they saw', async () => {
      const ticket = await insertTicket(harness.db);
      const without = await harness.post(path(ticket.id), note, worker);
      expect(without.status).toBe(428);
      expect(((await without.json()) as Problem).code).toBe('precondition_required');
      const accepted = await harness.post(path(ticket.id), note, worker, { 'if-match': '"1"' });
      expect(accepted.status).toBe(200);
      expect(accepted.headers.get('etag')).toBe('"2"');
      expect(await accepted.json()).toMatchObject({ version: 2, events: [{ type: 'note' }] });
      for (const stale of ['"1"', '"abc"', '*', '"99999999999999"']) {
        expect((await harness.post(path(ticket.id), note, worker, { 'if-match': stale })).status, stale).toBe(
          412,
        );
      }
    });

    test('by two people at once: one of them has to look again', async () => {
      const ticket = await insertTicket(harness.db);
      const answers = await Promise.all(
        [1, 2].map(() => harness.post(path(ticket.id), note, worker, { 'if-match': '"1"' })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
    });

    test('and not by ones that the stage does not allow', async () => {
      const ticket = await insertTicket(harness.db);
      const body = { type: 'provider_approved' };
      const response = await harness.post(path(ticket.id), body, worker, { 'if-match': '"1"' });
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({
        code: 'event_not_allowed',
        allowedFrom: ['authorization_requested'],
      });
    });

    test.each<[string, unknown, number]>([
      ['without its field', { type: 'assign' }, 422],
      ['of an unknown type', { type: 'canary-type' }, 422],
      ['without a type', {}, 422],
      ['that is no object', ['note'], 422],
      ['with a NUL', { type: 'note', text: 'canary\u0000' }, 422],
      ['that is not JSON', '{"type":', 400],
    ])('and not by one %s', async (_, body, status) => {
      const ticket = await insertTicket(harness.db);
      const response = await harness.post(path(ticket.id), body, worker, { 'if-match': '"1"' });
      expect(response.status).toBe(status);
      expect(await response.text()).not.toContain('canary');
    });

    test('only with the scope for it, and only on tickets that exist', async () => {
      const ticket = await insertTicket(harness.db);
      const headers = { 'if-match': '"1"' };
      expect((await harness.post(path(ticket.id), note, reader, headers)).status).toBe(403);
      expect((await harness.post(path(newId()), note, worker, headers)).status).toBe(404);
      expect((await harness.post(path('x'), note, worker, headers)).status).toBe(404);
    });
  });
});

describe('tasks', () => {
  async function insertTask() {
    const id = newId();
    return harness.db.task.create({
      data: {
        id,
        kind: 'call_back',
        queue: 'concierge',
        why: 'No transcript',
        dueAt: new Date(),
        dedupeKey: id,
        createdAt: new Date(),
      },
    });
  }

  test('are claimed, then done, once', async () => {
    const task = await insertTask();
    const path = `/api/v1/tasks/${task.id}/events`;
    expect(await (await harness.post(path, { type: 'claim' }, worker)).json()).toMatchObject({
      state: 'claimed',
      owner: 'test tickets work',
    });
    const done = await harness.post(path, { type: 'done', outcome: 'reached them' }, worker);
    expect(await done.json()).toMatchObject({ state: 'done', outcome: 'reached them' });
    const again = await harness.post(path, { type: 'failed' }, worker);
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ allowedFrom: ['open', 'claimed'] });
  });

  test('an e-script that is looked for is not ended without what was found', async () => {
    const task = await insertTask();
    await harness.db.task.update({ where: { id: task.id }, data: { kind: 'check_escript' } });
    const path = `/api/v1/tasks/${task.id}/events`;
    const refused = await harness.post(path, { type: 'done' }, worker);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'answer' }] });
    expect((await harness.post(path, { type: 'done', answer: 'sent' }, worker)).status).toBe(200);
  });

  test('are refused without the scope, with a wrong event, and when there is none', async () => {
    const task = await insertTask();
    const path = `/api/v1/tasks/${task.id}/events`;
    expect((await harness.post(path, { type: 'claim' }, reader)).status).toBe(403);
    expect((await harness.post(path, { type: 'dance' }, worker)).status).toBe(422);
    expect((await harness.post(`/api/v1/tasks/${newId()}/events`, { type: 'claim' }, worker)).status).toBe(
      404,
    );
  });
});
