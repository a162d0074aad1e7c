import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** Pages of the table and its index that are looked at for each of the links that are added now. */
async function pagesPerLink(first: number, last: number): Promise<number> {
  const { pool } = test.database;
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)
        INSERT INTO ticket_events (id, "ticketId", sequence, type, actor, at, detail)
        SELECT gen_random_uuid(), id, 1, 'note', 'x', now(), '{}' FROM tickets
          WHERE reference::int BETWEEN ${first} AND ${last}`,
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    return ((plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)) / (last - first + 1);
  } finally {
    client.release();
  }
}

it('a link costs no more behind many others, though the session began when there were none', async () => {
  await test.database.pool.query(
    `INSERT INTO tickets (id, reference, version, status, stage, queue, priority, decision, flags, channels, "openedAt")
      SELECT gen_random_uuid(), n, 1, 'open', 'review', 'concierge', 'routine', '{}', '{}', '{sms}', now()
      FROM generate_series(1, 12000) n`,
  );
  await test.database.pool.query('ANALYZE ticket_events, tickets');
  const few = await pagesPerLink(1, 1000);
  await pagesPerLink(1001, 11000);
  expect(await pagesPerLink(11001, 12000)).toBeLessThan(few * 3);
});
