import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { fillTickets } from '../../src/entry/bench/fill-tickets.ts';
import { askedLookups, type Lookup } from '../../src/entry/bench/lookups.ts';
import { look } from '../../src/entry/bench/measure-lookups.ts';
import { generateRoster } from '../../src/entry/synthetic-roster/generate-roster.ts';
import { findThreadTickets } from '../../src/pipeline/conversation/thread-ticket-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { countReads, scanned, type Reads } from '../support/count-reads.ts';

const today = '2026-03-10' as CalendarDate;
const now = new Date('2026-03-10T18:00:00Z');
let test: TestDatabase;
let lookups: Lookup[];
let threads: { key: string; patientId: string | null }[];

beforeAll(async () => {
  test = await createTestDatabase();
  const filling = openDatabase(named());
  const { pool } = filling;
  await generateRoster(pool, { patients: 1_000, seed: 3, today, now, force: false });
  await fillTickets(pool, now);
  lookups = await askedLookups(pool, 20);
  const open = await pool.query<(typeof threads)[number]>(
    `SELECT "conversationKey" AS key, "patientId" FROM tickets WHERE status <> 'closed'`,
  );
  threads = open.rows;
  await filling.close();
  await ended();
});
afterAll(() => test.drop());

const tables = [
  ...[
    'patients',
    'patient_phones',
    'related_persons',
    'prescriptions',
    'fills',
    'inbound_messages',
    'tickets',
  ],
  ...['open_needs', 'ticket_sources', 'ticket_events', 'failed_claims', 'facilities'],
];
const { named, ended, readsOf } = countReads(() => test, tables);

function rowsEach(reads: Reads[], table: string, times: number): number {
  const rows = reads.find((read) => read.table === table)?.rows ?? 0;
  expect(rows).toBeGreaterThan(0);
  return rows / times;
}

it('who is meant and whether the need is open are answered by indexes, whatever is claimed', async () => {
  const reads = await readsOf(async (database) => {
    for (const lookup of lookups) await look(database, lookup, today);
  });
  expect(scanned(reads)).toEqual([]);
  // Of a thousand patients and their tickets, a few each time: whoever shares the phone, the date or the name.
  expect(rowsEach(reads, 'patients', lookups.length)).toBeLessThan(10);
  expect(rowsEach(reads, 'tickets', lookups.length)).toBeLessThan(2);
});

it('the tickets of a thread are found by indexes, with and without a patient', async () => {
  const reads = await readsOf(async ({ prisma }) => {
    for (const { key, patientId } of threads)
      expect(await findThreadTickets(prisma, key, patientId)).not.toHaveLength(0);
  });
  expect(scanned(reads)).toEqual([]);
  expect(rowsEach(reads, 'tickets', threads.length)).toBeLessThan(5);
});
