import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertMessage, insertPatient, insertTicket } from '../support/ticket-rows.ts';

const ownPage = { 'sec-fetch-site': 'same-origin' };

let harness: ApiHarness;
let worker: string;

beforeAll(async () => {
  harness = await createApiHarness();
  worker = await signIn((await harness.createKey(['tickets', 'work'])).key);
});
afterAll(() => harness.close());

async function signIn(key: string): Promise<string> {
  const body = new URLSearchParams({ key });
  const response = await harness.app.request('/console/sign-in', { method: 'POST', body, headers: ownPage });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function look(path: string, cookie = worker): Promise<Response> {
  return harness.app.request(path, { headers: { cookie } });
}

async function read(path: string, cookie = worker): Promise<string> {
  return (await look(path, cookie)).text();
}

async function press(taskId: string, fields: Record<string, string>, headers: Record<string, string>) {
  const body = new URLSearchParams(fields);
  return harness.app.request(`/console/tasks/${taskId}/events`, { method: 'POST', body, headers });
}

async function insertTask(given: { why: string; ticketId?: string; messageId?: string; dueAt?: string }) {
  const id = newId();
  const { why, ticketId = null, messageId = null, dueAt = '2026-03-02T21:00:00Z' } = given;
  return harness.db.task.create({
    data: {
      id,
      kind: 'call_back',
      queue: 'concierge',
      why,
      dueAt: new Date(dueAt),
      ticketId,
      messageId,
      dedupeKey: id,
      createdAt: new Date(),
    },
  });
}

async function insertPhoto(messageId: string, contentType = 'image/png'): Promise<void> {
  await harness.db.attachment.create({
    data: {
      id: newId(),
      messageId,
      position: 0,
      url: 'https://vendor.example/canary',
      contentType,
      content: new Uint8Array([1, 2, 3]),
      fetchedAt: new Date(),
    },
  });
}

describe('the page of tasks', () => {
  test('shows what is to be done, the longest due first, and where it leads', async () => {
    const ticket = await insertTicket(harness.db);
    const message = await insertMessage(harness.db);
    await insertTask({ why: 'Later one.', dueAt: '2026-03-03T00:00:00Z' });
    await insertTask({
      why: 'Sooner one.',
      dueAt: '2026-03-02T10:00:00Z',
      ticketId: ticket.id,
      messageId: message.id,
    });
    const html = await read('/console/tasks');
    expect(html.indexOf('Sooner one.')).toBeLessThan(html.indexOf('Later one.'));
    expect(html).toContain('due since Mar 2, 2:00 AM');
    expect(html).toContain(`/console/tickets/${ticket.id}`);
    expect(html).toContain(`/console/messages/${message.id}`);
  });

  test('lets one take a task and end it with what came of it', async () => {
    const task = await insertTask({ why: 'Call them.' });
    const headers = { ...ownPage, cookie: worker };
    expect((await press(task.id, { type: 'claim', outcome: '' }, headers)).status).toBe(303);
    expect(await harness.db.task.findUnique({ where: { id: task.id } })).toMatchObject({
      state: 'claimed',
      owner: 'test tickets work',
    });
    await press(task.id, { type: 'done', outcome: 'reached them' }, headers);
    expect(await harness.db.task.findUnique({ where: { id: task.id } })).toMatchObject({
      state: 'done',
      outcome: 'reached them',
    });
    expect(await read('/console/tasks')).not.toContain('Call them.');
    const again = await press(task.id, { type: 'done' }, headers);
    expect(again.headers.get('location')).toBe('/console/tasks?ended');
    expect(await read('/console/tasks?ended')).toContain('Somebody has ended that task meanwhile.');
  });

  test('gives no buttons to a key that may only read, and takes nothing from it', async () => {
    const task = await insertTask({ why: 'Not for readers.' });
    const reader = await signIn((await harness.createKey(['tickets'])).key);
    expect(await read('/console/tasks', reader)).toContain('Not for readers.');
    expect(await read('/console/tasks', reader)).not.toContain('<button type="submit" name="type"');
    expect((await press(task.id, { type: 'done' }, { ...ownPage, cookie: reader })).status).toBe(403);
  });

  test('takes no form of another site, no unknown event and no unknown task', async () => {
    const task = await insertTask({ why: 'x' });
    const headers = { ...ownPage, cookie: worker };
    expect(
      (await press(task.id, { type: 'done' }, { 'sec-fetch-site': 'cross-site', cookie: worker })).status,
    ).toBe(403);
    expect((await press(task.id, { type: 'dance' }, headers)).status).toBe(422);
    expect((await press(newId(), { type: 'done' }, headers)).status).toBe(404);
    expect((await press('x', { type: 'done' }, headers)).status).toBe(404);
    expect((await press(task.id, { type: 'done' }, ownPage)).headers.get('location')).toBe(
      '/console/sign-in',
    );
  });

  test('shows a facility the tasks of its own residents alone', async () => {
    const [own, other] = await Promise.all([harness.createFacility(), harness.createFacility()]);
    const [resident, stranger] = await Promise.all([
      insertPatient(harness.db, own.id),
      insertPatient(harness.db, other.id),
    ]);
    const mine = await insertTicket(harness.db, { patientId: resident.id });
    const theirs = await insertTicket(harness.db, { patientId: stranger.id, facilityId: own.id });
    await insertTask({ why: 'Of our own.', ticketId: mine.id });
    const foreign = await insertTask({ why: 'Of others.', ticketId: theirs.id });
    const cookie = await signIn((await harness.createKey(['tickets', 'work'], own.id)).key);
    const html = await read('/console/tasks', cookie);
    expect(html).toContain('Of our own.');
    expect(html).not.toContain('Of others.');
    expect((await press(foreign.id, { type: 'done' }, { ...ownPage, cookie })).status).toBe(404);
  });
});

describe('a message and what came with it', () => {
  test('are shown to those who are signed in', async () => {
    const message = await insertMessage(harness.db, { text: '' });
    await insertPhoto(message.id);
    const html = await read(`/console/messages/${message.id}`);
    expect(html).toContain(`src="/console/messages/${message.id}/attachments/0"`);
    expect(html).not.toContain('vendor.example');
    const photo = await look(`/console/messages/${message.id}/attachments/0`);
    expect(photo.headers.get('content-type')).toBe('image/png');
    expect(photo.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    const out = await harness.app.request(`/console/messages/${message.id}/attachments/0`);
    expect(out.headers.get('location')).toBe('/console/sign-in');
  });

  test('are not shown to another facility, nor when there are none', async () => {
    const [own, other] = await Promise.all([harness.createFacility(), harness.createFacility()]);
    const message = await insertMessage(harness.db, { facilityId: other.id });
    await insertPhoto(message.id);
    const cookie = await signIn((await harness.createKey(['tickets'], own.id)).key);
    for (const path of [
      `/console/messages/${message.id}`,
      `/console/messages/${message.id}/attachments/0`,
      '/console/messages/x',
    ]) {
      expect((await look(path, cookie)).status, path).toBe(404);
    }
  });

  test('are never run: a picture that can hold script is only for saving', async () => {
    const message = await insertMessage(harness.db);
    await insertPhoto(message.id, 'image/svg+xml');
    expect(await read(`/console/messages/${message.id}`)).not.toContain('<img');
    const file = await look(`/console/messages/${message.id}/attachments/0`);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  test('that could not be fetched are told in words', async () => {
    const message = await insertMessage(harness.db);
    await harness.db.attachment.create({
      data: {
        id: newId(),
        messageId: message.id,
        position: 0,
        url: 'https://vendor.example/canary',
        contentType: 'audio/x-wav',
        failure: 'deleted',
      },
    });
    expect(await read(`/console/messages/${message.id}`)).toContain(
      'Recording 1 could not be fetched: the vendor has deleted it.',
    );
  });
});

describe('the thread of a ticket', () => {
  test('holds what was told of its events, and the words for an emergency that name no ticket', async () => {
    const message = await insertMessage(harness.db);
    const ticket = await insertTicket(harness.db, {
      sources: { create: { messageId: message.id, line: 0, joinedAt: new Date() } },
    });
    const elsewhere = await insertTicket(harness.db);
    const replies: [string, string[]][] = [
      ['Your refill has shipped.', [ticket.id]],
      ['Call 911 now.', []],
      ['About something else.', [elsewhere.id]],
    ];
    for (const [text, ticketIds] of replies) {
      await harness.db.outboundMessage.create({
        data: {
          id: newId(),
          channel: 'sms',
          to: '+14155550100',
          template: 't',
          language: 'en',
          text,
          segments: 1,
          state: 'sent',
          inReplyToId: message.id,
          slot: newId(),
          ticketIds,
          createdAt: new Date(),
        },
      });
    }
    const html = await read(`/console/tickets/${ticket.id}`);
    expect(html).toContain('Your refill has shipped.');
    expect(html).toContain('Call 911 now.');
    expect(html).not.toContain('About something else.');
  });
});
