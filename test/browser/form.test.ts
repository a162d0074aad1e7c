import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyTraffic } from '../support/empty-traffic.ts';
import { inviteUser } from '../../src/accounts/user-store.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { appCode } from '../support/account-browser.ts';
import { expectAccessible, expectNoSidewaysScroll, launchBrowser } from '../support/browser.ts';
import { giveCookies, openFormGateway, signInAs, type HouseUser } from '../support/form-house.ts';
import { withoutIds } from '../support/without-ids.ts';

let gateway: Awaited<ReturnType<typeof openFormGateway>>;
let browser: Browser;
let nurse: HouseUser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [gateway, browser] = await Promise.all([openFormGateway(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await gateway.close();
});
beforeEach(async () => {
  complaints = [];
  await clearTickets();
  nurse = await signInAs(gateway, 'cedar');
  ({ context, page } = await openPage());
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

async function openPage(options: { javaScriptEnabled?: boolean; locale?: string } = {}) {
  const opened = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await giveCookies(opened, gateway.address, nurse);
  const first = await opened.newPage();
  first.setDefaultTimeout(10_000);
  first.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  first.on('pageerror', (error) => complaints.push(error.message));
  await first.goto(`${gateway.address}/form`);
  return { context: opened, page: first };
}

/** Each test begins with nothing on its way. */
async function clearTickets(): Promise<void> {
  await gateway.settled();
  await emptyTraffic(gateway);
}

async function addResident(typed: string, name: RegExp, at = page): Promise<void> {
  await at.getByRole('searchbox').fill(typed);
  await at.getByRole('button', { name }).click();
  await at.getByRole('group', { name }).waitFor();
}

function tick(medicine: RegExp, at = page): Promise<void> {
  return at.getByRole('checkbox', { name: medicine }).first().check();
}

/** As the browser keeps it: sealed. */
function keptDraft(): Promise<string | undefined> {
  return page.evaluate(() => {
    const name = Object.keys(localStorage).find((one) => one.startsWith('refill-draft'));
    return name === undefined ? undefined : (localStorage.getItem(name) ?? undefined);
  });
}

function countSent(): Promise<number> {
  return gateway.db.inboundMessage.count();
}

describe('a nurse', () => {
  test('finds a resident while typing, ticks, sends, and sees where each line stands', async () => {
    await addResident('nunez', /José Núñez O'Hara/);
    await page.getByText('born Jul 21, 1949, room 200B').waitFor();
    await tick(/^Metoprolol/);
    await tick(/^Lisinopril/);
    await page.getByLabel('Days left of Metoprolol').fill('2');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    await page.getByText('Handed to the pharmacy').waitFor();
    await page.getByText('Too early to refill; we keep a reminder').waitFor();
    await expect(page.locator('.reference').textContent()).resolves.toMatch(/^RG-/);
    await page.getByText('This page shows news by itself.').waitFor();
    await expectAccessible(page);
    const ticket = await gateway.db.ticket.findFirstOrThrow({
      where: { stage: 'pharmacy_submitted', priority: 'urgent' },
    });
    await gateway.work(ticket.id, { type: 'pharmacy_accepted' });
    await page.getByText('The pharmacy is working on it').waitFor();
  });

  test('is shown what is on its way instead of being asked again, and takes a line back', async () => {
    await addResident('100b', /Mary Johnson/);
    await tick(/^Atorvastatin/);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('Handed to the pharmacy').waitFor();
    const sent = page.url();
    await page.goto(`${gateway.address}/form`);
    await addResident('johnson', /Mary Johnson/);
    await page.getByText('On its way: Handed to the pharmacy').waitFor();
    await expect(page.getByRole('checkbox', { name: /^Atorvastatin/ }).count()).resolves.toBe(0);
    await page.goto(sent);
    const line = page.locator('.lines > li').filter({ hasText: /Atorvastatin/ });
    const takeBack = page.getByRole('button', { name: /^Withdraw Atorvastatin/ });
    // One touch takes nothing back.
    await expect(takeBack.isVisible()).resolves.toBe(false);
    await line.getByText('Withdraw', { exact: true }).click();
    await expectAccessible(page);
    await takeBack.click();
    await page.getByText('You have withdrawn this.').waitFor();
    await page.getByText('Nothing more happens for this line.').waitFor();
  });

  test('sends ten residents in one go, by what is due this week', async () => {
    await page.getByRole('button', { name: 'Everything due this week' }).click();
    await page.getByText(/medicines due this week/).waitFor();
    await expect(page.getByRole('checkbox', { checked: true }).count()).resolves.toBe(0);
    await page.getByRole('button', { name: 'Tick everything that is due' }).click();
    await page.getByRole('checkbox', { checked: true }).first().waitFor();
    await page.getByRole('button', { name: 'Remove Mary Johnson' }).click();
    await page.getByRole('group', { name: /Mary Johnson/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Remove José/ }).click();
    await page.getByRole('group', { name: /José/ }).waitFor({ state: 'detached' });
    await expect(page.locator('fieldset.resident').count()).resolves.toBe(10);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.waitForURL(/\/form\/requests\//);
    await page.getByText('Each line has its place.').waitFor();
    await expect(page.getByText('Handed to the pharmacy').count()).resolves.toBe(20);
  });

  test('does it in Spanish, and switches without losing what was entered', async () => {
    await addResident('nuñez', /José Núñez O'Hara/);
    await tick(/^Metoprolol/);
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('heading', { name: 'Nueva solicitud de resurtido' }).waitFor();
    await expect(page.locator('html').getAttribute('lang')).resolves.toBe('es');
    await expect(page.getByRole('checkbox', { name: /^Metoprolol/ }).isChecked()).resolves.toBe(true);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enviar solicitud' }).click();
    await page.getByText('Entregado a la farmacia').waitFor();
    const message = await gateway.db.inboundMessage.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(message.structured).toMatchObject({ language: 'es' });
  });

  test('does it without JavaScript', async () => {
    const plain = await openPage({ javaScriptEnabled: false });
    await plain.page.getByRole('searchbox').fill('obrien 1949');
    await plain.page.getByRole('button', { name: 'Find' }).click();
    await plain.page.getByText('Nobody on your roster is found by that.').waitFor();
    await plain.page.getByRole('searchbox').fill('ohara 7/21/1949');
    await plain.page.getByRole('searchbox').press('Enter');
    await plain.page.getByRole('button', { name: /José Núñez/ }).click();
    await tick(/^Metoprolol/, plain.page);
    await plain.page.getByRole('button', { name: 'Someone who is not listed' }).click();
    const typed = plain.page.getByRole('group', { name: 'Resident 2' });
    await typed.getByLabel('Full name').fill('Newly Arrived');
    await typed.getByLabel('Another medicine, with its strength').fill('sertraline 50 mg');
    await plain.page.getByRole('button', { name: 'Send request' }).click();
    await plain.page.getByRole('link', { name: 'Newly Arrived needs a real date of birth' }).waitFor();
    await typed
      .or(plain.page.getByRole('group', { name: 'Newly Arrived' }))
      .getByLabel('Date of birth')
      .fill('1950-02-03');
    await plain.page.getByRole('button', { name: 'Send request' }).click();
    await plain.page.getByRole('heading', { name: 'Request received' }).waitFor();
    await gateway.settled();
    await plain.page.getByRole('link', { name: 'Reload this page to see news.' }).click();
    await plain.page.getByText('Handed to the pharmacy').waitFor();
    await plain.page.getByText('Our team is checking whom this is for').waitFor();
    await plain.context.close();
  });

  test('does it by keyboard alone', async () => {
    await page.waitForFunction(() => document.activeElement?.id === 'find');
    await page.keyboard.type('johnson');
    await page.getByRole('button', { name: /Mary Johnson/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'r0');
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const { activeElement: at } = document;
        return at instanceof HTMLInputElement && at.type === 'checkbox' ? at.name : (at?.id ?? '');
      });
      if (focused === 'r0.rx') await page.keyboard.press('Space');
      if (focused === 'send') break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    const message = await gateway.db.inboundMessage.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(message.structured).toMatchObject({ residents: [{ medications: [{}, {}, {}] }] });
  });

  test('is told what is missing, with a link to each field', async () => {
    await page.getByRole('button', { name: 'Someone who is not listed' }).click();
    await page.getByRole('group', { name: 'Resident 1' }).waitFor();
    await page.getByRole('button', { name: 'Send request' }).click();
    const summary = page.getByRole('alert');
    await summary.waitFor();
    await expect(summary.getByRole('link').allTextContents()).resolves.toEqual([
      'Resident 1 needs a medicine or a note',
      'Resident 1 needs a full name',
      'Resident 1 needs a real date of birth',
    ]);
    await expect(summary.evaluate((list) => list === document.activeElement)).resolves.toBe(true);
    await expectAccessible(page);
    await summary.getByRole('link', { name: /full name/ }).click();
    const name = page.getByLabel('Full name');
    await expect(name.evaluate((input) => input === document.activeElement)).resolves.toBe(true);
    await expect(name.getAttribute('aria-invalid')).resolves.toBe('true');
  });

  test('answers which resident is meant on the page of the request', async () => {
    await page.getByRole('button', { name: 'Someone who is not listed' }).click();
    await page.getByLabel('Full name').fill('Mary Jonson-Smythe');
    await page.getByLabel('Date of birth').fill('1931-01-01');
    await page.getByLabel('Another medicine, with its strength').fill('metoprolol tartrate 50 mg');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('Which resident is meant?').waitFor();
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Find a resident' }).fill('johnson');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: /Mary Johnson/ }).click();
    await page.getByText('It goes on with your answer.').waitFor();
    await page.getByText('Handed to the pharmacy').waitFor();
  });
});

test('a facility reads what our people ask, and answers there in its own words', async () => {
  await page.getByRole('button', { name: 'Someone who is not listed' }).click();
  await page.getByLabel('Full name').fill('Walter Unlisted');
  await page.getByLabel('Date of birth').fill('1931-01-01');
  await page.getByLabel('Another medicine, with its strength').fill('sertraline 50 mg');
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByText('Which resident is meant?').waitFor();
  const messageId = page.url().split('/').at(-1) ?? '';
  const { ticketId } = await gateway.db.ticketSource.findFirstOrThrow({ where: { messageId } });
  const asks = { type: 'reply', template: 'need_info', values: { asked: ['birth_date'] } };
  expect((await gateway.work(ticketId, asks)).status).toBe(200);
  await page.getByText('Our team wrote on').waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectNoSidewaysScroll(page);
  await page.getByLabel('Your answer').fill('He moved in on Monday');
  await page.locator('h1').click();
  expect((await gateway.work(ticketId, { type: 'note', text: 'looked at' })).status).toBe(200);
  await page.waitForTimeout(1_500);
  await expect(page.getByLabel('Your answer').inputValue()).resolves.toBe('He moved in on Monday');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Answer' }).click();
  await page.getByText('The gateway cannot be reached.').waitFor();
  await expect(page.getByLabel('Your answer').inputValue()).resolves.toBe('He moved in on Monday');
  await page.context().setOffline(false);
  await page.getByText('Our team has your answer.').waitFor();
});

describe('from the sign-in to the reference', () => {
  const password = 'plum kettle orbit nine';
  const email = 'nora@example.com';

  /** Goes the way of an invitation to its end; answers the key of the authenticator app. */
  async function join(at: Page): Promise<string> {
    const person = { email, name: 'Nora', role: 'facility_user', facilityId: nurse.facilityId } as const;
    const invited = await inviteUser(gateway.db, person, { actor: 'test', now: gateway.clock.now() });
    if (invited.kind !== 'invited') throw new Error(invited.kind);
    await at.goto(`${gateway.address}/account/link/${invited.token}`);
    await at.locator('#password').fill(password);
    await at.locator('form button').click();
    await at.locator('#email').fill(email);
    await at.locator('#password').fill(password);
    await at.locator('form button').click();
    const key = ((await at.locator('.key').textContent()) ?? '').replaceAll(' ', '');
    await at.locator('#code').fill(await appCode(key));
    await at.locator('form button').click();
    await at.getByRole('searchbox').waitFor();
    return key;
  }

  test('one resident with three medicines takes at most 12 interactions', async () => {
    const fresh = await browser.newContext();
    const at = await fresh.newPage();
    const key = await join(at);
    await at.getByRole('button', { name: 'Sign out' }).click();
    await at.goto(`${gateway.address}/form`);
    let interactions = 0;
    async function type(label: string | RegExp, text: string): Promise<void> {
      interactions += 1;
      await at.getByLabel(label).fill(text);
    }
    async function press(role: 'button' | 'checkbox', name: RegExp): Promise<void> {
      interactions += 1;
      await at.getByRole(role, { name }).first().click();
    }
    await type('E-mail', email);
    await type('Password', password);
    await press('button', /^(Sign in|Next|Continue)/);
    await at.waitForURL(/second-step/);
    interactions += 1;
    await at.locator('#code').fill(await appCode(key, 1));
    await press('button', /./);
    await type('Find a resident', 'ohara');
    await press('button', /José Núñez/);
    await at.getByRole('group', { name: /José Núñez/ }).waitFor();
    for (const medicine of [/^Metoprolol/, /^Atorvastatin/, /^Lisinopril/]) await press('checkbox', medicine);
    await press('button', /^Send request/);
    await expect(at.locator('.reference').textContent()).resolves.toMatch(/^RG-/);
    expect(interactions).toBeLessThanOrEqual(12);
    await fresh.close();
  });
});

describe('what was entered', () => {
  test('is not lost when the session ends, and comes back after signing in again', async () => {
    await addResident('johnson', /Mary Johnson/);
    await tick(/^Metoprolol/);
    await page.getByText('Another medicine, or a note').click();
    await page.getByLabel('Note').fill('leaves on Friday');
    await gateway.db.userSession.deleteMany({ where: { userId: nurse.userId } });
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('You were signed out. Your entries are kept on this device.').waitFor();
    await expectAccessible(page);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).toContain('refill-draft');
    expect(kept).not.toMatch(/Johnson|Friday|Metoprolol/i);
    await signInAgain();
    await page.goto(`${gateway.address}/form`);
    await page.getByText('We put back what you had entered').waitFor();
    await expect(page.getByRole('checkbox', { name: /^Metoprolol/ }).isChecked()).resolves.toBe(true);
    await expect(page.getByLabel('Note').inputValue()).resolves.toBe('leaves on Friday');
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    await expect(page.evaluate(() => localStorage.length)).resolves.toBe(0);
  });

  test('is not lost when nobody presses anything until the session ends, which is said once', async () => {
    await page.clock.install();
    await page.goto(`${gateway.address}/form`);
    await addResident('johnson', /Mary Johnson/);
    await gateway.db.userSession.deleteMany({ where: { userId: nurse.userId } });
    await page.clock.fastForward(14 * 60_000);
    await page.getByText('You were signed out. Your entries are kept on this device.').waitFor();
    await expect(
      page
        .getByText(/signed out/)
        .filter({ visible: true })
        .count(),
    ).resolves.toBe(1);
    const way = await page.getByRole('link', { name: 'Sign in again' }).getAttribute('href');
    expect(way).toBe('/account/sign-in?next=%2Fform');
  });

  test('is not thrown away by one touch', async () => {
    await addResident('johnson', /Mary Johnson/);
    await page.getByText('Start over').click();
    await expect(page.getByRole('group', { name: /Mary Johnson/ }).count()).resolves.toBe(1);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove everything from this request' }).click();
    await expect.poll(() => page.getByRole('group', { name: /Mary Johnson/ }).count()).toBe(0);
  });

  test('is nobody’s else on a shared tablet', async () => {
    await addResident('johnson', /Mary Johnson/);
    await tick(/^Metoprolol/);
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
    const colleague = await signInAs(gateway, 'birch');
    await giveCookies(context, gateway.address, colleague);
    await page.goto(`${gateway.address}/form`);
    await page.getByText('birch').waitFor();
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('group').count()).resolves.toBe(0);
  });

  test('comes back without JavaScript as well when the session has ended', async () => {
    const plain = await openPage({ javaScriptEnabled: false });
    await plain.page.getByRole('searchbox').fill('johnson');
    await plain.page.getByRole('button', { name: 'Find' }).click();
    await plain.page.getByRole('button', { name: /Mary Johnson/ }).click();
    await tick(/^Metoprolol/, plain.page);
    const { userId } = nurse;
    const held = await gateway.db.userSession.findFirstOrThrow({ where: { userId } });
    await gateway.db.userSession.deleteMany({ where: { userId } });
    await plain.page.getByRole('button', { name: 'Send request' }).click();
    await plain.page.getByRole('heading', { name: 'You were signed out' }).waitFor();
    await gateway.db.userSession.create({ data: held });
    await plain.page.getByRole('button', { name: 'Continue where I was' }).click();
    await plain.page.getByRole('heading', { name: 'Request received' }).waitFor();
    await plain.context.close();
  });

  test('is sent once, when the server is stopped while sending and started again', async () => {
    const before = await countSent();
    await addResident('johnson', /Mary Johnson/);
    await tick(/^Metoprolol/);
    await gateway.stop();
    await page.getByRole('button', { name: 'Send request' }).dblclick();
    await page.getByText('The gateway cannot be reached.').waitFor();
    await gateway.restart();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    expect(await countSent()).toBe(before + 1);
  });

  test('is sent once by two tabs, and by an answer that was lost', async () => {
    const before = await countSent();
    await addResident('johnson', /Mary Johnson/);
    await expect.poll(keptDraft).toBeTruthy();
    const unticked = await keptDraft();
    await tick(/^Metoprolol/);
    await expect.poll(keptDraft).not.toBe(unticked);
    const second = await context.newPage();
    await second.goto(`${gateway.address}/form`);
    await second.getByText('We put back what you had entered').waitFor();
    let lost = 0;
    await page.route(/\/form$/, async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch({ maxRedirects: 0 });
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    await second.getByRole('button', { name: 'Send request' }).click();
    await second.getByRole('heading', { name: 'Request received' }).waitFor();
    expect(second.url()).toBe(page.url());
    expect(await countSent()).toBe(before + 1);
  });
});

describe('the form', () => {
  test.each([320, 768, 1280])('fits a screen of %d px, and axe finds nothing', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await addResident('johnson', /Mary Johnson/);
    await page.getByRole('button', { name: 'Someone who is not listed' }).click();
    await page.getByRole('group', { name: 'Resident 2' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(`${gateway.address}/form/requests`);
    await page.getByRole('heading', { name: 'Sent requests' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  /** The first visit of a browser that has nothing of ours: its bytes, and when somebody could type. */
  async function visitFirst(): Promise<{ bytes: number; usableMs: number }> {
    const fresh = await browser.newContext();
    await giveCookies(fresh, gateway.address, nurse);
    const first = await fresh.newPage();
    const session = await fresh.newCDPSession(first);
    await session.send('Network.enable');
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
    const startedAt = performance.now();
    await first.goto(`${gateway.address}/form`, { waitUntil: 'load' });
    await first.getByRole('searchbox').fill('j');
    const usableMs = performance.now() - startedAt;
    await first.waitForLoadState('networkidle');
    await fresh.close();
    return { bytes, usableMs };
  }

  test('weighs less than 60 KB with all its parts and is usable within a second', async () => {
    const visits = [await visitFirst(), await visitFirst(), await visitFirst()];
    // A busy machine delays any of them; none is faster than the form is.
    expect(Math.min(...visits.map(({ usableMs }) => usableMs))).toBeLessThan(1_000);
    for (const { bytes } of visits) {
      expect(bytes).toBeGreaterThan(1_000);
      expect(bytes).toBeLessThan(60_000);
    }
  });

  test('says first what to do in an emergency', async () => {
    await expect(page.getByLabel('Emergencies').textContent()).resolves.toMatch(/911[^]*988/);
  });

  test('leaves no resident in an address, a title, a cache or a cookie', async () => {
    const addresses: string[] = [];
    const cached: string[] = [];
    page.on('request', (request) => addresses.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    page.on('response', (response) => {
      const { 'cache-control': caching, 'content-type': type = '' } = response.headers();
      const isPart = /javascript|css/.test(type);
      if (!isPart && caching !== 'no-store') cached.push(response.url());
    });
    await addResident('johnson', /Mary Johnson/);
    await tick(/^Metoprolol/);
    await page.getByRole('button', { name: 'Send request' }).click();
    await page.getByText('Handed to the pharmacy').waitFor();
    const kept = await page.evaluate(() => JSON.stringify([document.title, document.cookie, location.href]));
    expect(withoutIds([...addresses, kept].join())).not.toMatch(/johnson|metoprolol|1952/i);
    expect(addresses.length).toBeGreaterThan(4);
    expect(cached).toEqual([]);
  });
});

/** The same person, in the same browser. */
async function signInAgain(): Promise<void> {
  const { userId, cookie } = nurse;
  const token = /session=([^.]*)\./.exec(cookie)?.[1] ?? '';
  const now = gateway.clock.now();
  await gateway.db.userSession.create({
    data: {
      id: crypto.randomUUID(),
      token: await sha256(token),
      userId,
      startedAt: now,
      usedAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
      createdAt: now,
      updatedAt: now,
    },
  });
}
