import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId, newReference } from '../../src/domain/id.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { expectAccessible, expectNoSidewaysScroll, launchBrowser, listen } from '../support/browser.ts';
import { insertMessage, insertPatient, insertTicket } from '../support/ticket-rows.ts';

let harness: ApiHarness;
let server: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let page: Page;
let key: string;
let ticket: Awaited<ReturnType<typeof insertTicket>>;
let complaints: string[];

beforeAll(async () => {
  harness = await createApiHarness();
  harness.clock.time = new Date();
  ({ key } = await harness.createKey(['tickets', 'work']));
  server = await listen(harness.app);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await harness.close();
});
beforeEach(async () => {
  ticket = await insertPagedTicket();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  complaints = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await page.goto(`${server.url}/console`);
});
afterEach(async () => {
  await page.context().close();
  expect(complaints).toEqual([]);
});

const onePixel = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

/** Half a second of nothing, as 8-bit PCM of 8 kHz. */
function silence(): Uint8Array<ArrayBuffer> {
  const samples = 4000;
  const view = new DataView(new ArrayBuffer(44 + samples));
  [...'RIFF'].forEach((letter, at) => view.setUint8(at, letter.charCodeAt(0)));
  view.setUint32(4, 36 + samples, true);
  [...'WAVEfmt '].forEach((letter, at) => view.setUint8(8 + at, letter.charCodeAt(0)));
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  [...'data'].forEach((letter, at) => view.setUint8(36 + at, letter.charCodeAt(0)));
  view.setUint32(40, samples, true);
  for (let at = 0; at < samples; at += 1) view.setUint8(44 + at, 128);
  return new Uint8Array(view.buffer);
}

/** An emergency by text, joined by a form, answered and being paged. */
async function insertPagedTicket() {
  const patient = await insertPatient(harness.db);
  const first = await insertMessage(harness.db, {
    text: 'chest pain <script>alert(1)</script> & no metoprolol left',
    flags: ['emergency'],
  });
  const second = await insertMessage(harness.db, { channel: 'web', text: 'Mary Johnson: metoprolol.' });
  const paged = await insertTicket(harness.db, {
    patientId: patient.id,
    stage: 'clinical_review',
    queue: 'clinical',
    priority: 'urgent',
    flags: ['emergency'],
    channels: ['sms', 'web'],
    medicationText: 'metoprolol',
    medicationName: 'metoprolol',
    strength: '50 mg',
    sources: {
      create: [
        { messageId: first.id, line: 0, joinedAt: new Date() },
        { messageId: second.id, line: 0, joinedAt: new Date(), evidence: { rule: 'same-need', score: 0.98 } },
      ],
    },
    clocks: { create: { id: newId(), kind: 'page', dueAt: new Date(Date.now() + 60_000) } },
    events: {
      create: { id: newId(), sequence: 1, type: 'opened', actor: 'system', at: new Date(), detail: {} },
    },
  });
  await harness.db.outboundMessage.create({
    data: {
      id: newId(),
      channel: 'sms',
      to: '+14155550100',
      template: 'emergency',
      language: 'en',
      text: 'If this is an emergency, call 911 now.',
      segments: 1,
      state: 'dry_run',
      inReplyToId: first.id,
      slot: newId(),
      ticketIds: [paged.id],
      createdAt: new Date(),
    },
  });
  return paged;
}

