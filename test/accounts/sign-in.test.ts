import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inviteUser } from '../../src/accounts/user-store.ts';
import type { Role } from '../../src/accounts/signed-in.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { appCode, openBrowser, readSetUp, type AccountBrowser } from '../support/account-browser.ts';
import { openSignedIn } from '../support/signed-in.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';

const publicUrl = 'https://gateway.example';
const password = 'plum kettle orbit nine';
let harness: ApiHarness;
let facilityId: string;
let count = 0;
let place = 0;

beforeAll(async () => {
  harness = await createApiHarness({
    PUBLIC_URL: publicUrl,
    CLIENT_ADDRESS_HEADER: 'X-Real-IP',
  });
  facilityId = (await harness.createFacility()).id;
});
afterAll(() => harness.close());
beforeEach(() => {
  place += 1;
});

function browser(): AccountBrowser {
  return openBrowser(harness.app, `192.0.2.${place}`);
}

async function invite(role: Role = 'facility_user') {
  count += 1;
  const email = `nurse-${count}@example.com`;
  const place = role === 'facility_user' ? facilityId : null;
  const invited = await inviteUser(
    harness.db,
    { email, name: 'A nurse', role, facilityId: place },
    { actor: 'test', now: harness.clock.now() },
  );
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  return { email, userId: invited.userId, token: invited.token };
}

/** From the invitation to the first page behind the sign-in. */
async function join(role: Role = 'facility_user') {
  const invited = await invite(role);
  const at = browser();
  await at.get(`/account/link/${invited.token}`);
  const saved = await at.post(`/account/link/${invited.token}`, { name: 'Nora Example', password });
  expect(saved).toMatchObject({ status: 303, location: '/account/sign-in?saved' });
  await at.get('/account/sign-in');
  const setUpPage = await at.post('/account/sign-in', { email: invited.email, password });
  const setUp = readSetUp(setUpPage.html);
  const home = await at.post('/account/set-up', { code: await appCode(setUp.key, -1) });
  expect(home.status).toBe(303);
  return { ...invited, at, ...setUp, home: home.location };
}

async function givePassword(email: string, given = password, at = browser()) {
  await at.get('/account/sign-in');
  return { at, page: await at.post('/account/sign-in', { email, password: given }) };
}

async function signIn(email: string, code: string) {
  const { at } = await givePassword(email);
  return { at, page: await at.post('/account/second-step', { code }) };
}

async function eventsOf(userId: string): Promise<string[]> {
  const events = await harness.db.accountEvent.findMany({ where: { userId }, orderBy: { id: 'asc' } });
  return events.map(({ type }) => type);
}

describe('an invited person', () => {
  test('sets name and password, sets up the second step, and is in', async () => {
    const { at, userId, home, recoveryCodes } = await join();
    expect(home).toBe('/form');
    expect(recoveryCodes).toHaveLength(10);
    const account = await at.get('/account');
    expect(account.status).toBe(200);
    expect(account.html).toContain('Nora Example');
    expect(await eventsOf(userId)).toEqual(['invited', 'invitation_used', 'second_factor_set', 'signed_in']);
  });

  test('gets nowhere with the password alone', async () => {
    const { email, token } = await invite();
    const at = browser();
    await at.get(`/account/link/${token}`);
    await at.post(`/account/link/${token}`, { name: 'Nora', password });
    const { at: second } = await givePassword(email);
    expect((await second.get('/account')).location).toBe('/account/sign-in?next=%2Faccount');
    expect((await second.post('/account/set-up', { code: '000000' })).status).toBe(403);
    expect((await second.get('/account')).status).toBe(303);
  });

  test('uses the invitation once', async () => {
    const { token } = await join();
    const at = browser();
    expect((await at.get(`/account/link/${token}`)).status).toBe(410);
    await at.get('/account/sign-in');
    expect((await at.post(`/account/link/${token}`, { name: 'X', password })).status).toBe(410);
  });

  test('finds the invitation lapsed after three days', async () => {
    const { token, userId } = await invite();
    await harness.db.userLink.updateMany({ where: { userId }, data: { expiresAt: harness.clock.now() } });
    expect((await browser().get(`/account/link/${token}`)).status).toBe(410);
  });

  test.each([
    ['short', 'At least 12', 'kettle9'],
    ['what everybody uses', 'Many people', 'Password123456'],
    ['repeated', 'Many people', 'abcabcabcabcabc'],
    ['counted up', 'Many people', '123456789012'],
    ['the own name', 'made of your name', 'noraexample12'],
  ])('cannot choose a password that is %s', async (_, words, chosen) => {
    const { token } = await invite();
    const at = browser();
    await at.get(`/account/link/${token}`);
    const answer = await at.post(`/account/link/${token}`, { name: 'Nora Example', password: chosen });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
    expect((await at.get(`/account/link/${token}`)).status).toBe(200);
  });

  test('cannot give itself another role or facility', async () => {
    const { token, userId } = await invite();
    const at = browser();
    await at.get(`/account/link/${token}`);
    const forged = { role: 'administrator', facilityId: '', twoFactorEnabled: 'true', emailVerified: 'true' };
    await at.post(`/account/link/${token}`, { name: 'Nora', password, ...forged });
    const user = await harness.db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user).toMatchObject({ role: 'facility_user', facilityId, twoFactorEnabled: false });
  });
});

