import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setPasswordByLink } from '../../src/accounts/set-password.ts';
import { inviteUser } from '../../src/accounts/user-store.ts';
import { openAccounts } from '../../src/entry/open-accounts.ts';
import { openBrowser } from '../support/account-browser.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { openMailServer, type MailServer } from '../support/mail-server.ts';
import { openSignedIn, type Browser } from '../support/signed-in.ts';
import { waitFor } from '../support/wait-for.ts';

const password = 'plum kettle orbit nine';
const another = 'seven lanterns in a harbor';
let mail: MailServer;
let harness: ApiHarness;

beforeAll(async () => {
  mail = await openMailServer();
  harness = await createApiHarness({ SMTP_URL: mail.url, MAIL_FROM: 'accounts@example.com' });
});
afterAll(async () => {
  await harness.close();
  await mail.close();
});

/** Somebody with a password, signed in at one browser. */
async function join(email: string): Promise<Browser & { password: string }> {
  const now = harness.clock.now();
  const settings = {
    accountKeys: [],
    dataDir: harness.dataDir,
    orgName: 'Oak',
    publicUrl: 'http://localhost',
  };
  const openAuth = await openAccounts(settings, { db: harness.db, clock: harness.clock });
  const person = { email, name: 'Nora', role: 'concierge', facilityId: null } as const;
  const invited = await inviteUser(harness.db, person, { actor: 'test', now });
  if (invited.kind !== 'invited') throw new Error(invited.kind);
  const parts = { db: harness.db, clock: harness.clock, openAuth };
  expect(await setPasswordByLink(parts, { token: invited.token, password, name: 'Nora' })).toMatchObject({
    kind: 'set',
  });
  await harness.db.user.update({ where: { id: invited.userId }, data: { twoFactorEnabled: true } });
  return {
    ...(await openSignedIn(harness.db, { role: 'concierge', now, userId: invited.userId })),
    password,
  };
}

function browserOf(signedIn: Browser) {
  const browser = openBrowser(harness.app);
  for (const pair of signedIn.cookie.split('; ')) {
    const [name = '', value = ''] = pair.split('=');
    browser.cookies.set(name, value);
  }
  return browser;
}

async function askForLink(email: string): Promise<string> {
  const browser = openBrowser(harness.app);
  await browser.get('/account/forgot');
  const page = await browser.post('/account/forgot', { email });
  expect(page.html).toContain('If there is an account for that address');
  const sent = await waitFor('the mail', () => mail.mails.find(({ to }) => to.includes(email)) ?? null);
  const path = /\/account\/link\/[0-9a-f]{64}/.exec(sent.text)?.[0];
  if (!path) throw new Error('the mail has no link');
  return path;
}

describe('a forgotten password', () => {
  test('is set anew by a link in a mail, once, and all sessions of before end', async () => {
    const nora = browserOf(await join('nora@example.com'));
    expect((await nora.get('/account')).status).toBe(200);
    const path = await askForLink('nora@example.com');
    const browser = openBrowser(harness.app);
    expect((await browser.get(path)).html).toContain('New password');
    expect((await browser.post(path, { password: another })).location).toBe('/account/sign-in?saved');
    expect((await nora.get('/account')).status).toBe(303);
    expect((await browser.post(path, { password })).status).toBe(410);
    await browser.get('/account/sign-in');
    const old = await browser.post('/account/sign-in', { email: 'nora@example.com', password });
    expect(old.status).toBe(403);
    const changed = await browser.post('/account/sign-in', { email: 'nora@example.com', password: another });
    expect(changed.location).toBe('/account/second-step');
  });

  test('finds its link lapsed after an hour', async () => {
    await join('otto@example.com');
    const path = await askForLink('otto@example.com');
    harness.clock.time = new Date(harness.clock.time.getTime() + 3_600_000);
    expect((await openBrowser(harness.app).get(path)).status).toBe(410);
  });

  test('of nobody is answered in the same words, and nothing is sent', async () => {
    const browser = openBrowser(harness.app);
    await browser.get('/account/forgot');
    const page = await browser.post('/account/forgot', { email: 'nobody@example.com' });
    expect(page.html).toContain('If there is an account for that address');
    await join('paula@example.com');
    await askForLink('paula@example.com');
    expect(mail.mails.flatMap(({ to }) => to)).not.toContain('nobody@example.com');
  });
});
