import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inviteUser } from '../../src/accounts/user-store.ts';
import { appCode } from '../support/account-browser.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, listen } from '../support/browser.ts';
import { openSignedIn } from '../support/signed-in.ts';

const password = 'plum kettle orbit nine';
const widths = [320, 768, 1280];
let harness: ApiHarness;
let server: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let page: Page;
let complaints: string[];
let facilityId: string;

beforeAll(async () => {
  harness = await createApiHarness();
  harness.clock.time = new Date();
  facilityId = (await harness.createFacility()).id;
  server = await listen(harness.app);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await harness.close();
});
beforeEach(() => {
  complaints = [];
});
afterEach(async () => {
  await page.context().close();
  expect(complaints).toEqual([]);
});

async function open(options: Parameters<Browser['newContext']>[0] = {}) {
  page = await (await browser.newContext({ viewport: { width: 768, height: 900 }, ...options })).newPage();
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
}

/** The page as it is now, at each width. */
async function expectWellMade(name: string) {
  await expectAccessible(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page);
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}

async function invite(email: string): Promise<string> {
  const person = { email, name: 'nora', role: 'facility_user', facilityId } as const;
  const invited = await inviteUser(harness.db, person, { actor: 'test', now: harness.clock.now() });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  return `${server.url}/account/link/${invited.token}`;
}

async function walkIn(email: string, look: (name: string) => Promise<void>) {
  await page.goto(await invite(email));
  await look('invitation');
  await page.getByLabel(/^(Your name|Su nombre)$/).fill('Nora Vale');
  await page.locator('#password').fill(password);
  await page.locator('form button').click();
  await look('sign-in');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('form button').click();
  await look('set-up');
  const key = ((await page.locator('.key').textContent()) ?? '').replaceAll(' ', '');
  await page.locator('#code').fill(await appCode(key));
  await page.locator('form button').click();
  return key;
}

describe('from the invitation to the account', () => {
  test('every page is accessible and fits', async () => {
    await open();
    const key = await walkIn('nora@example.com', expectWellMade);
    await page.goto(`${server.url}/account`);
    await expectWellMade('account');
    await page.locator('form[action="/account/sign-out"] button').click();
    await page.locator('#email').fill('nora@example.com');
    await page.locator('#password').fill('not this one at all');
    await page.locator('form button').click();
    await expectWellMade('refused');
    await page.locator('#password').fill(password);
    await page.locator('form button').click();
    await expectWellMade('second-step');
    await page.locator('#code').fill(await appCode(key, 1));
    await page.locator('form button').click();
    await page.goto(`${server.url}/account`);
    expect(await page.title()).toBe('Your account · Refill Gateway');
    await page.goto(`${server.url}/account/forgot`);
    await expectWellMade('forgot');
    await page.goto(`${server.url}/account/link/none`);
    await expectWellMade('link-gone');
    await page.goto(`${server.url}/console`);
    await page.getByText('You may not do that here.').waitFor();
    await expectWellMade('not-allowed');
    await page.goto(`${server.url}/form/nothing`);
    await page.getByText('There is nothing at this address.').waitFor();
    await expectWellMade('nothing-there');
  });

  test('goes without a script, in Spanish', async () => {
    await open({ javaScriptEnabled: false, locale: 'es-MX' });
    await walkIn('nora-es@example.com', () => Promise.resolve());
    await page.goto(`${server.url}/account`);
    expect(await page.locator('h1').textContent()).toBe('Su cuenta');
    expect(await page.getAttribute('html', 'lang')).toBe('es');
  });
});

async function openAs(role: 'facility_user' | 'administrator') {
  await open();
  const person = { role, facilityId: role === 'facility_user' ? facilityId : null, now: harness.clock.now() };
  const { cookie } = await openSignedIn(harness.db, person);
  const pairs = cookie.split('; ').map((pair) => pair.split('='));
  const cookies = pairs.map(([name = '', value = '']) => ({ name, value, url: server.url }));
  await page.context().addCookies(cookies);
}

test('a page warns two minutes before the session ends, and keeps it when asked to', async () => {
  await openAs('facility_user');
  await page.clock.install();
  await page.goto(`${server.url}/account`);
  const warning = page.locator('#session-warning');
  expect(await warning.isHidden()).toBe(true);
  async function wait(minutes: number) {
    harness.clock.time = new Date(harness.clock.time.getTime() + minutes * 60_000);
    await page.clock.fastForward(minutes * 60_000);
  }
  await wait(13.5);
  await warning.waitFor({ state: 'visible' });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep me signed in' }).click();
  await warning.waitFor({ state: 'hidden' });
  await wait(13.5);
  await warning.waitFor({ state: 'visible' });
  await wait(2);
  await page.getByRole('link', { name: 'Sign in again (new tab)' }).waitFor();
  await page.reload();
  expect(new URL(page.url()).pathname).toBe('/account/sign-in');
});

test('an administrator invites, changes and ends accounts at the console', async () => {
  await openAs('administrator');
  await page.goto(`${server.url}/console`);
  await page.getByRole('link', { name: 'Users' }).click();
  await page.getByLabel('E-mail').fill('otto@example.com');
  await page.getByLabel('Name', { exact: true }).fill('Otto Lind');
  await page.locator('#role-new').selectOption('concierge');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  expect(await page.locator('[role="status"]').textContent()).toContain('/account/link/');
  await expectWellMade('users');
  await page.getByRole('button', { name: 'Disable Otto Lind' }).click();
  const otto = await harness.db.user.findUniqueOrThrow({ where: { email: 'otto@example.com' } });
  expect(otto.disabledAt).not.toBeNull();
  await page.goto(`${server.url}/console/sign-in`);
  await expectWellMade('console-sign-in');
});