describe('a sign-in', () => {
  test('takes password and code, and leads back to where it was wanted', async () => {
    const { email, key } = await join();
    const at = browser();
    await at.get('/account/sign-in?next=/form/history');
    const step = await at.post('/account/sign-in', { email, password, next: '/form/history' });
    expect(step.location).toBe('/account/second-step?next=%2Fform%2Fhistory');
    await at.get(step.location ?? '');
    const end = await at.post('/account/second-step', { code: await appCode(key), next: '/form/history' });
    expect(end).toMatchObject({ status: 303, location: '/form/history' });
    expect((await at.get('/account')).status).toBe(200);
  });

  test('does not lead away', async () => {
    const { email, recoveryCodes } = await join();
    const away = ['//evil.example', 'https://evil.example/form', '/form@evil.example', '/\\evil.example'];
    for (const [n, next] of away.entries()) {
      const at = browser();
      await at.get(`/account/sign-in?next=${encodeURIComponent(next)}`);
      await at.post('/account/sign-in', { email, password, next });
      const end = await at.post('/account/second-step', { code: recoveryCodes[n] ?? '', next });
      expect(end.location).toBe('/form');
    }
  });

  test('takes no code twice', async () => {
    const { email, key } = await join();
    const code = await appCode(key);
    expect((await signIn(email, code)).page.status).toBe(303);
    const replayed = await signIn(email, code);
    expect(replayed.page.status).toBe(403);
    expect((await replayed.at.get('/account')).status).toBe(303);
  });

  test('takes a code once although two send it at the same moment', async () => {
    const { email, key } = await join();
    const [one, two] = [(await givePassword(email)).at, (await givePassword(email)).at];
    const code = await appCode(key);
    const pages = await Promise.all([one, two].map((at) => at.post('/account/second-step', { code })));
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 403]);
  });

  test('takes each recovery code once, however it is typed', async () => {
    const { email, recoveryCodes } = await join();
    const [first = '', second = ''] = recoveryCodes;
    expect((await signIn(email, first.toUpperCase().replace('-', ' '))).page.status).toBe(303);
    expect((await signIn(email, first)).page.status).toBe(403);
    expect((await signIn(email, second)).page.status).toBe(303);
  });

  test('gives a new session, and ends one that was there before', async () => {
    const { email, key, at } = await join();
    const before = at.cookies.get('__Host-session');
    const fixed = browser();
    fixed.cookies.set('__Host-session', before ?? '');
    await fixed.get('/account/sign-in');
    await fixed.post('/account/sign-in', { email, password });
    expect((await fixed.post('/account/second-step', { code: await appCode(key) })).status).toBe(303);
    expect(fixed.cookies.get('__Host-session')).not.toBe(before);
    expect((await at.get('/account')).status).toBe(303);
  });

  test('sets cookies for this host, TLS and no script alone', async () => {
    const { at } = await join();
    const lines = at.setCookies.filter((line) => !/max-age=0(;|$)/i.test(line));
    expect(lines.some((line) => line.startsWith('__Host-session='))).toBe(true);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-[a-z-]+=/);
      expect(line).toMatch(/; HttpOnly/i);
      expect(line).toMatch(/; Secure/i);
      expect(line).toMatch(/; SameSite=Lax/i);
      expect(line).toMatch(/; Path=\/(;|$)/i);
      expect(line).not.toMatch(/; Domain/i);
    }
  });

  test('leaves nothing in the database with which somebody could sign in', async () => {
    const { at, key, recoveryCodes, token } = await join();
    const tables = [
      'users',
      'user_sessions',
      'user_credentials',
      'user_second_factors',
      'user_links',
      'user_verifications',
      'user_used_codes',
      'account_events',
      'sign_in_throttles',
    ];
    const texts = (await Promise.all(tables.map((table) => harness.rowsAsText(table)))).join();
    const secrets = [
      password,
      key,
      token,
      ...recoveryCodes,
      at.cookies.get('__Host-session')?.split('.')[0] ?? '?',
    ];
    for (const secret of secrets) expect(texts).not.toContain(secret);
  });

  test('is refused to who was disabled, also in the middle of it and afterwards', async () => {
    const { email, userId, at, key } = await join();
    const half = (await givePassword(email)).at;
    await harness.db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    expect((await at.get('/account')).status).toBe(303);
    expect((await half.post('/account/second-step', { code: await appCode(key) })).status).toBe(403);
    expect((await givePassword(email)).page.status).toBe(403);
  });

  test('ends with the sign-out', async () => {
    const { at } = await join();
    const kept = new Map(at.cookies);
    await at.get('/account');
    expect((await at.post('/account/sign-out', {})).location).toBe('/account/sign-in?signed-out');
    for (const [name, value] of kept) at.cookies.set(name, value);
    expect((await at.get('/account')).status).toBe(303);
  });

  test.each([
    ['/account/sign-in', { email: 'a@example.com', password }],
    ['/account/second-step', { code: '123456' }],
    ['/account/set-up', { code: '123456' }],
    ['/account/forgot', { email: 'a@example.com' }],
    ['/account/link/abc', { password }],
    ['/account/password', { current: password, password }],
    ['/account/recovery-codes', { current: password }],
    ['/account/keep', {}],
    ['/account/sign-out', {}],
  ])('is not sent to %s from another site, nor without its token', async (path, fields) => {
    const signedIn = { role: 'facility_user', facilityId, publicUrl, now: harness.clock.now() } as const;
    const { cookie } = await openSignedIn(harness.db, signedIn);
    const at = browser();
    for (const pair of cookie.split('; ')) at.cookies.set(...(pair.split(/=(.*)/) as [string, string]));
    expect((await at.get('/account')).status).toBe(200);
    expect((await at.post(path, fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await at.post(path, { ...fields, formToken: '' })).status).toBe(403);
  });
});

