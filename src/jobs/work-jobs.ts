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

/** Works every queue and its dead-letter queue until pg-boss is stopped. */
export async function workJobs(boss: PgBoss, handlers: JobHandlers, logger: Logger): Promise<void> {
  for (const name of queueNames) await workQueue(boss, name, handlers[name], logger);
}

async function workQueue<Q extends QueueName>(
  boss: PgBoss,
  name: Q,
  handler: JobHandlers[Q],
  logger: Logger,
): Promise<void> {
  const { batchSize, deadLetter } = queues[name];
  const options = {
    batchSize,
    perJobResults: true,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 1,
    notifyPollingIntervalSeconds: 1,
  } as const;
  async function settle(job: Job<JobPayloads[Q]>, work: () => Promise<void>): Promise<JobResult> {
    try {
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
  await boss.work<JobPayloads[Q], JobResult[], typeof options>(name, options, (jobs) =>
    Promise.all(jobs.map((job) => settle(job, () => handler.run(job.data)))),
  );
  await boss.work<JobPayloads[Q], JobResult[], typeof options>(deadLetter, options, (jobs) =>
    Promise.all(jobs.map((job) => settle(job, () => handler.giveUp(job.data)))),
  );
}
