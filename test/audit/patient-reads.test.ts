import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertMessage, insertPatient, insertTicket } from '../support/ticket-rows.ts';
import { withoutIds } from '../support/without-ids.ts';

let harness: ApiHarness;
let staff: { id: string; key: string };
let cookie: string;
let ids: Record<'patient' | 'ticket' | 'other' | 'message' | 'task' | 'effect', string>;

beforeAll(async () => {
  harness = await createApiHarness();
  staff = await harness.createKey(['tickets', 'work', 'admin']);
  const patient = await insertPatient(harness.db);
  const own = { patientId: patient.id, medicationText: 'metoprolol 50 mg', medicationName: 'metoprolol' };
  const ticket = await insertTicket(harness.db, own);
  const other = await insertTicket(harness.db, own);
  const message = await insertMessage(harness.db, { text: 'Mary Johnson metoprolol please' });
  const source = { messageId: message.id, line: 0, joinedAt: new Date() };
  await harness.db.ticketSource.create({ data: { ticketId: ticket.id, ...source } });
  await harness.db.attachment.create({
    data: {
      ...{ id: newId(), messageId: message.id, position: 0, url: 'x', contentType: 'audio/mpeg' },
      recordingSid: 'RE1',
      ...{ content: new Uint8Array([1, 2]), fetchedAt: new Date() },
    },
  });
  const readAt = new Date();
  await harness.db.recordCopy.create({
    data: { system: 'ehr', patientId: patient.id, found: 'none', prescriptions: [], readAt },
  });
  await harness.db.pharmacyEvent.create({
    data: {
      ...{ id: newId(), messageId: randomUUID(), kind: 'unknown', receivedAt: readAt, state: 'unmatched' },
      ...{ facts: { fillWords: null, rxWords: null, rx: null }, ticketIds: [ticket.id] },
    },
  });
  const task = {
    id: newId(),
    kind: 'callback',
    queue: 'concierge',
    why: 'call',
    dedupeKey: randomUUID(),
  } as const;
  await harness.db.task.create({
    data: { ...task, ticketId: ticket.id, dueAt: new Date(), createdAt: new Date() },
  });
  await harness.db.outboundMessage.create({
    data: {
      ...{ id: newId(), channel: 'sms', to: '+14155550111', template: 'x', language: 'en' },
      ...{ text: 'Mary Johnson', segments: 1, state: 'sent', slot: randomUUID(), createdAt: new Date() },
      ...{ ticketIds: [ticket.id], inReplyToId: message.id },
    },
  });
  const effect = {
    ...{ id: newId(), system: 'helpdesk', kind: 'ticket', ticketId: ticket.id, reference: randomUUID() },
    ...{ state: 'failed' as const, lastError: 'invalid', dueAt: readAt, createdAt: readAt },
  };
  await harness.db.systemEffect.create({ data: effect });
  ids = {
    ...{ patient: patient.id, ticket: ticket.id, other: other.id, message: message.id, task: task.id },
    effect: effect.id,
  };
  const signIn = await harness.app.request('/console/sign-in', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: staff.key }),
  });
  cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => harness.close());

function reads() {
  return harness.db.patientRead.findMany({ orderBy: [{ patientId: 'asc' }, { sequence: 'asc' }] });
}

/** Asks as staff do: by the key, or as the browser that has signed in. */
function ask(address: string): Response | Promise<Response> {
  const headers = { authorization: `Bearer ${staff.key}`, cookie };
  return harness.app.request(address, { headers });
}

/** Each route that shows a record, the address to ask, and what is written down of it. */
const showing: Record<string, [address: () => string, written: Record<string, unknown>]> = {
  '/api/v1/tickets': [() => '/api/v1/tickets', { why: 'list', subject: 'ticket', subjectId: null }],
  '/api/v1/tickets/:id': [() => `/api/v1/tickets/${ids.ticket}`, { why: 'look_up', subject: 'ticket' }],
  '/api/v1/tickets/:id/consents': [
    () => `/api/v1/tickets/${ids.ticket}/consents`,
    { why: 'look_up', subject: 'consent' },
  ],
  '/api/v1/tickets/:id/merge-preview': [
    () => `/api/v1/tickets/${ids.ticket}/merge-preview?into=${ids.other}`,
    { why: 'compare' },
  ],
  '/api/v1/messages': [() => '/api/v1/messages', { why: 'list', subject: 'message' }],
  '/api/v1/messages/:id': [() => `/api/v1/messages/${ids.message}`, { why: 'look_up', subject: 'message' }],
  '/api/v1/messages/:id/attachments/:position': [
    () => `/api/v1/messages/${ids.message}/attachments/0`,
    { why: 'file', subject: 'message' },
  ],
  '/api/v1/messages/:id/audio': [
    () => `/api/v1/messages/${ids.message}/audio`,
    { why: 'file', subject: 'message' },
  ],
  '/api/v1/replies': [() => '/api/v1/replies', { why: 'list', subject: 'reply' }],
  '/api/v1/tasks': [() => '/api/v1/tasks', { why: 'list', subject: 'task' }],
  '/api/v1/patients/:id/reads': [
    () => `/api/v1/patients/${ids.patient}/reads`,
    { why: 'audit', subject: 'reads' },
  ],
  '/api/v1/differences': [() => '/api/v1/differences', { why: 'compare', subject: 'record' }],
  '/api/v1/pharmacy-events': [() => '/api/v1/pharmacy-events', { why: 'list', subject: 'record' }],
  '/api/v1/effects/:id': [() => `/api/v1/effects/${ids.effect}`, { why: 'work', subject: 'ticket' }],
  '/console/systems/effects/:id': [
    () => `/console/systems/effects/${ids.effect}`,
    { why: 'work', subject: 'ticket' },
  ],
  '/console/records': [() => '/console/records', { why: 'compare', subject: 'record' }],
  '/console': [() => '/console', { why: 'list', subject: 'ticket' }],
  '/console/tickets/:id': [() => `/console/tickets/${ids.ticket}`, { why: 'look_up', subject: 'ticket' }],
  '/console/tickets/:id/merge': [
    () => `/console/tickets/${ids.ticket}/merge?into=${ids.other}`,
    { why: 'compare' },
  ],
  '/console/tasks': [() => '/console/tasks', { why: 'list', subject: 'task' }],
  '/console/messages/:id': [() => `/console/messages/${ids.message}`, { why: 'look_up', subject: 'message' }],
  '/console/messages/:id/attachments/:position': [
    () => `/console/messages/${ids.message}/attachments/0`,
    { why: 'file' },
  ],
};

