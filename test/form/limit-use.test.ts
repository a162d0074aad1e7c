import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeTry, type Counted } from '../../src/accounts/throttle-store.ts';
import { openFormGateway, signInAs, type HouseUser } from '../support/form-house.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway & { address: string };
let nurse: HouseUser;
let colleague: HouseUser;

beforeAll(async () => {
  gateway = await openFormGateway();
  [nurse, colleague] = [await signInAs(gateway, 'cedar'), await signInAs(gateway, 'cedar')];
});
afterAll(() => gateway.close());

const list = 'name,dob,medicine\nMary Johnson,1952-03-04,metoprolol 50 mg';

function post(user: HouseUser, path: string, fields: Record<string, string>): Promise<Response> {
  const { headers, formToken } = user;
  const body = new URLSearchParams({ formToken, ...fields });
  return fetch(gateway.address + path, { method: 'POST', headers, body, redirect: 'manual' });
}

/** As a browser sends a form without a script, which `fetch` cannot pretend to be. */
async function press(fields: Record<string, string>, language = 'en') {
  const headers = {
    ...nurse.headers,
    cookie: `${nurse.cookie}; form-language=${language}`,
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'same-origin',
  };
  const sending = request(`${gateway.address}/form`, { method: 'POST', headers });
  sending.end(new URLSearchParams({ formToken: nurse.formToken, ...fields }).toString());
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, page: await text(answer) };
}

/** As another process counts them: to the last that is allowed. */
async function useUp(kind: Counted['kind'], most: number): Promise<void> {
  for (let time = 0; time < most; time += 1)
    await takeTry(gateway.db, [{ kind, name: nurse.userId }], gateway.clock.now());
}

test.each([
  ['search', 300, '/form/residents', { find: 'mary' }],
  ['search', 0, '/form', { do: 'find', find: 'mary' }],
  ['search', 0, '/form/requests', { search: 'mary' }],
  ['check', 30, '/form/list', { do: 'check', text: list }],
  ['send', 30, '/form', { do: 'send', 'r0.name': 'Some Body' }],
  ['send', 0, '/form/list', { do: 'send', text: list }],
] as const)('too much to %s in a minute (%i more): %s waits, alone', async (kind, most, path, fields) => {
  await useUp(kind, most);
  const script = await post(nurse, path, fields);
  expect(script.status).toBe(429);
  expect(await script.json()).toMatchObject({ code: 'rate_limited' });
  expect(Number(script.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(script.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect((await post(colleague, path, fields)).status).not.toBe(429);
});

test('whoever waits reads so in words, with all that was entered to be sent afterwards', async () => {
  const fields = { do: 'send', 'r0.name': 'Some Body', 'r0.note': 'keep me' };
  const waiting = await press(fields);
  expect(waiting.status).toBe(429);
  expect(waiting.headers['retry-after']).toMatch(/^\d+$/);
  expect(waiting.headers['cache-control']).toContain('no-store');
  expect(waiting.page).toContain('One moment, please');
  expect(waiting.page).toContain('name="r0.note" value="keep me"');
  expect((await press(fields, 'es')).page).toContain('Un momento, por favor');
  expect((await fetch(`${gateway.address}/form`, { headers: nurse.headers })).status).toBe(200);
  gateway.clock.move(2);
  expect((await press(fields)).status).toBe(422);
  expect((await post(nurse, '/form/residents', { find: 'mary' })).status).toBe(200);
});
