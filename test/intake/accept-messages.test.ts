import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/domain/message.ts';
import { newId } from '../../src/domain/id.ts';
import { createGroupedAccept, createSingleAccept } from '../../src/intake/accept-messages.ts';
import { createBoss, jobQueueOf, startBoss, type JobQueue } from '../../src/jobs/job-queue.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { newSid } from '../support/vendors.ts';

let test: TestDatabase;
let pool: Pool;
let jobs: JobQueue;
let stopJobs: () => Promise<void>;
beforeAll(async () => {
  test = await createTestDatabase();
  pool = test.database.pool;
  const boss = createBoss(test.url, { listen: false, onError: () => undefined });
  await startBoss(boss);
  jobs = jobQueueOf(boss);
  stopJobs = () => boss.stop({ graceful: false });
});
beforeEach(async () => {
  await pool.query('TRUNCATE inbound_messages CASCADE');
  await pool.query(`DELETE FROM pgboss.job`);
});
afterAll(async () => {
  await stopJobs();
  await test.drop();
});

function textMessage(changes: Partial<InboundMessage> = {}): InboundMessage {
  return {
    channel: 'sms',
    providerId: newSid('SM'),
    receivedAt: new Date(),
    from: '+14155550101',
    to: '+14155550100',
    text: 'refill please',
    original: '',
    mediaUrls: [],
    structured: null,
    processAfter: null,
    ...changes,
  };
}

/** What the database will not take: its text cannot hold NUL. */
function badMessage(): InboundMessage {
  return textMessage({ from: '\u0000' });
}

async function storedIds(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM inbound_messages ORDER BY id');
  return rows.map(({ id }) => id);
}

async function jobIds(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT data->>'messageId' AS id FROM pgboss.job WHERE name = 'process-message' ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}

/** The same pool with something of its connections changed. */
function changedPool(change: (client: PoolClient) => PoolClient): Pool {
  return Object.assign(Object.create(pool) as Pool, { connect: async () => change(await pool.connect()) });
}

describe('messages that arrive at the same moment', () => {
  it('are committed in few groups, each message with its job', async () => {
    let connections = 0;
    const counted = changedPool((client) => {
      connections += 1;
      return client;
    });
    const accept = createGroupedAccept(counted, jobs);
    const accepted = await Promise.all(Array.from({ length: 150 }, () => accept(textMessage())));
    expect(accepted.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(connections).toBeLessThan(10);
    const ids = accepted.map(({ id }) => id).sort();
    expect(await storedIds()).toEqual(ids);
    expect(await jobIds()).toEqual(ids);
  });

  it('are accepted although a bad one is among them, which alone is refused', async () => {
    const accept = createGroupedAccept(pool, jobs);
    const messages = Array.from({ length: 30 }, (_, n) => (n === 17 ? badMessage() : textMessage()));
    const settled = await Promise.allSettled(messages.map((message) => accept(message)));
    expect(settled.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([17]);
    expect(await storedIds()).toHaveLength(29);
    expect(await jobIds()).toEqual(await storedIds());
  });

  it('and are one and the same, redelivered, become one message with one job', async () => {
    const accept = createGroupedAccept(pool, jobs);
    const message = textMessage();
    const others = Array.from({ length: 10 }, () => accept(textMessage()));
    const same = await Promise.all(Array.from({ length: 20 }, () => accept(message)));
    await Promise.all(others);
    expect(same.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(new Set(same.map(({ id }) => id)).size).toBe(1);
    expect(await storedIds()).toHaveLength(11);
    expect(await jobIds()).toEqual(await storedIds());
  });

  it('and are one structured request under one id, become one message', async () => {
    const accept = createGroupedAccept(pool, jobs);
    const providerId = newId();
    const structured = {
      source: 'web' as const,
      requester: {},
      residents: [{ name: 'Mary Johnson', note: 'refill' }],
      language: null,
      reference: 'RG-TEST',
      apiKeyId: null,
      facilityId: null,
    };
    const message = textMessage({ channel: 'web', providerId, structured });
    const same = await Promise.all(Array.from({ length: 12 }, () => accept(message)));
    expect(new Set(same.map(({ id }) => id))).toEqual(new Set([providerId]));
    expect(await storedIds()).toEqual([providerId]);
    expect(await jobIds()).toEqual([providerId]);
  });
});

describe('a message and its job', () => {
  it('are stored together or not at all: a job that cannot be started stores no message', async () => {
    const refusing: JobQueue = { ...jobs, enqueueWith: () => Promise.reject(new Error('no')) };
    const accept = createGroupedAccept(pool, refusing);
    const settled = await Promise.allSettled([
      accept(textMessage()),
      accept(textMessage()),
      accept(textMessage()),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await storedIds()).toEqual([]);
    expect(await jobIds()).toEqual([]);
  });

  it('wait for their time together', async () => {
    const processAfter = new Date(Date.now() + 3_600_000);
    await createSingleAccept(pool, jobs)(textMessage({ processAfter }));
    const { rows } = await pool.query<{ start_after: Date }>('SELECT start_after FROM pgboss.job');
    expect(rows.map((row) => new Date(row.start_after))).toEqual([processAfter]);
  });
});

describe('a database connection that is lost', () => {
  /** The server ends the connection after the messages are inserted and before they are committed. */
  function losingConnections(times: number): JobQueue {
    let left = times;
    return {
      ...jobs,
      async enqueueWith(client, queue, rows) {
        await jobs.enqueueWith(client, queue, rows);
        if (left-- > 0) await client.query('SELECT pg_terminate_backend(pg_backend_pid())');
      },
    };
  }

  it('before the commit: the group is tried again and nothing is stored twice', async () => {
    const accept = createGroupedAccept(pool, losingConnections(1));
    const settled = await Promise.allSettled(Array.from({ length: 25 }, () => accept(textMessage())));
    const accepted = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    expect(accepted.length).toBeGreaterThanOrEqual(24); // the very first goes alone, and alone it is the vendor who repeats
    expect(await storedIds()).toEqual(accepted.sort());
    expect(await jobIds()).toEqual(await storedIds());
  });

  it('before the commit, every time: nothing is acknowledged and nothing is stored', async () => {
    const accept = createGroupedAccept(pool, losingConnections(Infinity));
    const settled = await Promise.allSettled(Array.from({ length: 5 }, () => accept(textMessage())));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(await storedIds()).toEqual([]);
    expect(await jobIds()).toEqual([]);
  });

  it('after the commit and before its answer: the redelivery finds what is stored', async () => {
    const deaf = changedPool((client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
      return Object.assign(Object.create(client) as PoolClient, {
        async query(...args: unknown[]) {
          const answer = await query(...args);
          if (args[0] === 'COMMIT') throw new Error('connection lost');
          return answer;
        },
        release: (destroy?: boolean) => client.release(destroy),
      });
    });
    const message = textMessage();
    await expect(createGroupedAccept(deaf, jobs)(message)).rejects.toThrow('connection lost');
    const again = await createGroupedAccept(pool, jobs)(message);
    expect(again.kind).toBe('redelivered');
    expect(await storedIds()).toEqual([again.id]);
    expect(await jobIds()).toEqual([again.id]);
  });
});
