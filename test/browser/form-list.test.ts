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
