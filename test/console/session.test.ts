import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertTicket } from '../support/ticket-rows.ts';

let harness: ApiHarness;
let key: string;

beforeAll(async () => {
  harness = await createApiHarness({ PUBLIC_URL: 'https://gateway.example' });
  ({ key } = await harness.createKey(['tickets', 'work']));
});
afterAll(() => harness.close());

const ownPage = { 'sec-fetch-site': 'same-origin' };

async function submit(path: string, fields: Record<string, string>, headers: Record<string, string>) {
  return harness.app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
}

async function signIn(): Promise<string> {
  const response = await submit('/console/sign-in', { key }, ownPage);
  expect(response.status).toBe(303);
  return response.headers.get('set-cookie') ?? '';
}

describe('a session of the console', () => {
  test('is bound to the host, https and our own pages', async () => {
    const cookie = await signIn();
    expect(cookie).toMatch(/^__Host-console=[0-9a-f]{64}; /);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/'])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain');
  });

  test('is not in the database as the browser holds it', async () => {
    const token = /=([0-9a-f]+);/.exec(await signIn())?.[1] ?? '';
    expect(await harness.db.consoleSession.count({ where: { hash: token } })).toBe(0);
  });

  test('ends after twelve hours however busy it is', async () => {
    const cookie = (await signIn()).split(';')[0] ?? '';
    const statuses: number[] = [];
    for (let minutes = 0; minutes <= 12 * 60; minutes += 10) {
      statuses.push((await harness.app.request('/console', { headers: { cookie } })).status);
      harness.clock.time = new Date(harness.clock.time.getTime() + 10 * 60_000);
    }
    expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(303);
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another subdomain', { 'sec-fetch-site': 'same-site', origin: 'https://evil.gateway.example' }],
    ['another origin, without fetch metadata', { origin: 'https://evil.example' }],
    ['an unknown origin', { origin: 'null' }],
    ['nowhere', {}],
  ])('cannot be used by a form of %s', async (_, headers) => {
    const cookie = (await signIn()).split(';')[0] ?? '';
    const ticket = await insertTicket(harness.db);
    const response = await submit(
      `/console/tickets/${ticket.id}/acknowledge`,
      { version: '1' },
      { ...headers, cookie },
    );
    expect(response.status).toBe(403);
    expect((await submit('/console/sign-in', { key }, headers)).status).toBe(403);
  });

  test('works for a browser without fetch metadata behind a proxy that ends TLS', async () => {
    const response = await submit('/console/sign-in', { key }, { origin: 'https://gateway.example' });
    expect(response.status).toBe(303);
  });
});

describe('a ticket that is not there', () => {
  test('is said in a page', async () => {
    const cookie = (await signIn()).split(';')[0] ?? '';
    const response = await harness.app.request('/console/tickets/nothing', { headers: { cookie } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such ticket');
  });
});

describe('an acknowledgement', () => {
  test('needs a key that may work', async () => {
    const reader = await harness.createKey(['tickets']);
    const signedIn = await submit('/console/sign-in', { key: reader.key }, ownPage);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const ticket = await insertTicket(harness.db);
    const path = `/console/tickets/${ticket.id}/acknowledge`;
    expect((await submit(path, { version: '1' }, { ...ownPage, cookie })).status).toBe(403);
    expect((await submit(path, { version: '1' }, ownPage)).headers.get('location')).toBe('/console/sign-in');
  });
});
