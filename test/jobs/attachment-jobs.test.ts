import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { createBoss, jobQueueOf, startBoss } from '../../src/jobs/job-queue.ts';
import { unfetchedSweep } from '../../src/jobs/run-sweeps.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertMessage } from '../support/ticket-rows.ts';

let test: TestDatabase;
let boss: PgBoss;
beforeAll(async () => {
  test = await createTestDatabase();
  boss = createBoss(test.url, { listen: false, onError: () => undefined });
  await startBoss(boss);
});
beforeEach(async () => {
  await test.database.pool.query('DELETE FROM pgboss.job');
  await test.database.pool.query('TRUNCATE inbound_messages, attachments CASCADE');
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await test.drop();
});

/** A recording that its vendor does not give, with a job that waits an hour for its next try. */
async function insertWaiting(state: 'retry' | 'active' | 'completed'): Promise<string> {
  const { id: messageId } = await insertMessage(test.database.prisma, { channel: 'voice' });
  const data = { id: newId(), messageId, position: 0, url: 'https://api.twilio.com/r', recordingSid: 'RE1' };
  const { id } = await test.database.prisma.attachment.create({
    data: { ...data, contentType: 'audio/x-wav' },
  });
  await test.database.pool.query(
    `INSERT INTO pgboss.job (name, data, state, start_after)
     VALUES ('fetch-attachment-again', jsonb_build_object('attachmentId', $1::text), $2::pgboss.job_state, now() + interval '1 hour')`,
    [id, state],
  );
  return id;
}

async function openJobs(): Promise<{ name: string; due: boolean }[]> {
  const { rows } = await test.database.pool.query<{ name: string; due: boolean }>(
    `SELECT name, start_after <= now() AS due FROM pgboss.job WHERE state IN ('created', 'retry') ORDER BY 2, 1`,
  );
  return rows;
}

describe('a recording that does not come for long', () => {
  it('is looked for at once by a process that has just come, and gathers no second job after that', async () => {
    await insertWaiting('retry');
    const sweep = unfetchedSweep({ db: test.database.prisma, jobs: jobQueueOf(boss) });
    for (let nth = 0; nth < 3; nth += 1) {
      await sweep.run();
      expect(await openJobs()).toEqual([{ name: 'fetch-attachment-again', due: true }]);
    }
  });

  it('keeps its pause between two tries while the process lives', async () => {
    const sweep = unfetchedSweep({ db: test.database.prisma, jobs: jobQueueOf(boss) });
    await sweep.run();
    await insertWaiting('retry');
    await sweep.run();
    expect(await openJobs()).toEqual([{ name: 'fetch-attachment-again', due: false }]);
  });

  it.each([
    ['whose job has ended', 'completed', [true, true]],
    ['whose job another process runs', 'active', [true, false]],
  ] as const)('%s is started again: at the start, later %j', async (_, state, started) => {
    const found = [];
    const sweep = unfetchedSweep({ db: test.database.prisma, jobs: jobQueueOf(boss) });
    for (let nth = 0; nth < 2; nth += 1) {
      await test.database.pool.query('DELETE FROM pgboss.job');
      await test.database.pool.query('TRUNCATE inbound_messages, attachments CASCADE');
      await insertWaiting(state);
      await sweep.run();
      found.push((await openJobs()).length === 1);
    }
    expect(found).toEqual(started);
  });
});