describe('a change of the password', () => {
  test('wants the present one and a good new one, and ends all other sessions', async () => {
    const { at, email, userId, recoveryCodes } = await join();
    const [code = ''] = recoveryCodes;
    const { at: there } = await signIn(email, code);
    await at.get('/account');
    const chosen = 'seven lanterns in a harbor';
    const changes = { current: password, password: chosen };
    expect((await at.post('/account/password', { ...changes, current: chosen })).status).toBe(422);
    expect((await at.post('/account/password', { ...changes, password: 'short' })).status).toBe(422);
    expect((await there.get('/account')).status).toBe(200);
    await at.get('/account');
    expect((await at.post('/account/password', changes)).status).toBe(200);
    expect((await at.get('/account')).status).toBe(200);
    expect((await there.get('/account')).status).toBe(303);
    expect(await eventsOf(userId)).toContain('password_changed');
    const codes = await at.post('/account/recovery-codes', { current: chosen });
    expect(readSetUp(codes.html).recoveryCodes).toHaveLength(10);
  });
});

describe('who asks whether an account exists', () => {
  test('is told the same in the same words', async () => {
    const { email } = await join();
    const known = (await givePassword(email, 'wrong kettle orbit')).page;
    const unknown = (await givePassword('nobody@example.com', 'wrong kettle orbit')).page;
    expect(unknown.status).toBe(known.status);
    function plain(html: string, address: string): string {
      return html.replaceAll(address, '').replace(/value="[0-9a-f]{64}"/, '');
    }
    expect(plain(unknown.html, 'nobody@example.com')).toBe(plain(known.html, email));
  });

  test('waits as long for the answer', async () => {
    const { email } = await join();
    const at = browser();
    await at.get('/account/sign-in');
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let n = 0; n < 4; n += 1) {
      for (const [which, address] of [
        ['known', email],
        ['unknown', `nobody-${place}@example.com`],
      ] as const) {
        const start = performance.now();
        await at.post('/account/sign-in', { email: address, password: 'wrong kettle orbit' });
        times[which].push(performance.now() - start);
      }
    }
    function fastest(of: number[]): number {
      return Math.min(...of);
    }
    // The hash is nearly all of the time: without it, an answer would come in a tenth of it.
    expect(fastest(times.unknown)).toBeGreaterThan(fastest(times.known) / 2);
    expect(fastest(times.known)).toBeGreaterThan(fastest(times.unknown) / 2);
  });
});

