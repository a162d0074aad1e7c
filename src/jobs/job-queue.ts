import { fromPrisma, PgBoss, type JobInsert } from 'pg-boss';
import type { Pool, PoolClient } from 'pg';
import type { Db } from '../db/client.ts';
import { statementName } from '../db/statement-name.ts';
import { queueNames, queues, type JobPayloads, type QueueName } from './queues.ts';

/** A database, or a transaction of it, as pg-boss speaks to it. */
export type JobDatabase = ReturnType<typeof fromPrisma>;

export type JobToEnqueue<Q extends QueueName> = {
  data: JobPayloads[Q];
  /** Not before then; `afterSeconds` counts from the commit's time by the database's clock. */
  runAt?: Date | null;
  afterSeconds?: number;
};

/** Starts jobs inside the transaction that makes them necessary. */
export interface JobQueue {
  enqueue<Q extends QueueName>(tx: Db, queue: Q, jobs: JobToEnqueue<Q>[]): Promise<void>;
  /** The same on a bare `pg` client, for the acknowledgement path. */
  enqueueWith<Q extends QueueName>(
    client: PoolClient | Pool,
    queue: Q,
    jobs: JobToEnqueue<Q>[],
  ): Promise<void>;
}

/** pg-boss in the gateway's own database; `listen` costs one connection and belongs to processes that work jobs. */
export function createBoss(
  url: string,
  options: { listen: boolean; onError: (error: Error) => void },
): PgBoss {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    useListenNotify: options.listen,
    supervise: options.listen,
    schedule: false,
  });
  boss.on('error', options.onError);
  return boss;
}

/** Starts pg-boss and makes sure that every queue and its dead-letter queue exist with today's options. */
export async function startBoss(boss: PgBoss): Promise<void> {
  await boss.start();
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const name of queueNames) {
    const { deadLetter, options } = queues[name];
    if (!known.has(deadLetter)) {
      await boss.createQueue(deadLetter, { notify: true, retryLimit: 20, retryDelay: 5, retryBackoff: true });
    }
    if (!known.has(name)) await boss.createQueue(name, { ...options, deadLetter, notify: true });
    await boss.updateQueue(name, { ...options, deadLetter, notify: true });
  }
}

export function jobQueueOf(boss: PgBoss): JobQueue {
  return createJobQueue((db, queue, rows) => boss.insert(queue, rows, { db }));
}

/** @param insert hands rows to pg-boss in the transaction that `db` speaks to. */
export function createJobQueue(
  insert: (db: JobDatabase, queue: QueueName, rows: JobInsert[]) => Promise<unknown>,
): JobQueue {
  async function enqueue(db: JobDatabase, queue: QueueName, jobs: JobToEnqueue<QueueName>[]): Promise<void> {
    if (jobs.length === 0) return;
    const rows = jobs.map(({ data, runAt, afterSeconds }) => {
      const startAfter = runAt ?? afterSeconds;
      return startAfter ? { data, startAfter } : { data };
    });
    await insert(db, queue, rows);
  }
  return {
    enqueue: (tx, queue, jobs) => enqueue(fromPrisma(tx), queue, jobs),
    enqueueWith: (client, queue, jobs) => enqueue(fromPg(client), queue, jobs),
  };
}

function fromPg(client: PoolClient | Pool): JobDatabase {
  return {
    async executeSql(text, values) {
      return client.query<Record<string, unknown>>({ name: statementName(text), text, values: values ?? [] });
    },
  };
}
