import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { Logger } from '../logging/logger.ts';
import { queueNames, queues, type JobPayloads, type QueueName } from './queues.ts';

/** What each queue's jobs do, and what is done with one that has failed for good. */
export type JobHandlers = {
  [Q in QueueName]: {
    run(payload: JobPayloads[Q]): Promise<void>;
    giveUp(payload: JobPayloads[Q]): Promise<void>;
  };
};

export type WorkOptions = {
  logger: Logger;
  /** Awaited before each job: what is more urgent than any job goes first. */
  ready: () => Promise<void>;
};

/** Works every queue and its dead-letter queue until pg-boss is stopped. */
export async function workJobs(boss: PgBoss, handlers: JobHandlers, options: WorkOptions): Promise<void> {
  for (const name of queueNames) await workQueue(boss, name, handlers[name], options);
}

async function workQueue<Q extends QueueName>(
  boss: PgBoss,
  name: Q,
  handler: JobHandlers[Q],
  { logger, ready }: WorkOptions,
): Promise<void> {
  const { batchSize, atOnce, workers, deadLetter } = queues[name];
  const options = {
    batchSize,
    perJobResults: true,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 1,
  } as const;
  async function settle(job: Job<JobPayloads[Q]>, work: () => Promise<void>): Promise<JobResult> {
    try {
      await ready();
      await work();
      return { id: job.id, status: 'completed' };
    } catch (error) {
      logger.warn(
        { event: 'job_failed', queue: name, jobId: job.id, error },
        'a job failed and will be retried',
      );
      return { id: job.id, status: 'failed', output: { failed: true } };
    }
  }
  const shared = { ...options, localConcurrency: workers } as const;
  await boss.work<JobPayloads[Q], JobResult[], typeof shared>(name, shared, (jobs) =>
    mapAtOnce(jobs, atOnce, (job) => settle(job, () => handler.run(job.data))),
  );
  await boss.work<JobPayloads[Q], JobResult[], typeof options>(deadLetter, options, (jobs) =>
    mapAtOnce(jobs, atOnce, (job) => settle(job, () => handler.giveUp(job.data))),
  );
}

/** Does a batch's jobs in their order, so many at a time. */
async function mapAtOnce<T, R>(items: T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  async function workThrough(): Promise<void> {
    for (const [index, item] of waiting) results[index] = await work(item);
  }
  await Promise.all(Array.from({ length: atOnce }, workThrough));
  return results;
}