describe('wrong tries', () => {
  test('lock the account for a while, also for the right password, whoever it is of', async () => {
    const { email, userId, recoveryCodes } = await join();
    for (const address of [email, `nobody-${place}@example.com`]) {
      const { at } = await givePassword(address, 'wrong kettle orbit');
      const key = await sha256(`account: ${address}`);
      await harness.db.signInThrottle.update({ where: { key }, data: { failures: 9 } });
      const last = await at.post('/account/sign-in', { email: address, password: 'wrong again, yes' });
      expect(last.status).toBe(403);
      const locked = await at.post('/account/sign-in', { email: address, password });
      expect(locked.status).toBe(429);
      expect(locked.html).toContain('Try again in 15 minutes');
    }
    expect(await eventsOf(userId)).toContain('locked_out');
    harness.clock.time = new Date(harness.clock.time.getTime() + 15 * 60_000 + 1);
    expect((await signIn(email, recoveryCodes[0] ?? '')).page.status).toBe(303);
  });

  test('of the code are counted too', async () => {
    const { email, key } = await join();
    const { at } = await givePassword(email);
    await at.post('/account/second-step', { code: '000000' });
    const counter = await sha256(`account: ${email}`);
    await harness.db.signInThrottle.update({ where: { key: counter }, data: { failures: 10 } });
    expect((await at.post('/account/second-step', { code: await appCode(key) })).status).toBe(429);
    expect((await signIn(email, await appCode(key))).page.status).not.toBe(303);
  });

  test('through two processes at once are as many as through one', async () => {
    const { email } = await join();
    const other = await harness.another();
    const browsers = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => {
        const at = openBrowser(n % 2 === 0 ? harness.app : other, `198.51.100.${n}`);
        await at.get('/account/sign-in');
        return at;
      }),
    );
    const pages = await Promise.all(
      browsers.map((at) => at.post('/account/sign-in', { email, password: 'wrong kettle orbit' })),
    );
    const looked = pages.filter(({ status }) => status === 403);
    expect(looked).toHaveLength(10);
    expect(pages.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  test('from one address are counted over all accounts', async () => {
    const at = browser();
    await at.get('/account/sign-in');
    const name = `address: 192.0.2.${place}`;
    await at.post('/account/sign-in', { email: 'one@example.com', password: 'wrong kettle orbit' });
    await harness.db.signInThrottle.update({ where: { key: await sha256(name) }, data: { failures: 100 } });
    expect((await at.post('/account/sign-in', { email: 'two@example.com', password })).status).toBe(429);
  });
});
