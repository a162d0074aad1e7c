import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createGroupedAccept, type Accept } from '../../src/intake/accept-messages.ts';
import { createBoss, jobQueueOf, startBoss } from '../../src/jobs/job-queue.ts';
import { fetchMissedTexts } from '../../src/pipeline/recordings/fetch-missed-texts.ts';
import { createTwilioLists } from '../../src/systems/telephony/twilio-lists.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openVendorAccount, type VendorAccount } from '../support/vendor-account.ts';

let database: TestDatabase;
let vendor: VendorAccount;
let accept: Accept;
let stop: () => Promise<void>;
beforeAll(async () => {
  [database, vendor] = await Promise.all([createTestDatabase(), openVendorAccount()]);
  const boss = createBoss(database.url, { listen: false, onError: () => undefined });
  await startBoss(boss);
  accept = createGroupedAccept(database.database.pool, jobQueueOf(boss));
  stop = () => boss.stop({ graceful: false });
});
beforeEach(async () => {
  vendor.messages.length = 0;
  await database.database.pool.query('TRUNCATE inbound_messages, vendor_lists, vendor_arrivals CASCADE');
});
afterAll(async () => {
  await stop();
  await Promise.all([database.drop(), vendor.close()]);
});

const now = new Date('2026-06-15T17:00:00Z');

function run(how: { accept?: Accept; at?: Date } = {}): Promise<number> {
  const lists = createTwilioLists({
    accountSid: vendor.accountSid,
    authTokens: [vendor.authToken],
    apiUrl: vendor.url,
  });
  const clock = { now: () => how.at ?? now };
  const db = database.database.prisma;
  return fetchMissedTexts({ db, clock, accept: how.accept ?? accept, lists, ourNumber: vendor.number });
}

function texted(at: string, body: string, from = '+14155550101'): string {
  const date = { date_sent: new Date(at).toUTCString(), date_created: new Date(at).toUTCString() };
  return vendor.addMessage({ to: vendor.number, from, body, direction: 'inbound', ...date }).sid;
}

async function storedWords(): Promise<string[]> {
  const rows = await database.database.prisma.inboundMessage.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ text }) => text);
}

it('what is left when it stops half way is taken in by the next run', async () => {
  const first = Date.parse('2026-06-15T16:05:00Z');
  for (let n = 0; n < 250; n += 1) {
    texted(new Date(first + n * 12_000).toISOString(), `text ${n}`, `+1415555${1000 + n}`);
  }
  let taken = 0;
  async function failing(message: Parameters<Accept>[0]): ReturnType<Accept> {
    taken += 1;
    if (taken > 130) throw new Error('the database went away');
    return accept(message);
  }
  await expect(run({ accept: failing })).rejects.toThrow();
  expect((await storedWords()).length).toBeLessThan(250);
  // Hours later, long past any overlap.
  texted('2026-06-15T23:00:00Z', 'the last one');
  expect(await run({ at: new Date('2026-06-15T23:05:00Z') })).toBeGreaterThan(100);
  expect((await storedWords()).length).toBe(251);
  expect(await run({ at: new Date('2026-06-15T23:10:00Z') })).toBe(0);
});

it('texts of one second stand in the order in which they were sent', async () => {
  const words = Array.from({ length: 40 }, (_, n) => `text ${n}`);
  for (const word of words) texted('2026-06-15T16:50:00Z', word);
  await run();
  expect(await storedWords()).toEqual(words);
});

it('a text appears in the list late and is still taken in', async () => {
  texted('2026-06-15T16:58:00Z', 'first listed');
  await run();
  texted('2026-06-15T16:45:00Z', 'sent before, listed after');
  expect(await run({ at: new Date('2026-06-15T17:05:00Z') })).toBe(1);
  expect(await storedWords()).toEqual(['sent before, listed after', 'first listed']);
});

it('an entry from far ahead does not carry the mark over what is still to come', async () => {
  texted('2027-01-01T00:00:00Z', 'from next year');
  await run();
  texted('2026-06-15T17:30:00Z', 'of today');
  expect(await run({ at: new Date('2026-06-15T17:31:00Z') })).toBe(1);
});

it('while the list cannot be read at the first start, its beginning is kept', async () => {
  texted('2026-06-15T16:30:00Z', 'within the first hour');
  vendor.refuseLists(503);
  await expect(run()).rejects.toMatchObject({ code: 'telephony_unavailable' });
  vendor.refuseLists(null);
  expect(await run({ at: new Date('2026-06-15T20:00:00Z') })).toBe(1);
});

it('what came before the gateway was ever started is left to whoever answered it', async () => {
  texted('2026-06-15T14:00:00Z', 'of another time');
  expect(await run()).toBe(0);
});
