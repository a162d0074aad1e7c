import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/db/client.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { fillTickets } from '../../src/entry/bench/fill-tickets.ts';
import { askedLookups, type Lookup } from '../../src/entry/bench/lookups.ts';
import { look } from '../../src/entry/bench/measure-lookups.ts';
import { generateRoster } from '../../src/entry/synthetic-roster/generate-roster.ts';
import { findThreadTickets } from '../../src/pipeline/thread-ticket-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { waitFor } from '../support/wait-for.ts';

const today = '2026-03-10' as CalendarDate;
const now = new Date('2026-03-10T18:00:00Z');
let test: TestDatabase;
let lookups: Lookup[];
let threads: { key: string; patientId: string | null }[];

beforeAll(async () => {
  test = await createTestDatabase();
  const filling = openDatabase(named(test.url));
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

const tables = `'patients', 'patient_phones', 'related_persons', 'prescriptions', 'fills', 'inbound_messages', 'tickets',
  'open_needs', 'ticket_sources', 'ticket_events', 'failed_claims', 'facilities'`;

type Reads = { table: string; scans: number; rows: number };

async function readsSoFar({ pool }: Database): Promise<Reads[]> {
  const { rows } = await pool.query<Reads>(
    `SELECT relname AS table, seq_scan::int AS scans, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows FROM pg_stat_user_tables
      WHERE schemaname = 'public' AND relname IN (${tables}) ORDER BY 1`,
  );
  return rows;
}

const name = 'counted';

function named(address: string, options = ''): string {
  const url = new URL(address);
  url.searchParams.set('application_name', name);
  if (options !== '') url.searchParams.set('options', options);
  return url.href;
}

/** PostgreSQL adds up what a connection has read when it ends. */
async function ended(): Promise<void> {
  await waitFor('the connections to end', async () => {
    const { rows } = await test.database.pool.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
      [name],
    );
    return rows[0]?.left === 0 ? true : null;
  });
}

/** How often the work read each table whole, and how many of its rows in whatever way. */
async function readsOf(work: (database: Database) => Promise<void>): Promise<Reads[]> {
  // In a table as small as a test's a scan is the cheaper way; so it is taken only where there is no other.
  const database = openDatabase(named(test.url, '-c enable_seqscan=off'), { poolSize: 1 });
  const before = await readsSoFar(test.database);
  await work(database);
  await database.close();
  await ended();
  const after = await readsSoFar(test.database);
  return after.map(({ table, scans, rows }, place) => ({
    table,
    scans: scans - (before[place]?.scans ?? 0),
    rows: rows - (before[place]?.rows ?? 0),
  }));
}

function scanned(reads: Reads[]): string[] {
  return reads.filter(({ scans }) => scans > 0).map(({ table }) => table);
}

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