/** Routes that show nothing of any patient: descriptions, figures in sums, wordings, forms without contents. */
const showingNobody = [
  /^\/(healthz|readyz|metrics)$/,
  /^\/(form|account)/,
  /^\/api\/(docs|v1\/openapi\.json)/,
  /^\/api\/v1\/(stats|templates|policies|routing\/rules|effects$|subscribers|pilot)/,
  /^\/console\/(sign-in|console\.css|wordings|users|figures|policies|systems$)/,
];

describe('whoever is shown a patient’s record is written down', () => {
  it('by every route there is: a new one is listed here or shows nobody', () => {
    const routes = harness.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'));
    const unknown = [...new Set(routes.map(({ path }) => path))].filter(
      (route) => !(route in showing) && !showingNobody.some((pattern) => pattern.test(route)),
    );
    expect(unknown).toEqual([]);
  });

  it.each(Object.entries(showing))('%s', async (route, [address, written]) => {
    const before = await reads();
    const response = await ask(address());
    expect(response.status).toBe(200);
    const added = (await reads()).slice(before.length);
    expect(added).toEqual([
      expect.objectContaining({
        ...{ route, patientId: ids.patient, apiKeyId: staff.id, actor: 'test tickets work admin' },
        ...written,
      }),
    ]);
    expect(added[0]?.at).toEqual(harness.clock.now());
    expect(withoutIds(JSON.stringify(added))).not.toMatch(/mary|metoprolol|1952/i);
  });

  it('an auditor sees all who were shown it, page by page, themselves first; nobody else does', async () => {
    type Page = { data: { sequence: number; route: string; actor: string }[]; nextCursor: string | null };
    const path = `/api/v1/patients/${ids.patient}/reads`;
    const first = (await (await harness.get(`${path}?limit=1`, staff.key)).json()) as Page;
    const all = await reads();
    expect(first.data).toMatchObject([{ sequence: all.length, route: '/api/v1/patients/:id/reads' }]);
    const rest = (await (
      await harness.get(`${path}?limit=200&cursor=${first.nextCursor}`, staff.key)
    ).json()) as Page;
    expect(rest.data.map(({ sequence }) => sequence)).toEqual(
      all
        .map(({ sequence }) => sequence)
        .slice(0, -1)
        .toReversed(),
    );
    expect(rest.nextCursor).toBeNull();
    expect((await harness.get('/api/v1/patients/nobody/reads', staff.key)).status).toBe(404);
    const other = await harness.createKey(['tickets', 'work']);
    expect((await harness.get(path, other.key)).status).toBe(403);
    const facility = await harness.createFacility();
    const bound = await harness.createKey(['admin'], facility.id);
    expect((await harness.get(path, bound.key)).status).toBe(403);
  });

  it('work on a ticket or a task shows it too', async () => {
    const before = await reads();
    const event = { type: 'assign', assignee: 'Ana' };
    const headers = { 'if-match': '"1"' };
    const path = `/api/v1/tickets/${ids.ticket}/events`;
    expect((await harness.post(path, event, staff.key, headers)).status).toBe(200);
    const claim = { type: 'claim' };
    expect((await harness.post(`/api/v1/tasks/${ids.task}/events`, claim, staff.key)).status).toBe(200);
    expect((await reads()).slice(before.length)).toMatchObject([
      { route: '/api/v1/tickets/:id/events', why: 'work', subjectId: ids.ticket },
      { route: '/api/v1/tasks/:id/events', why: 'work', subject: 'task' },
    ]);
  });

  it('a facility that is told nothing of a stranger’s patient is not written down as having read', async () => {
    const facility = await harness.createFacility();
    const { key } = await harness.createKey(['tickets'], facility.id);
    const message = await insertMessage(harness.db, {
      facilityId: facility.id,
      identity: { result: 'exact', level: 'L2', patientId: ids.patient, score: 1, reasons: [] },
    });
    const before = await reads();
    expect((await harness.get(`/api/v1/messages/${message.id}`, key)).status).toBe(200);
    expect(await reads()).toHaveLength(before.length);
  });

  it('what cannot be written down is not shown', async () => {
    await harness.db.$executeRaw`ALTER TABLE patient_reads RENAME TO patient_reads_away`;
    const response = await ask(`/api/v1/tickets/${ids.ticket}`);
    await harness.db.$executeRaw`ALTER TABLE patient_reads_away RENAME TO patient_reads`;
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/mary|metoprolol/i);
  });
});
