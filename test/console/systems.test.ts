import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertTicket } from '../support/ticket-rows.ts';

let harness: ApiHarness;
const sameOrigin = { 'sec-fetch-site': 'same-origin' };
beforeAll(async () => {
  harness = await createApiHarness();
});
afterAll(() => harness.close());

async function signIn(scopes: string[]): Promise<string> {
  const { key } = await harness.createKey(scopes);
  const body = new URLSearchParams({ key });
  const response = await harness.app.request('/console/sign-in', {
    method: 'POST',
    body,
    headers: sameOrigin,
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function read(path: string, cookie: string): Promise<string> {
  return (await harness.app.request(path, { headers: { cookie } })).text();
}

function send(path: string, cookie: string, fields: Record<string, string>) {
  const headers = { cookie, ...sameOrigin };
  return harness.app.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

test('what another system refused is found, put right and sent again at the console', async () => {
  const ticket = await insertTicket(harness.db);
  const [id, now] = [newId(), harness.clock.now()];
  const row = { id, system: 'helpdesk', kind: 'ticket', ticketId: ticket.id, reference: id };
  const failed = { state: 'failed', attempts: 1, lastError: 'group_unknown' } as const;
  await harness.db.systemEffect.create({ data: { ...row, ...failed, dueAt: now, createdAt: now } });
  const looks = await read('/console/systems', await signIn(['tickets']));
  expect(looks).toContain('Group unknown, after 1 try');
  expect(looks).not.toContain('Send again');
  const worker = await signIn(['tickets', 'work']);
  expect(await read(`/console/tickets/${ticket.id}`, worker)).toContain('Failed: Group unknown');
  expect(await read('/console/systems', worker)).toContain(ticket.reference);
  const path = `/console/systems/effects/${id}`;
  expect((await send(path, worker, { type: 'send_again' })).status).toBe(303);
  expect(await read('/console/systems', worker)).toContain('Nothing has failed.');
  await send(path, worker, { type: 'done_by_hand', externalId: ' 4711 ' });
  const again = await send(path, worker, { type: 'done_by_hand', externalId: '' });
  expect(again.headers.get('location')).toBe('/console/systems?taken');
  expect(await read(`/console/tickets/${ticket.id}`, worker)).toContain('Helpdesk 4711');
});

test('what a subscriber did not take is one card that names it, and Pilot stands before what failed', async () => {
  const [subscriber, createdAt] = [newId(), harness.clock.now()];
  const row = { id: subscriber, name: 'Billing', url: 'https://a.test/', events: [], createdBy: 'ana' };
  await harness.db.webhookSubscriber.create({ data: { ...row, createdAt } });
  const effects = [];
  for (let count = 0; count < 3; count += 1)
    effects.push(await insertFailed('not_taken', 'webhook', 'event'));
  const ids = effects.map(({ id }) => id);
  await harness.db.systemEffect.updateMany({ where: { id: { in: ids } }, data: { subscriber } });
  const shown = await read('/console/systems', await signIn(['tickets', 'work']));
  expect(shown).toContain('Subscriber: Billing');
  expect(shown).toContain('3 events not taken, the last one: Not taken');
  expect(shown).not.toContain('Webhook: Event');
  expect(shown.indexOf('id="pilot"')).toBeLessThan(shown.indexOf('To be put right'));
  await harness.db.systemEffect.deleteMany({ where: { subscriber } });
});

async function insertFailed(lastError: string, system = 'helpdesk', kind = 'outcome') {
  const ticket = await insertTicket(harness.db);
  const [id, now] = [newId(), harness.clock.now()];
  const row = { id, system, kind, ticketId: ticket.id, reference: id, lastError };
  await harness.db.systemEffect.create({
    data: { ...row, state: 'failed', attempts: 1, dueAt: now, createdAt: now },
  });
  return { id, ticket, path: `/console/systems/effects/${id}` };
}

test('the page of what failed says why, where it is put right, and to whom else the reader is led', async () => {
  const worker = await signIn(['tickets', 'work']);
  const { path, ticket } = await insertFailed('invalid_group_id');
  const shown = await read(path, worker);
  expect(shown).toContain('FRESHDESK_INTAKE_GROUP_ID');
  expect(shown).toContain(`/console/tickets/${ticket.id}`);
  expect(shown).not.toContain('The patient’s id in the EHR');
  const ehr = await insertFailed('ehr_patient_several', 'ehr', 'encounter');
  expect(await read(ehr.path, worker)).toContain('The patient’s id in the EHR');
  const reader = await read(ehr.path, await signIn(['tickets']));
  expect(reader).not.toContain('<button type="submit">Send again');
  const unknown = await read(`/console/systems/effects/${newId()}`, worker);
  expect(unknown).toContain('There is no such');
});

test('other words are taken by a plain form, and refused with the page again where they cannot be sent', async () => {
  const worker = await signIn(['tickets', 'work']);
  const { id, path, ticket } = await insertFailed('invalid_body');
  const empty = await send(path, worker, { type: 'send_again', words: '  ' });
  expect(empty.headers.get('location')).toBe(`${path}?words`);
  expect(await read(`${path}?words`, worker)).toContain('Such words cannot be sent');
  const sent = await send(path, worker, { type: 'send_again', words: 'one\r\ntwo <b>' });
  expect(sent.headers.get('location')).toBe('/console/systems');
  const [event] = await harness.db.ticketEvent.findMany({ where: { ticketId: ticket.id } });
  expect(event).toMatchObject({ type: 'effect_send_again', detail: { words: 'one\ntwo <b>' } });
  expect(await harness.db.systemEffect.findUnique({ where: { id } })).toMatchObject({
    ...{ state: 'waiting', wordedIn: event?.id },
  });
  await send(path, worker, { type: 'words_as_composed' });
  expect(await harness.db.systemEffect.findUnique({ where: { id } })).toMatchObject({ wordedIn: null });
  const named = await send(path, worker, { type: 'name_patient', externalId: 'p-1' });
  expect(named.headers.get('location')).toBe(`${path}?patient`);
});
