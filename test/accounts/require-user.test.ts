import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facilityScope } from '../../src/accounts/facility-scope.ts';
import { safeAddress } from '../../src/accounts/go-back.ts';
import { requireUser } from '../../src/accounts/require-user.ts';
import type { SignedInEnv } from '../../src/accounts/signed-in.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { createApp } from '../../src/http/create-app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openSignedIn, type Browser } from '../support/signed-in.ts';

const publicUrl = 'https://gateway.example';
const minute = 60_000;
const page = { 'sec-fetch-mode': 'navigate' };
let database: TestDatabase;
let facilityId: string;
let time = new Date('2026-03-02T20:00:00Z');
const clock: Clock = { now: () => time };
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  database = await createTestDatabase();
  const db = database.database.prisma;
  const facility = {
    id: '01980000-0000-7000-8000-000000000001',
    sourceId: 'oak',
    name: 'Oak',
    contentHash: '',
  };
  facilityId = (await db.facility.create({ data: facility })).id;
  app = createApp({ log: { info: () => undefined, error: () => undefined } });
  const routes = new Hono<SignedInEnv>();
  const ofFacility = requireUser({ db, clock, publicUrl }, ['facility_user'], '/form');
  routes.get('/form/requests', ofFacility, (c) => c.json(facilityScope(c.get('signedIn'))));
  routes.post('/form/requests', ofFacility, (c) => c.text('taken'));
  app.route('/', routes);
});
afterAll(() => database.drop());

function open(role: 'facility_user' | 'concierge', of: string | null = facilityId): Promise<Browser> {
  return openSignedIn(database.database.prisma, { role, facilityId: of, publicUrl, now: time });
}

function get(headers: Record<string, string>, query = '') {
  return app.request(`/form/requests${query}`, { headers });
}

function post(headers: Record<string, string>, fields: Record<string, string>) {
  return app.request('/form/requests', { method: 'POST', headers, body: new URLSearchParams(fields) });
}

describe('a page for users of a facility', () => {
  test('is shown to one, with the rows of that facility', async () => {
    const answer = await get((await open('facility_user')).headers);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ facilityId });
  });

  test('leads whoever is not signed in to the sign-in page, and back', async () => {
    const answer = await get(page, '?page=2');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/account/sign-in?next=%2Fform%2Frequests%3Fpage%3D2');
  });

  test('tells a script that the session has ended', async () => {
    const answer = await get({ 'sec-fetch-mode': 'cors' });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'session_expired' });
  });

  test('is refused to another role, and to a user of no facility', async () => {
    expect((await get((await open('concierge')).headers)).status).toBe(403);
    expect((await get((await open('facility_user', null)).headers)).status).toBe(403);
  });
});

describe('a session', () => {
  test('lasts 15 minutes after its last use, and no longer', async () => {
    const { headers } = await open('facility_user');
    for (let n = 0; n < 3; n += 1) {
      time = new Date(time.getTime() + 14 * minute);
      expect((await get(headers)).status).toBe(200);
    }
    time = new Date(time.getTime() + 15 * minute);
    expect((await get(headers)).status).toBe(401);
  });

  test('ends after a working day although it is in use', async () => {
    const { headers } = await open('facility_user');
    for (let n = 0; n < 71; n += 1) {
      time = new Date(time.getTime() + 10 * minute);
      expect((await get(headers)).status).toBe(200);
    }
    time = new Date(time.getTime() + 10 * minute);
    expect((await get(headers)).status).toBe(401);
  });

  test.each([
    ['the user was disabled', { disabledAt: new Date() }],
    ['there is no second factor', { twoFactorEnabled: false }],
  ])('is none when %s', async (_, change) => {
    const { headers, userId } = await open('facility_user');
    await database.database.prisma.user.update({ where: { id: userId }, data: change });
    expect((await get(headers)).status).toBe(401);
  });
});

describe('a form that is sent', () => {
  test('is taken with the token of the page it stood on', async () => {
    const { headers, formToken } = await open('facility_user');
    expect((await post(headers, { formToken })).status).toBe(200);
    expect((await post({ ...headers, 'x-form-token': formToken }, {})).status).toBe(200);
  });

  test.each([
    ['no token', {}],
    ['a made-up token', { formToken: 'a'.repeat(64) }],
  ])('is refused with %s', async (_, fields) => {
    const { headers } = await open('facility_user');
    const answer = await post(headers, fields);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'page_outdated' });
  });

  test('is refused with the token of another user', async () => {
    const other = await open('facility_user');
    const { headers } = await open('facility_user');
    expect((await post(headers, { formToken: other.formToken })).status).toBe(403);
  });

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
  ])('is refused from another site (%o)', async (from) => {
    const { cookie, formToken } = await open('facility_user');
    expect((await post({ cookie, ...from }, { formToken })).status).toBe(403);
  });

  test('leads to the sign-in page when the session has ended, and from there to the form', async () => {
    const answer = await post({ ...page, 'sec-fetch-site': 'same-origin' }, {});
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/account/sign-in?next=%2Fform');
  });
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/form//evil.example',
  '/form/..//evil.example',
  '/form@evil.example',
  '/formation',
  '/form\n/x',
  'javascript:alert(1)',
  '/form?x=<script>',
  '/api/v1/tickets',
  `/form?${'x'.repeat(600)}`,
])('a sign-in does not lead to %o', (wanted) => {
  expect(safeAddress(wanted)).toBeNull();
});

test.each(['/form', '/form?resident=1', '/console/tickets/1?stale', '/account'])(
  'a sign-in leads back to %o',
  (wanted) => {
    expect(safeAddress(wanted)).toBe(wanted);
  },
);
