import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { openSignedIn, type Browser } from '../support/signed-in.ts';

let harness: ApiHarness;
let nurse: Browser;
let clerk: Browser;

beforeAll(async () => {
  harness = await createApiHarness();
  const { id: facilityId } = await harness.createFacility();
  const now = harness.clock.now();
  nurse = await openSignedIn(harness.db, { role: 'facility_user', facilityId, now });
  clerk = await openSignedIn(harness.db, { role: 'concierge', now });
});
afterAll(() => harness.close());

const navigates = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' };

type Refused = [
  what: string,
  who: 'nurse' | 'clerk' | 'nobody',
  method: string,
  path: string,
  status: number,
];

const refused: Refused[] = [
  ['a facility at the console', 'nurse', 'GET', '/console', 403],
  ['staff at the form', 'clerk', 'GET', '/form/list', 403],
  ['an address of the form that there is not', 'nurse', 'GET', '/form/nothing', 404],
  ['an address of the console that there is not', 'clerk', 'GET', '/console/nothing', 404],
  ['a request that there is not', 'nurse', 'GET', `/form/requests/${crypto.randomUUID()}`, 404],
  ['a page that was open for too long', 'nurse', 'POST', '/account/sign-out', 403],
  ['an invitation that is sent again', 'nobody', 'POST', `/account/link/${'0'.repeat(64)}`, 403],
  ['another method', 'nurse', 'GET', '/form/residents', 405],
];

function ask([, who, method, path]: Refused, more: Record<string, string> = {}): Promise<Response> {
  const { headers = {} } = { nurse, clerk, nobody: undefined }[who] ?? {};
  const body = method === 'GET' ? null : new URLSearchParams({ formToken: 'f'.repeat(64) });
  return Promise.resolve(
    harness.app.request(path, { method, headers: { ...headers, ...navigates, ...more }, body }),
  );
}

test.each(refused)('%s is told so in words', async (...one) => {
  const answer = await ask(one);
  expect(answer.status).toBe(one[4]);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).toMatch(/<h1[^>]*>That did not work<\/h1>.*role="alert"/s);
});

test.each(refused)('%s: a script gets the problem', async (...one) => {
  const answer = await ask(one, { 'sec-fetch-mode': 'cors' });
  expect(answer.status).toBe(one[4]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});

test.each(['/form/list', '/form', '/console/tasks', '/account/password'])(
  'more than the gateway takes at %s is told so in words, and in Spanish where that was chosen',
  async (path) => {
    const headers = { ...nurse.headers, ...navigates, 'accept-language': 'es' };
    const body = new URLSearchParams({ text: 'a'.repeat(1_100_000) }).toString();
    const length = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
    };
    const answer = await harness.app.request(path, {
      method: 'POST',
      headers: { ...headers, ...length },
      body,
    });
    expect(answer.status).toBe(413);
    const words = path.startsWith('/console') ? /That is too large/ : /demasiado grande/;
    expect(await answer.text()).toMatch(words);
  },
);

test('a vendor or a program is never answered by a page', async () => {
  const headers = { accept: 'text/html', ...navigates };
  for (const path of ['/api/v1/nothing', '/webhooks/nothing', '/formality', '/consoles'])
    expect((await harness.app.request(path, { headers })).headers.get('content-type')).toBe(
      'application/problem+json',
    );
});
