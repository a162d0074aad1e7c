import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertMessage, insertPatient, insertTicket } from '../support/ticket-rows.ts';

const ownPage = { 'sec-fetch-site': 'same-origin' };

let harness: ApiHarness;
let worker: string;
let reader: string;

beforeAll(async () => {
  harness = await createApiHarness();
  worker = await signIn((await harness.createKey(['tickets', 'work'])).key);
  reader = await signIn((await harness.createKey(['tickets'])).key);
});
afterAll(() => harness.close());

async function signIn(key: string): Promise<string> {
  const body = new URLSearchParams({ key });
  const response = await harness.app.request('/console/sign-in', { method: 'POST', body, headers: ownPage });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function read(path: string, cookie = worker): Promise<string> {
  return (await harness.app.request(path, { headers: { cookie } })).text();
}

async function press(path: string, fields: Record<string, string>, headers: Record<string, string>) {
  return harness.app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
}

/** A ticket about metoprolol with one arrival. */
async function insertAsked(patientId: string | null, strength: string | null) {
  const medicine = { medicationText: 'metoprolol', medicationName: 'metoprolol', strength };
  const ticket = await insertTicket(harness.db, { patientId, ...medicine });
  const message = await insertMessage(harness.db);
  await harness.db.ticketSource.create({
    data: { ticketId: ticket.id, messageId: message.id, line: 0, joinedAt: new Date() },
  });
  return { ...ticket, messageId: message.id };
}

describe('two open tickets of one patient for what may be one medicine', () => {
  it('each shows the other, then what a merge would change, and one press merges them', async () => {
    const patient = await insertPatient(harness.db);
    const [into, from] = [await insertAsked(patient.id, '50 mg'), await insertAsked(patient.id, null)];
    const page = await read(`/console/tickets/${from.id}`);
    expect(page).toContain('Same request?');
    expect(page).toContain(`/console/tickets/${from.id}/merge?into=${into.id}`);

    const preview = await read(`/console/tickets/${from.id}/merge?reference=${into.reference}`);
    expect(preview).toContain(`End ${from.reference} in ${into.reference}?`);
    expect(preview).toContain('1 → 2');

    const fields = { version: String(from.version), into: into.id };
    const done = await press(`/console/tickets/${from.id}/merge`, fields, { ...ownPage, cookie: worker });
    expect(done.headers.get('location')).toBe(`/console/tickets/${into.id}`);
    expect(await harness.db.ticket.findUnique({ where: { id: from.id } })).toMatchObject({
      stage: 'merged',
      mergedIntoId: into.id,
    });

    const joined = await read(`/console/tickets/${into.id}`);
    expect(joined).toContain('Take out: not the same request');
    const { version } = await harness.db.ticket.findUniqueOrThrow({ where: { id: into.id } });
    const split = { version: String(version), messageId: from.messageId };
    const out = await press(`/console/tickets/${into.id}/split`, split, { ...ownPage, cookie: worker });
    expect(out.status).toBe(303);
    expect(await harness.db.ticketSource.count({ where: { ticketId: into.id } })).toBe(1);
  });

  it('whoever saw an older state is shown the present one first', async () => {
    const patient = await insertPatient(harness.db);
    const [into, from] = [await insertAsked(patient.id, '50 mg'), await insertAsked(patient.id, null)];
    const fields = { version: '7', into: into.id };
    const answer = await press(`/console/tickets/${from.id}/merge`, fields, { ...ownPage, cookie: worker });
    expect(answer.headers.get('location')).toBe(`/console/tickets/${from.id}?stale`);
  });

  it('is not to be pressed from another page, nor by somebody who may only read', async () => {
    const patient = await insertPatient(harness.db);
    const [into, from] = [await insertAsked(patient.id, '50 mg'), await insertAsked(patient.id, null)];
    const fields = { version: String(from.version), into: into.id };
    const path = `/console/tickets/${from.id}/merge`;
    expect((await press(path, fields, { 'sec-fetch-site': 'cross-site', cookie: worker })).status).toBe(403);
    expect((await press(path, fields, { ...ownPage, cookie: reader })).status).toBe(403);
    expect(await read(`/console/tickets/${from.id}`, reader)).not.toContain('Same request?');
  });
});

it('tickets of two patients are not offered to each other, and the page says why they cannot be merged', async () => {
  const [one, other] = [await insertPatient(harness.db), await insertPatient(harness.db)];
  const [into, from] = [await insertAsked(one.id, '50 mg'), await insertAsked(other.id, '50 mg')];
  expect(await read(`/console/tickets/${from.id}`)).not.toContain(into.id);
  const preview = await read(`/console/tickets/${from.id}/merge?into=${into.id}`);
  expect(preview).toContain('Not possible');
  expect(preview).not.toContain('Merge: they are one request');
});
