import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { newId, newReference } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, listen } from '../support/browser.ts';

let harness: ApiHarness;
let server: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let page: Page;
let key: string;
let complaints: string[];

beforeAll(async () => {
  harness = await createApiHarness();
  ({ key } = await harness.createKey(['intake']));
  server = await listen(harness.app);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await harness.close();
});
beforeEach(async () => {
  harness.clock.time = new Date();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  complaints = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.url}/form`);
});
afterEach(async () => {
  await page.context().close();
  expect(complaints).toEqual([]);
});

async function signIn(): Promise<void> {
  await page.getByLabel('Your facility’s key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('group', { name: 'Resident 1', exact: true }).waitFor();
}

async function fillResident(): Promise<void> {
  const resident = page.getByRole('group', { name: 'Resident 1', exact: true });
  await resident.getByLabel('Full name').fill('Mary Canary-Johnson');
  await resident.getByLabel('Date of birth').fill('1952-03-04');
  await resident.getByLabel('Medicine and strength').fill('metoprolol 50 mg');
  await resident.getByLabel('Days left').fill('3');
}

function press(): Promise<void> {
  return page.getByRole('button', { name: 'Send request' }).click();
}

async function countSent(): Promise<number> {
  const sender = await harness.db.apiKey.findFirstOrThrow({ where: { scopes: { has: 'intake' } } });
  return harness.db.inboundMessage.count({ where: { apiKeyId: sender.id } });
}

/** What the pipeline writes when it has read the message. */
async function processMessages(): Promise<void> {
  for (const message of await harness.db.inboundMessage.findMany({ where: { state: 'received' } })) {
    const ticketId = newId();
    const decision = { code: 'PHARMACY_PROCESS', rule: 'test', policyVersion: 'test', reasons: [] };
    await harness.db.ticket.create({
      data: {
        id: ticketId,
        reference: newReference(),
        status: 'in_progress',
        stage: 'pharmacy_submitted',
        queue: 'pharmacy',
        priority: 'routine',
        decision,
        openedAt: new Date(),
        sources: { create: { messageId: message.id, line: 0, joinedAt: new Date() } },
      },
    });
    const line = { resident: 0, patientId: null, problem: null };
    const lines = [
      { ...line, medication: 0, ticketId },
      { ...line, medication: null, ticketId: null },
    ];
    await harness.db.inboundMessage.update({
      where: { id: message.id },
      data: { state: 'processed', lines },
    });
  }
}

describe('a facility', () => {
  test('signs in, sends a request, and sees its reference and where each line stands', async () => {
    await signIn();
    await fillResident();
    await press();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    await expect(page.locator('#reference').textContent()).resolves.toMatch(/^RG-/);
    await processMessages();
    await page.getByText('Handed to the pharmacy.').waitFor();
    await expect(page.locator('#lines li').allTextContents()).resolves.toEqual([
      expect.stringMatching(/^Mary Canary-Johnson: metoprolol 50 mgHanded to the pharmacy\.Ticket RG-/),
      'Mary Canary-Johnson: noteA member of our team is looking at it.',
    ]);
    await expectAccessible(page);
  });

  test('is told when its key is not valid', async () => {
    for (const wrong of ['wrong', 'nicht-gültig']) {
      await page.getByLabel('Your facility’s key').fill(wrong);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('This key is not valid').waitFor();
    }
  });

  test('is told what is missing, with a link to each field', async () => {
    await signIn();
    await press();
    const summary = page.getByRole('alert');
    await summary.getByRole('link', { name: 'Resident 1 needs a name' }).click();
    await expect(
      page.getByLabel('Full name').evaluate((input) => input === document.activeElement),
    ).resolves.toBe(true);
    await expect(summary.getByRole('link').allTextContents()).resolves.toEqual([
      'Resident 1 needs a name',
      'Resident 1 needs a complete date of birth',
      'Resident 1 needs a medicine or a note',
    ]);
    await expectAccessible(page);
  });

  test('finds the list of what is missing under the cursor, and its fields marked, by keyboard and screen reader', async () => {
    await signIn();
    await page.getByLabel('Full name').focus();
    await page.keyboard.press('Enter');
    const summary = page.getByRole('alert');
    await expect.poll(() => summary.evaluate((list) => list === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const name = page.getByLabel('Full name');
    await expect(name.evaluate((input) => input === document.activeElement)).resolves.toBe(true);
    await expect(name.getAttribute('aria-invalid')).resolves.toBe('true');
    const described = (await name.getAttribute('aria-describedby')) ?? '';
    await expect(page.locator(`#${described}`).textContent()).resolves.toBe('Resident 1 needs a name');
  });

  test('is told by the gateway’s own words what does not fit', async () => {
    await signIn();
    await fillResident();
    await page.getByLabel('Phone to reach you').fill('12');
    await press();
    await page.getByRole('link', { name: 'Phone to reach you: must be a phone number' }).waitFor();
  });

  test('sends once, however often the button is pressed', async () => {
    const before = await countSent();
    await signIn();
    await fillResident();
    await page.locator('#send').dblclick();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    expect(await countSent()).toBe(before + 1);
  });

  test('sends once, however often Enter is pressed', async () => {
    const before = await countSent();
    await signIn();
    await fillResident();
    await page.getByLabel('Days left').focus();
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Enter', { delay: 5 });
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    expect(await countSent()).toBe(before + 1);
  });

  test('keeps its key out of addresses, cookies and what outlives the tab', async () => {
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
    await signIn();
    await fillResident();
    await press();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    await page.reload();
    await page.getByRole('group', { name: 'Resident 1', exact: true }).waitFor();
    const kept = await page.evaluate(() =>
      JSON.stringify([location.href, { ...localStorage }, document.cookie]),
    );
    expect(addresses.length).toBeGreaterThan(3);
    expect([...addresses, kept].join()).not.toContain(key);
    await expect(page.content()).resolves.not.toContain(key);
    const another = await page.context().newPage();
    await another.goto(`${server.url}/form`);
    await another.getByLabel('Your facility’s key').waitFor();
  });

  test('is asked to call where scripts do not run, and finds nothing to type into', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${server.url}/form`);
    await plain.getByText('please call the pharmacy instead').waitFor();
    await expect(plain.getByRole('textbox').or(plain.getByRole('button')).count()).resolves.toBe(0);
    await context.close();
    await page.getByLabel('Your facility’s key').waitFor();
    await expect(page.getByText('needs JavaScript').count()).resolves.toBe(0);
  });

  test('sends once, although the answer was lost and the button was pressed again', async () => {
    const before = await countSent();
    await signIn();
    await fillResident();
    let lost = 0;
    await page.route('**/api/v1/requests', async (route) => {
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await press();
    await page.getByText('We could not reach the gateway.').waitFor();
    expect(lost).toBe(3);
    await page.unroute('**/api/v1/requests');
    await press();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    expect(await countSent()).toBe(before + 1);
  });

  test('works by keyboard alone', async () => {
    await page.getByLabel('Your facility’s key').focus();
    await page.keyboard.type(key);
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'Resident 1', exact: true }).waitFor();
    await page.getByLabel('Full name').focus();
    await page.keyboard.type('Mary Johnson');
    await page.keyboard.press('Tab');
    await page.keyboard.type('03041952');
    for (const text of ['metoprolol', '7001234', '3']) {
      const next =
        { metoprolol: 'Medicine and strength', '7001234': 'Rx number', '3': 'Days left' }[text] ?? '';
      while (!(await page.getByLabel(next).evaluate((input) => input === document.activeElement))) {
        await page.keyboard.press('Tab');
      }
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
  });

  test('can list several residents and take one away again', async () => {
    await signIn();
    await page.getByRole('button', { name: 'Add another resident' }).click();
    await page.getByRole('group', { name: 'Resident 2', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove resident 1' }).click();
    await expect(page.locator('.resident').count()).resolves.toBe(1);
    await expect(page.locator('.resident legend').textContent()).resolves.toBe('Resident 1');
  });

  test('leaves no resident in the address, the title or the browser’s storage', async () => {
    await signIn();
    await fillResident();
    await press();
    await page.getByRole('heading', { name: 'Request received' }).waitFor();
    const traces = await page.evaluate(() =>
      JSON.stringify([
        location.href,
        document.title,
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
      ]),
    );
    expect(traces).not.toMatch(/Canary|metoprolol|1952/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.evaluate(() => sessionStorage.length)).resolves.toBe(0);
    await expect(page.content()).resolves.not.toMatch(/Canary-Johnson/);
  });
});

describe('the form', () => {
  test.each([320, 768, 1280])('fits a screen of %d px, and axe finds nothing', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await signIn();
    await fillResident();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test('says first what to do in an emergency', async () => {
    await expect(page.getByLabel('Emergencies').textContent()).resolves.toMatch(/911[^]*988/);
  });

  test('may run no script but its own files', async () => {
    const policy = (await harness.get('/form')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect((await harness.get('/form/package.json')).status).toBe(404);
    expect((await harness.get('/form/..%2fpackage.json')).status).toBe(404);
  });
});
