import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { fillLists } from '../../src/entry/bench/fill-lists.ts';
import { listQuestions, type ListQuestion } from '../../src/entry/bench/list-questions.ts';
import { generateRoster } from '../../src/entry/synthetic-roster/generate-roster.ts';
import { listMessages } from '../../src/intake/message-store.ts';
import { listTasks } from '../../src/tickets/task-store.ts';
import { listTickets } from '../../src/tickets/ticket-store.ts';
import { countReads, scanned } from '../support/count-reads.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const now = new Date('2026-03-10T18:00:00Z');
const count = 3_000;
const everyone = { kind: 'everyone', facilityId: null } as const;
let test: TestDatabase;
let questions: ListQuestion[];

const tables = ['tickets', 'inbound_messages', 'tasks', 'outbound_messages', 'ticket_sources', 'patients'];
const { named, ended, readsOf } = countReads(() => test, tables);

beforeAll(async () => {
  test = await createTestDatabase();
  const filling = openDatabase(named());
  const { pool } = filling;
  const today = '2026-03-10' as CalendarDate;
  await generateRoster(pool, { patients: 100, seed: 3, today, now, force: false });
  await fillLists(pool, count, now);
  questions = await listQuestions(pool);
  await filling.close();
  await ended();
});
afterAll(() => test.drop());

type Row = Record<string, unknown> & { id: string };

async function rowsOf(table: string): Promise<Row[]> {
  const { rows } = await test.database.pool.query<Row>(`SELECT * FROM ${table} ORDER BY id DESC`);
  return rows;
}

/** What reading all rows and leaving out those that do not fit shows. */
function plainly(rows: Row[], filter: object, limit: number, cursor: string | undefined): string[] {
  const fitting = rows.filter(
    (row) =>
      Object.entries(filter).every(([name, value]) => row[name] === value) &&
      (cursor === undefined || row.id < cursor),
  );
  return fitting.slice(0, limit).map(({ id }) => id);
}

const lists = {
  tickets: (filter: object, limit: number, cursor?: string) =>
    listTickets(test.database.prisma, filter, { limit, cursor }, everyone),
  tasks: (filter: object, limit: number, cursor?: string) =>
    listTasks(test.database.prisma, filter, { limit, cursor }, everyone),
  inbound_messages: (filter: object, limit: number, cursor?: string) =>
    listMessages(test.database.prisma, filter, { limit, cursor }, everyone),
};

const columns: Record<keyof typeof lists, string[]> = {
  tickets: ['status', 'stage', 'queue', 'priority'],
  tasks: ['state', 'queue', 'kind'],
  inbound_messages: ['channel', 'state'],
};

it.each(Object.keys(lists) as (keyof typeof lists)[])(
  'each page of %s shows what the filters say, newest first, and nothing twice',
  async (table) => {
    const rows = await rowsOf(table);
    const samples = [...rows.filter((_, place) => place % 311 === 0), ...rows.slice(-2)];
    for (const [place, sample] of samples.entries()) {
      const chosen = columns[table].filter((_, column) => ((place + 1) >> column) & 1);
      const filter = Object.fromEntries(chosen.map((name) => [name, sample[name]]));
      const first = await lists[table](filter, 7);
      expect(first.records.map(({ id }) => id)).toEqual(plainly(rows, filter, 7, undefined));
      const cursor = sample.id;
      const later = await lists[table](filter, 200, cursor);
      expect(later.records.map(({ id }) => id)).toEqual(plainly(rows, filter, 200, cursor));
      expect(later.nextCursor === null).toBe(plainly(rows, filter, 201, cursor).length < 201);
    }
  },
);

it('values that never go together show an empty page', async () => {
  const page = await lists.tickets({ status: 'closed', stage: 'clarifying', queue: 'clinical' }, 50);
  expect(page).toEqual({ records: [], nextCursor: null });
  expect((await lists.tasks({ kind: 'nobody knows it' }, 50)).records).toEqual([]);
});

it('since tells by when a ticket was opened and a message received', async () => {
  const since = new Date(now.getTime() - 10 * 24 * 3_600_000);
  for (const [table, moment] of [
    ['tickets', 'openedAt'],
    ['inbound_messages', 'receivedAt'],
  ] as const) {
    const fitting = (await rowsOf(table)).filter((row) => (row[moment] as Date) >= since);
    const { records } = await lists[table]({ since }, 200);
    expect(records.map(({ id }) => id)).toEqual(fitting.map(({ id }) => id));
    expect(fitting.length).toBeGreaterThan(10);
  }
});

it('no list of any filters reads a table whole, and a ticket’s replies are found by it', async () => {
  const reads = await readsOf(async ({ prisma }) => {
    for (const { ask } of questions) await ask(prisma);
  });
  expect(scanned(reads)).toEqual([]);
  const ofTicket = questions.filter(({ list, filters }) => list === 'replies' && filters === 'ticketId');
  const found = await readsOf(async ({ prisma }) => {
    for (const { ask } of ofTicket) expect((await ask(prisma)).records).toHaveLength(1);
  });
  expect(found.find(({ table }) => table === 'outbound_messages')?.rows).toBeLessThan(5);
});
