import { afterAll, beforeAll, expect, test } from 'vitest';
import { policyDifferences } from '../../src/domain/policy-differences.ts';
import { defaultPolicy, type Policy } from '../../src/domain/policy.ts';
import { keepPolicy, savePolicyInForce } from '../../src/policies/policy-store.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertTicket } from '../support/ticket-rows.ts';

let harness: ApiHarness;
let staff: string;
beforeAll(async () => {
  harness = await createApiHarness();
  staff = await signIn((await harness.createKey(['tickets'])).key);
});
afterAll(() => harness.close());

async function signIn(key: string): Promise<string> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams({ key });
  const response = await harness.app.request('/console/sign-in', { method: 'POST', body, headers });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

function get(path: string, cookie: string): Promise<Response> {
  return Promise.resolve(harness.app.request(path, { headers: { cookie } }));
}

const longer: Policy = {
  ...defaultPolicy,
  version: 'own-1',
  reminder: { ...defaultPolicy.reminder, hour: { value: 9, reason: 'nobody is there before' } },
};

test('the figures of the days that are chosen, and of nobody', async () => {
  await insertTicket(harness.db, {
    openedAt: new Date(harness.clock.time.getTime() - 60_000),
    stage: 'review',
  });
  for (const path of ['/console/figures', '/console/figures?days=31', '/console/figures?days=x']) {
    const response = await get(path, staff);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toMatch(/Tickets opened<\/th><td[^>]*>1</);
    expect(html).toContain('How long it took');
    expect(html).not.toMatch(/Johnson|metoprolol|\+1415/i);
  }
});

test('the policies with who saved them, why, and what is otherwise', async () => {
  const at = new Date('2026-03-02T20:00:00Z');
  await keepPolicy(harness.db, defaultPolicy, { author: 'system', reason: 'came with the program', at });
  const by = { author: 'Ana Lead', reason: 'the desk opens later', at: new Date(at.getTime() + 60_000) };
  expect(await savePolicyInForce(harness.db, longer, by)).toBe('saved');
  const list = await (await get('/console/policies', staff)).text();
  expect(list).toMatch(/own-1.*Ana Lead.*the desk opens later.*Now.*came with the program/s);
  const one = await (await get('/console/policies/own-1', staff)).text();
  expect(one).toMatch(/reminder\.hour<\/th><td[^>]*>8<\/td><td[^>]*>9<\/td><td[^>]*>nobody is there before/);
  expect(one).toContain('law.cappedRefills');
  expect((await get('/console/policies/none', staff)).status).toBe(404);
});

test('they are of the whole gateway: not for a key of one facility, and not without signing in', async () => {
  const facility = await harness.createFacility();
  const own = await signIn((await harness.createKey(['tickets'], facility.sourceId)).key);
  for (const path of ['/console/figures', '/console/policies', '/console/policies/own-1']) {
    expect((await get(path, own)).status).toBe(403);
    expect((await get(path, '')).headers.get('location')).toBe('/console/sign-in');
  }
});

test('the difference of two policies is each figure that is otherwise, with its reason', () => {
  expect(policyDifferences(defaultPolicy, defaultPolicy)).toEqual([]);
  expect(policyDifferences(defaultPolicy, longer)).toEqual([
    { path: 'reminder.hour', before: '8', after: '9', reason: 'nobody is there before' },
  ]);
});
