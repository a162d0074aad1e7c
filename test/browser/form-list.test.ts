import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, launchBrowser } from '../support/browser.ts';
import { giveCookies, openFormGateway, signInAs } from '../support/form-house.ts';

let gateway: Awaited<ReturnType<typeof openFormGateway>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [gateway, browser] = await Promise.all([openFormGateway(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await gateway.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await giveCookies(context, gateway.address, await signInAs(gateway, 'cedar'));
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${gateway.address}/form/list`);
});
afterEach(() => context.close());

/** Of 500 lines 30 are wrong: every kind of fault that a sheet has. */
function sheetOf500(): string {
  const faults = [
    (index: number) => `,1950-01-01,metoprolol 50 mg,${String(index)}`,
    (index: number) => `Some Body ${String(index)},31/31/1950,metoprolol 50 mg,1`,
    (index: number) => `Some Body ${String(index)},1950-01-01,,1`,
    (index: number) => `Some Body ${String(index)},1950-01-01,metoprolol 50 mg,soon`,
    (index: number) => `Some Body ${String(index)},2199-01-01,metoprolol 50 mg,1`,
  ];
  const medicines = ['metoprolol 50 mg', 'atorvastatin 20 mg', 'lisinopril 10 mg', 'sertraline 50 mg'];
  const lines = Array.from({ length: 500 }, (_, index) => {
    const fault = index % 16 === 3 && index < 480 ? faults[index % faults.length] : undefined;
    if (fault) return fault(index);
    const person = Math.floor(index / 4);
    const letters = `${'abcdefghij'[person % 10] ?? ''}${'klmnopqrst'[Math.floor(person / 10)] ?? 'u'}`;
    return `"Alder${letters}, Resident",1941-0${String(1 + (person % 9))}-11,${medicines[index % 4] ?? ''},${String(index % 9)}`;
  });
  return ['Resident Name,DOB,Medication,Days left', ...lines].join('\r\n');
}

test('a list of 500 lines with 30 wrong ones is checked, sent and ticketed in less than 30 s; again it changes nothing', async () => {
  const sheet = sheetOf500();
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${sheet}`) };
  await page.getByLabel('CSV file').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText('470 lines are ready to send').waitFor();
  await expect(page.locator('.wrong li').count()).resolves.toBe(30);
  await page.getByText('Line 37 has no name').waitFor();
  await expectAccessible(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the lines to correct' }).click();
  await saved;

  const startedAt = performance.now();
  await page.getByRole('button', { name: 'Send 470 lines' }).click();
  await page.getByText('470 of 470 lines are read').waitFor({ timeout: 40_000 });
  expect(performance.now() - startedAt).toBeLessThan(30_000);
  await expectAccessible(page);
  const references = await page.locator('.sent a').allTextContents();
  expect(references.length).toBeGreaterThan(1);
  const tickets = await gateway.db.ticket.count();
  expect(tickets).toBe(470);

  await expect(page.locator('.receipt .reference').textContent()).resolves.toMatch(/^RG-/);
  await page.goto(`${gateway.address}/form/requests`);
  await page
    .getByRole('link', { name: /^Part of list RG-/ })
    .first()
    .waitFor();
  await expectAccessible(page);

  const messages = await gateway.db.inboundMessage.count();
  await page.goto(`${gateway.address}/form/list`);
  await page.getByLabel('CSV file').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText('0 lines are ready to send').waitFor();
  await page.getByText('470 lines were sent within the last week and stay out').waitFor();
  await expect(page.getByRole('button', { name: /^Send \d/ }).count()).resolves.toBe(0);
  expect(await gateway.db.inboundMessage.count()).toBe(messages);
  expect(await gateway.db.ticket.count()).toBe(tickets);
});

test('rows pasted from a Spanish sheet are read, and of columns that nobody knows it is asked what they are', async () => {
  await page
    .getByLabel('Rows')
    .fill(
      'Apellidos;Nombres;F. Nacimiento;Cosa;Quedan\nJohnson;Mary;04/03/1952;metoprolol 50 mg;2\nNúñez;José;21/07/1949;atorvastatin 20 mg;',
    );
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByRole('heading', { name: 'Which column is what?' }).waitFor();
  await expectAccessible(page);
  await expect(page.getByLabel(/Column “Apellidos”/).inputValue()).resolves.toBe('familyName');
  await expect(page.getByLabel(/Dates such as/).inputValue()).resolves.toBe('day');
  await page.getByLabel(/Column “Cosa”/).selectOption('Medicine and strength');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText('2 lines are ready to send').waitFor();
  await page.getByRole('button', { name: 'Send 2 lines' }).dblclick();
  await page.getByText('2 of 2 lines are read').waitFor();
  await page.locator('.sent a').click();
  await page.getByRole('heading', { name: /Mary Johnson/ }).waitFor();
  await page.getByText('born Mar 4, 1952').waitFor();
});

