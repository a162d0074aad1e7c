import type { PoolClient } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Clock } from '../../src/domain/clock.ts';
import { createEnqueueOnlyQueue, type QueueFacts } from '../../src/jobs/enqueue-only.ts';
import { createBoss, startBoss } from '../../src/jobs/job-queue.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
let client: PoolClient;
let facts: QueueFacts;
let clock: Clock & { time: Date };

beforeEach(async () => {
  db = await createTestDatabase('migrated');
  client = await db.database.pool.connect();
  facts = new Map();
  clock = { time: new Date('2026-03-02T20:00:00Z'), now: () => clock.time };
});
afterEach(async () => {
  client.release();
  await db.drop();
});

/** Adds one job by a queue of its own, as a request does; resolves with how many statements that took. */
async function enqueue(messageId: string, runAt: Date | null = null): Promise<number> {
  let statements = 0;
  const counted = new Proxy(client, {
    get(target, name) {
      if (name === 'query') statements += 1;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  const jobs = createEnqueueOnlyQueue(facts, clock);
  await jobs.enqueueWith(counted, 'process-message', [{ data: { messageId }, runAt }]);
  return statements;
}

async function prepareQueues(): Promise<void> {
  const boss = createBoss(db.url, { listen: false, onError: () => undefined });
  await startBoss(boss);
  await boss.stop({ graceful: false });
}

async function storedJobs(): Promise<{ id: string; later: boolean; retryLimit: number }[]> {
  const { rows } = await db.database.pool.query<{ id: string; later: boolean; retryLimit: number }>(
    `SELECT data->>'messageId' AS id, start_after > created_on AS later, retry_limit AS "retryLimit"
       FROM pgboss.job WHERE name = 'process-message' ORDER BY id`,
  );
  return rows;
}

test('a job has the options of its queue, and waits until it is due', async () => {
  await prepareQueues();
  await enqueue('a');
  await enqueue('b', new Date(Date.now() + 60_000));
  expect(await storedJobs()).toEqual([
    { id: 'a', later: false, retryLimit: 6 },
    { id: 'b', later: true, retryLimit: 6 },
  ]);
});

test('what is known of the queues is read once a minute, not for each job', async () => {
  await prepareQueues();
  expect(await enqueue('a')).toBeGreaterThan(1);
  expect(await enqueue('b')).toBe(1);
  clock.time = new Date(clock.time.getTime() + 61_000);
  expect(await enqueue('c')).toBeGreaterThan(1);
});

test('a job is gone with the transaction that is rolled back', async () => {
  await prepareQueues();
  await client.query('BEGIN');
  await enqueue('a');
  await client.query('ROLLBACK');
  expect(await storedJobs()).toEqual([]);
});

test('before the queues exist it refuses, and works as soon as they do', async () => {
  await expect(enqueue('a')).rejects.toThrow();
  await prepareQueues();
  await enqueue('b');
  expect(await storedJobs()).toMatchObject([{ id: 'b' }]);
});