async function signIn(withKey = key): Promise<void> {
  await page.getByLabel('API key').fill(withKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('staff', () => {
  test('sign in, find a ticket, and read it with its words, decision, clocks, replies and events', async () => {
    await signIn();
    await page.getByLabel('Queue').selectOption('clinical');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: ticket.reference }).click();
    const text = (await page.locator('main').textContent()) ?? '';
    for (const words of [
      'chest pain <script>alert(1)</script> & no metoprolol left',
      'Mary Johnson, born 1952-03-04',
      'metoprolol 50 mg',
      'A person has to look.',
      'If this is an emergency, call 911 now.',
      'Joined this ticket: same need; score 0.98',
      'Opened',
      'due ',
    ]) {
      expect(text).toContain(words);
    }
    expect(page.url()).not.toMatch(/Johnson|metoprolol/);
    await expect(page.title()).resolves.not.toMatch(/Johnson|metoprolol/);
  });

  test('find a ticket by its reference, or by the one that the sender of a message was told', async () => {
    const told = await insertMessage(harness.db, { reference: newReference() });
    await insertTicket(harness.db);
    await harness.db.ticketSource.create({
      data: { ticketId: ticket.id, messageId: told.id, line: 0, joinedAt: new Date() },
    });
    await signIn();
    for (const typed of [ticket.reference, told.reference?.toLowerCase().replace('rg-', ' rg ') ?? '']) {
      await page.getByRole('searchbox', { name: 'Reference' }).fill(typed);
      await page.getByRole('searchbox', { name: 'Reference' }).press('Enter');
      await page.waitForURL(/reference=/);
      await expect(page.locator('tbody tr').count()).resolves.toBe(1);
      await page.getByRole('link', { name: ticket.reference }).waitFor();
      await expectAccessible(page);
    }
    await page.getByRole('searchbox', { name: 'Reference' }).fill('RG-AAAAAAA');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('No tickets match.').waitFor();
  });

  test('stop the paging by a button', async () => {
    await signIn();
    await page.getByRole('link', { name: ticket.reference }).click();
    await page.getByRole('button', { name: /Acknowledge/ }).click();
    await page.getByText('Acknowledged by test tickets work').waitFor();
    const clock = await harness.db.ticketClock.findFirst({ where: { ticketId: ticket.id, kind: 'page' } });
    expect(clock?.stoppedAt).not.toBeNull();
  });

  test('are told when the ticket changed before they pressed', async () => {
    await signIn();
    await page.getByRole('link', { name: ticket.reference }).click();
    await harness.db.ticket.update({ where: { id: ticket.id }, data: { version: 2 } });
    await page.getByRole('button', { name: /Acknowledge/ }).click();
    await page.getByText('The ticket has changed meanwhile.').waitFor();
  });

  test('are not let in with a key that may not read tickets', async () => {
    const { key: sender } = await harness.createKey(['intake']);
    await signIn(sender);
    await page.getByText('This key is not valid for the console.').waitFor();
    await expectAccessible(page);
  });

  test('are out after signing out, and after 15 minutes without use', async () => {
    await signIn();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto(`${server.url}/console/tickets/${ticket.id}`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await signIn();
    await page.getByRole('heading', { name: 'Tickets' }).waitFor();
    harness.clock.time = new Date(harness.clock.time.getTime() + 16 * 60_000);
    await page.goto(`${server.url}/console`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  test('are out when their key is revoked', async () => {
    const { id, key: revoked } = await harness.createKey(['tickets']);
    await signIn(revoked);
    await page.getByRole('heading', { name: 'Tickets' }).waitFor();
    await harness.db.apiKey.update({ where: { id }, data: { revokedAt: new Date() } });
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

describe('a message with a photo, a recording and a file that was lost', () => {
  async function insertAttachments(): Promise<void> {
    const [source] = await harness.db.ticketSource.findMany({ where: { ticketId: ticket.id }, take: 1 });
    const files: [string, Uint8Array<ArrayBuffer> | null, string | null][] = [
      ['image/png', onePixel, null],
      ['audio/x-wav', silence(), null],
      ['image/jpeg', null, 'deleted'],
      ['image/svg+xml', new TextEncoder().encode('<svg><script>document.title = "run"</script></svg>'), null],
    ];
    await harness.db.attachment.createMany({
      data: files.map(([contentType, content, failure], position) => ({
        id: newId(),
        messageId: source?.messageId ?? '',
        position,
        url: 'https://vendor.example/file',
        contentType,
        content,
        fetchedAt: content ? new Date() : null,
        failure,
      })),
    });
  }

  test('lets staff see the photo, hear the recording and know of the loss', async () => {
    await insertAttachments();
    await signIn();
    await page.getByRole('link', { name: ticket.reference }).click();
    const photo = page.getByRole('img', { name: 'Photo 1 that came with the message' });
    await photo.scrollIntoViewIfNeeded();
    await expect
      .poll(() => photo.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
      .toBe(1);
    const readsBefore = await harness.db.patientRead.count({ where: { why: 'file' } });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/attachments/1')) asked.push(request.headers()['range'] ?? 'all');
    });
    const seconds = await page.getByLabel('Recording 2').evaluate(async (player) => {
      if (!(player instanceof HTMLAudioElement)) return 0;
      await new Promise((resolve, reject) => {
        player.addEventListener('loadedmetadata', resolve);
        player.addEventListener('error', reject);
        player.load();
        player.preload = 'metadata';
      });
      return player.duration;
    });
    expect(seconds).toBeCloseTo(0.5, 1);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((range) => range.startsWith('bytes='))).toBe(true);
    const readsAfter = await harness.db.patientRead.count({ where: { why: 'file' } });
    expect(readsAfter).toBe(readsBefore + asked.length);
    await page.getByText('Photo 3 could not be fetched: the vendor has deleted it.').waitFor();
    await expectAccessible(page);
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save file 4' }).click();
    expect((await saved).url()).toContain('/attachments/3');
    await expect(page.title()).resolves.toContain(ticket.reference);
  });
});

describe('the page of tasks', () => {
  test('lets staff take a call-back and say that it is done', async () => {
    const id = newId();
    await harness.db.task.create({
      data: {
        id,
        kind: 'call_back',
        queue: 'concierge',
        why: 'The sender cannot be texted.',
        dueAt: new Date(),
        ticketId: ticket.id,
        dedupeKey: id,
        createdAt: new Date(),
      },
    });
    await signIn();
    await page.getByRole('link', { name: 'Tasks', exact: true }).click();
    await page.getByRole('button', { name: 'Take it' }).click();
    await page.getByText('taken by test tickets work').waitFor();
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    await page.getByLabel('What came of it').fill('reached them');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('Nothing is left to do here.').waitFor();
    expect(await harness.db.task.findUnique({ where: { id } })).toMatchObject({
      state: 'done',
      outcome: 'reached them',
    });
  });
});

describe('the console', () => {
  test.each([320, 768, 1280])('fits a screen of %d px, and axe finds nothing', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
    await signIn();
    await page.getByRole('heading', { name: 'Tickets' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: ticket.reference }).click();
    await page.getByRole('heading', { name: 'Decision' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  test.each(['Figures', 'Policies'])(
    'its page of %s fits a small screen, and axe finds nothing',
    async (name) => {
      await page.setViewportSize({ width: 320, height: 900 });
      await signIn();
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { name, exact: true }).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      const first = page.locator('main tbody a').first();
      if ((await first.count()) === 0) return;
      await first.click();
      await page.getByRole('heading', { name: 'All figures' }).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    },
  );

  test('keeps its session in a cookie that no script can read', async () => {
    await signIn();
    const [cookie, ...others] = await page.context().cookies();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(cookie?.value).not.toContain(key);
  });
});

describe('the page of the API’s description', () => {
  test.each([320, 1280])('fits a screen of %d px, and axe finds nothing', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${server.url}/api/docs`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});
