import { createBoss, startBoss } from '../../src/jobs/job-queue.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

/** A database as the gateway's Node process leaves it when it has started once: migrated, with schema and queues. */
export async function createPreparedDatabase(): Promise<TestDatabase> {
  const prepared = await createTestDatabase();
  const boss = createBoss(prepared.url, {
    listen: false,
    onError: (error) => {
      throw error;
    },
  });
  await startBoss(boss);
  await boss.stop({ graceful: false });
  return prepared;
}