test('a list is shown as it was read, with those who are not on the roster, before it is sent', async () => {
  const rows = ['Mary Johnson,4/3/1952,metoprolol 50 mg,2,x', 'Mary Johnson,3/4/1952,lisinopril 10 mg,0,'];
  await page.getByLabel('Rows').fill(['name,dob,medicine,days left,wing', ...rows].join('\n'));
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByRole('heading', { name: '1 line names nobody on your roster' }).waitFor();
  await page.getByText('Mary Johnson born Apr 3, 1952').first().waitFor();
  await page.getByText('Columns that are not used: wing').waitFor();
  await page.getByText('lisinopril 10 mg · Days left: 0').waitFor();
  await expectAccessible(page);
});

test.each([true, false])(
  'a list as large as may be is sent, with JavaScript: %s',
  async (javaScriptEnabled) => {
    const large = await browser.newContext({ javaScriptEnabled });
    try {
      await giveCookies(large, gateway.address, await signInAs(gateway, 'cedar'));
      const tab = await large.newPage();
      await tab.goto(`${gateway.address}/form/list`);
      const head = `name,dob,medicine,note\nMary Johnson,1952-03-04,metoprolol 50 mg,"${String(javaScriptEnabled)} `;
      const rest = Math.floor((999_990 - head.length) / 2_100);
      const filler = Array.from(
        { length: rest },
        (_, index) => `,,,${String(index).padStart(4, '0')}${'ñ'.repeat(1_045)}`,
      );
      const buffer = Buffer.from(`${head}"\n${filler.join('\n')}\n`);
      expect(buffer.length).toBeGreaterThan(990_000);
      await tab.getByLabel('CSV file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
      await tab.getByRole('button', { name: 'Check the list' }).click();
      await tab.getByRole('button', { name: 'Send 1 line' }).click();
      await tab.getByRole('heading', { name: 'List received' }).waitFor();
    } finally {
      await large.close();
    }
  },
);

test('a pasted list is lost neither by a gateway that is away, nor by a page that is left', async () => {
  const rows = 'name,dob,medicine\nJosé Núñez,1949-07-21,sertraline 50 mg';
  await page.getByLabel('Rows').fill(rows);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText('The gateway cannot be reached').waitFor();
  await expect(page.getByLabel('Rows').inputValue()).resolves.toBe(rows);
  await context.setOffline(false);
  await page.goto(`${gateway.address}/form/requests`);
  expect(JSON.stringify(await page.evaluate(() => ({ ...localStorage })))).not.toMatch(/Núñez|sertraline/);
  await page.goto(`${gateway.address}/form/list`);
  await page.getByText('We put back what you had entered').waitFor();
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByRole('button', { name: 'Send 1 line' }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send 1 line' }).click();
  await page.getByText('The gateway cannot be reached').waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'List received' }).waitFor();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test.each([true, false])(
  'an uploaded list is not lost when the session has ended, with JavaScript: %s',
  async (javaScriptEnabled) => {
    const ended = await browser.newContext({ javaScriptEnabled });
    try {
      const nurse = await signInAs(gateway, 'cedar');
      await giveCookies(ended, gateway.address, nurse);
      const tab = await ended.newPage();
      await tab.goto(`${gateway.address}/form/list`);
      const buffer = Buffer.from('name,dob,medicine\nMary Johnson,1952-03-04,sertraline 100 mg');
      await tab.getByLabel('CSV file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
      const { userId } = nurse;
      const held = await gateway.db.userSession.findFirstOrThrow({ where: { userId } });
      await gateway.db.userSession.deleteMany({ where: { userId } });
      await tab.getByRole('button', { name: 'Check the list' }).click();
      await tab.getByText('You were signed out').first().waitFor();
      await gateway.db.userSession.create({ data: held });
      const goOn = javaScriptEnabled ? 'Check the list' : 'Continue where I was';
      await tab.getByRole('button', { name: goOn }).click();
      await tab.getByText('1 line is ready to send').waitFor();
    } finally {
      await ended.close();
    }
  },
);

test.each([320, 768])('the pages of a list fit a screen of %d px', async (width) => {
  await page.setViewportSize({ width, height: 900 });
  await expectNoSidewaysScroll(page);
  await page.getByLabel('Rows').fill('What,When,Which\nMary Johnson,3/4/1952,metoprolol 50 mg');
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByRole('heading', { name: 'Which column is what?' }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  for (const [column, field] of [
    ['What', 'name'],
    ['When', 'birthDate'],
    ['Which', 'medicine'],
  ] as const)
    await page.getByLabel(`Column “${column}”`).selectOption(field);
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText(/ready to send/).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
