import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertMessage, insertTicket } from '../support/ticket-rows.ts';

const ownPage = { 'sec-fetch-site': 'same-origin' };

let harness: ApiHarness;
let key: string;
let worker: string;
let reader: string;

beforeAll(async () => {
  harness = await createApiHarness();
  key = (await harness.createKey(['tickets', 'work'])).key;
  worker = await signIn(key);
  reader = await signIn((await harness.createKey(['tickets'])).key);
});
afterAll(() => harness.close());

async function signIn(secret: string): Promise<string> {
  const body = new URLSearchParams({ key: secret });
  const response = await harness.app.request('/console/sign-in', { method: 'POST', body, headers: ownPage });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function press(path: string, fields: Record<string, string>, cookie = worker) {
  const headers = { ...ownPage, cookie };
  return harness.app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
}

/** A ticket under review that a verified person asked for by text. */
async function insertAsked() {
  const ticket = await insertTicket(harness.db);
  const identity = { result: 'exact', level: 'L2', patientId: null, score: 1, reasons: [] };
  const from = `+1415555${String(Math.floor(Math.random() * 9000) + 1000)}`;
  const message = await insertMessage(harness.db, { identity, from, receivedAt: harness.clock.now() });
  const joined = { ticketId: ticket.id, messageId: message.id, line: 0, joinedAt: new Date() };
  await harness.db.ticketSource.create({ data: joined });
  const decision = { code: 'NEEDS_HUMAN', rule: 'test', policyVersion: 'test', inputs: { mayAsk: 'yes' } };
  const data = { id: newId(), ticketId: ticket.id, ...decision, result: {}, decidedAt: new Date() };
  await harness.db.decision.create({ data });
  return ticket;
}

function send(ticketId: string, body: object, version: number) {
  const headers = { 'if-match': `"${String(version)}"` };
  return harness.post(`/api/v1/tickets/${ticketId}/events`, { type: 'reply', ...body }, key, headers);
}

describe('a reply by the console', () => {
  it('is chosen, shown, and sent by a second press', async () => {
    const { id, version } = await insertAsked();
    const page = await (
      await harness.app.request(`/console/tickets/${id}`, { headers: { cookie: worker } })
    ).text();
    expect(page).toContain('<option value="setback">');
    expect(page).not.toContain('<option value="shipped">');
    const shown = await press(`/console/tickets/${id}/reply-preview`, { template: 'setback' });
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('there is a delay');
    expect(await harness.db.outboundMessage.count({ where: { ticketIds: { has: id } } })).toBe(0);
    const fields = { template: 'setback', version: String(version) };
    expect((await press(`/console/tickets/${id}/reply`, fields)).headers.get('location')).toBe(
      `/console/tickets/${id}`,
    );
    expect(await harness.db.outboundMessage.count({ where: { ticketIds: { has: id } } })).toBe(1);
  });

  it('tells whoever was slower what was sent, and sends nothing', async () => {
    const { id, version } = await insertAsked();
    expect((await send(id, { template: 'will_call' }, version)).status).toBe(200);
    const late = await press(`/console/tickets/${id}/reply`, {
      template: 'setback',
      version: String(version),
    });
    expect(late.status).toBe(412);
    const page = await late.text();
    expect(page).toContain('Nothing was sent');
    expect(page).toMatch(/The last text about it: will call, .*by test tickets work\./i);
    expect(await harness.db.outboundMessage.count({ where: { ticketIds: { has: id } } })).toBe(1);
  });

  it('says why a text cannot be sent', async () => {
    const { id } = await insertAsked();
    const shown = await press(`/console/tickets/${id}/reply-preview`, { template: 'delivered' });
    expect(shown.status).toBe(422);
    expect(await shown.text()).toContain('This cannot be sent');
  });

  it('is not for those who only read', async () => {
    const { id, version } = await insertAsked();
    const fields = { template: 'setback', version: String(version) };
    expect((await press(`/console/tickets/${id}/reply`, fields, reader)).status).toBe(403);
    expect((await press(`/console/tickets/${id}/reply-preview`, fields, reader)).status).toBe(403);
  });
});

describe('a reply by the API', () => {
  it('shows the text before, and a stale version is told what was sent and when', async () => {
    const { id, version } = await insertAsked();
    const path = `/api/v1/tickets/${id}/reply-preview`;
    const values = { asked: ['birth_date'] };
    const preview = await harness.post(path, { template: 'need_info', values }, key);
    expect(preview.status).toBe(200);
    const { text } = (await preview.json()) as { text: string };
    expect((await send(id, { template: 'need_info', values }, version)).status).toBe(200);
    const [row] = await harness.db.outboundMessage.findMany({ where: { ticketIds: { has: id } } });
    expect(row?.text).toBe(text);
    const late = await send(id, { template: 'setback' }, version);
    expect(late.status).toBe(412);
    expect(await late.json()).toMatchObject({
      code: 'precondition_failed',
      lastReply: { template: 'need_info', at: row?.createdAt.toISOString(), by: 'test tickets work' },
    });
  });

  it.each([
    ['without a version', { template: 'setback' }, {}, 428],
    ['without a template', {}, { 'if-match': '"1"' }, 422],
    ['at the wrong stage', { template: 'delivered' }, { 'if-match': '"1"' }, 409],
  ])('%s is refused', async (_, body, headers, status) => {
    const { id } = await insertAsked();
    const path = `/api/v1/tickets/${id}/events`;
    expect((await harness.post(path, { type: 'reply', ...body }, key, headers)).status).toBe(status);
  });

  it('is not for a facility’s key', async () => {
    const { id: facilityId } = await harness.createFacility();
    const { key: own } = await harness.createKey(['tickets', 'work'], facilityId);
    const { id } = await insertAsked();
    const path = `/api/v1/tickets/${id}/reply-preview`;
    expect((await harness.post(path, { template: 'setback' }, own)).status).toBe(404);
  });
});
