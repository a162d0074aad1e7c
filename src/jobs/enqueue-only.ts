import { PgBoss } from 'pg-boss';
import type { Clock } from '../domain/clock.ts';
import { createJobQueue, type JobDatabase, type JobQueue } from './job-queue.ts';

/**
 * What pg-boss reads of its schema and queues before it inserts, by statement. Rows alone, no connection, so that
 * requests may share it where they share nothing else.
 */
export type QueueFacts = Map<string, { rows: Record<string, unknown>[]; readAt: Date }>;

/** As long as pg-boss itself trusts what it read of the queues. */
const factsLimitMs = 60_000;

/**
 * Starts jobs where no process lives on to work them: pg-boss is made for each insert, over the connection of the
 * transaction that needs the job, and leaves no timer behind. Schema and queues are those that the gateway's Node
 * process has created; without them this rejects. With fresh `facts` an insert is one round trip.
 */
export function createEnqueueOnlyQueue(facts: QueueFacts, clock: Clock): JobQueue {
  return createJobQueue(async (db, queue, rows) => {
    const own = rememberReads(db, facts, clock);
    const boss = new PgBoss({ db: own, migrate: false, supervise: false, schedule: false });
    try {
      await boss.start();
      await boss.insert(queue, rows, { db });
    } catch (error) {
      facts.clear();
      throw error;
    } finally {
      await boss.stop({ graceful: false, close: false });
    }
  });
}

/** For pg-boss's own statements, which at a start without migration only read. */
function rememberReads(db: JobDatabase, facts: QueueFacts, clock: Clock): JobDatabase {
  return {
    async executeSql(text, values) {
      const key = JSON.stringify([text, values]);
      const known = facts.get(key);
      if (known && clock.now().getTime() - known.readAt.getTime() < factsLimitMs) return known;
      const read = await db.executeSql(text, values);
      facts.set(key, { rows: read.rows as Record<string, unknown>[], readAt: clock.now() });
      return read;
    },
  };
}
