import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';

let harness: ApiHarness;
let key: string;
beforeAll(async () => {
  harness = await createApiHarness();
  ({ key } = await harness.createKey(['admin']));
});
afterAll(() => harness.close());

const sameOrigin = { 'sec-fetch-site': 'same-origin' };
const change = { facilities: ['community'], channels: ['sms'], basedOn: 0, reason: 'we begin with texts' };

test('the part with which a site begins is changed with a reason, and every version stays known', async () => {
  expect(await (await harness.get('/api/v1/pilot', key)).json()).toMatchObject({
    ...{ version: 0, facilities: [], channels: [], reason: null, versions: [] },
  });
  const { sourceId } = await harness.createFacility();
  const facilities = [sourceId, 'community'];
  expect((await harness.post('/api/v1/pilot', { ...change, facilities }, key)).status).toBe(201);
  expect((await harness.post('/api/v1/pilot', change, key)).status).toBe(409);
  const all = { facilities: [], channels: [], basedOn: 1, reason: 'it went well' };
  const answer = await harness.post('/api/v1/pilot', all, key);
  expect(await answer.json()).toMatchObject({
    ...{ version: 2, facilities: [], channels: [], author: 'test admin' },
    versions: [{ version: 2 }, { version: 1, facilities, channels: ['sms'], reason: 'we begin with texts' }],
  });
});

test.each([
  ['a facility that the roster does not have', { facilities: ['community', 'nowhere'] }, 'facilities.1'],
  ['a channel that there is not', { channels: ['fax'] }, 'channels.0'],
  ['no reason', { reason: ' ' }, 'reason'],
])('%s is refused', async (_what, wrong, path) => {
  const answer = await harness.post('/api/v1/pilot', { ...change, ...wrong }, key);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ path }] });
});

test('whoever is no administrator, or speaks for one facility, neither reads nor changes it', async () => {
  const { id } = await harness.createFacility();
  const worker = await harness.createKey(['tickets', 'work']);
  const bound = await harness.createKey(['admin'], id);
  for (const other of [worker.key, bound.key]) {
    expect((await harness.get('/api/v1/pilot', other)).status).toBe(403);
    expect((await harness.post('/api/v1/pilot', change, other)).status).toBe(403);
  }
});

test('an administrator changes it at the console by a plain form; others see it', async () => {
  async function signIn(scopes: string[]): Promise<string> {
    const body = new URLSearchParams({ key: (await harness.createKey(scopes)).key });
    const init = { method: 'POST', body, headers: sameOrigin };
    const response = await harness.app.request('/console/sign-in', init);
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  async function post(cookie: string, fields: [string, string][]) {
    const init = { method: 'POST', body: new URLSearchParams(fields), headers: { ...sameOrigin, cookie } };
    const response = await harness.app.request('/console/systems/pilot', init);
    return [response.status, response.headers.get('location')];
  }
  async function page(cookie: string): Promise<string> {
    return (await harness.app.request('/console/systems', { headers: { cookie } })).text();
  }
  const [admin, worker] = [await signIn(['tickets', 'work', 'admin']), await signIn(['tickets', 'work'])];
  const basedOn = String(await harness.db.pilotVersion.count());
  const { sourceId } = await harness.createFacility();
  const form: [string, string][] = [
    ['basedOn', basedOn],
    ['facilities', `${sourceId}\r\n\r\n`],
    ['channels', 'sms'],
    ['channels', 'web'],
    ['reason', 'Oak House first'],
  ];
  expect(await page(admin)).toContain('Change the pilot');
  expect((await post(worker, form))[0]).toBe(403);
  expect(await post(admin, form)).toEqual([303, '/console/systems']);
  expect(await post(admin, form)).toEqual([303, '/console/systems?pilot-taken']);
  expect((await post(admin, [...form.slice(0, 4), ['reason', '']]))[1]).toBe('/console/systems?pilot');
  const shown = await page(worker);
  expect(shown).toContain(`${sourceId}; Text, Web form.`);
  expect(shown).toContain('Oak House first');
  expect(shown).not.toContain('Change the pilot');
});
