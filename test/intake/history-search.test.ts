import { afterAll, beforeAll, expect, test } from 'vitest';
import { Prisma } from '../../src/db/generated/node/client.ts';
import { listSentRequests, sentRequestIds } from '../../src/intake/sent-request-store.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const facilityId = '00000000-0000-7000-8000-0000000000fa';
const requests = 20_000;
let history: TestDatabase;

/** A long history of one house: each request of another name, all of the same two medicines. */
beforeAll(async () => {
  history = await createTestDatabase();
  const { pool, prisma } = history.database;
  await prisma.facility.create({
    data: { id: facilityId, sourceId: 'long', name: 'Long House', contentHash: '' },
  });
  const structured = {
    requester: { name: 'A nurse' },
    residents: [{ name: 'Some Body', medications: [{ name: 'x' }] }],
  };
  await pool.query(
    `INSERT INTO inbound_messages (id, channel, "providerId", "receivedAt", "from", "to", text, original, media,
        structured, reference, "facilityId", "conversationKey", state, intents, flags)
      SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'web', n::text, now(), '', '',
        'José O''Body' || n || E', born 1950-01-01\n' || (ARRAY['metoprolol tartrate 50 mg', 'sertraline 25 mg'])[1 + n % 2]
          || repeat(' and a note of some length', 8),
        repeat('as it came ', 100), '[]', $1::jsonb, 'RG-' || upper(lpad(to_hex(n), 7, 'X')), $2, 'k' || n, 'processed',
        '{}', '{}'
      FROM generate_series(1, $3::int) n`,
    [JSON.stringify(structured), facilityId, requests],
  );
  await pool.query('ANALYZE inbound_messages');
}, 120_000);
afterAll(() => history.drop());

async function find(words: string): Promise<{ found: number; ms: number }> {
  const times: number[] = [];
  let found = 0;
  for (let time = 0; time < 9; time += 1) {
    const began = performance.now();
    const audience = { kind: 'facility', facilityId } as const;
    const { records } = await listSentRequests(
      history.database.prisma,
      audience,
      { limit: 20, cursor: undefined },
      words,
    );
    times.push(performance.now() - began);
    found = records.length;
  }
  return { found, ms: Math.min(...times) };
}

test.each([
  ['jose', 20],
  ['metop', 20],
  ['OBODY', 0],
  ["o'body777", 11],
  ['Body777 sertraline', 6],
  ['body19999', 1],
  ['nobody-there', 0],
  ['RG-XXX4E1F', 1],
  ['xxx4e1f', 1],
  ['1950-01-01', 20],
  ["' | : * & !", 0],
  ['', 20],
])('“%s” among 20,000 lines finds %i on its page in under 50 ms', async (words, expected) => {
  const { found, ms } = await find(words);
  expect(found).toBe(expected);
  expect(ms).toBeLessThan(50);
});

test.each(['body19999', 'body777 sertraline', 'RG-XXX4E1F', 'nobody-there'])(
  'of the history no more is read than “%s” finds',
  async (words) => {
    const [, query = Prisma.empty] = sentRequestIds(
      { kind: 'facility', facilityId },
      { limit: 20, cursor: undefined },
      words,
    );
    const rows = await history.database.prisma.$queryRaw<{ 'QUERY PLAN': string }[]>(
      Prisma.sql`EXPLAIN (ANALYZE, BUFFERS) ${query}`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('inbound_messages_words_idx');
    expect(Number(/Removed by Filter: (\d+)/.exec(plan)?.[1] ?? 0)).toBeLessThan(100);
  },
);
