import type { Db } from '../db/client.ts';
import type { JobQueue } from './job-queue.ts';
import type { JobPayloads, QueueName } from './queues.ts';

/** Queues whose jobs name one file each. */
type AttachmentQueue = {
  [Q in QueueName]: JobPayloads[Q] extends { attachmentId: string } ? Q : never;
}[QueueName];

type Missing = {
  queue: AttachmentQueue;
  /** Queues of which a job for the same file does the same. */
  alike?: readonly AttachmentQueue[];
  attachmentIds: readonly string[];
  /**
   * This process has just come: what waited for its next try has it now, and a job that runs may be one whose process
   * has died.
   */
  atStart: boolean;
};

/** Starts a job for each of the files for which none waits, so that one that is away for long gathers no heap of jobs. */
export async function startMissingJobs(
  { db, jobs }: { db: Db; jobs: JobQueue },
  { queue, alike = [], attachmentIds, atStart }: Missing,
): Promise<void> {
  if (attachmentIds.length === 0) return;
  const queues = [queue, ...alike];
  const waiting = await (atStart ? hasten : findUnderWay)(db, queues, attachmentIds);
  const missing = attachmentIds.filter((id) => !waiting.has(id));
  await jobs.enqueue(
    db,
    queue,
    missing.map((attachmentId) => ({ data: { attachmentId } })),
  );
}

type JobRow = { attachmentId: string };

async function findUnderWay(db: Db, queues: string[], ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<JobRow[]>`SELECT DISTINCT data->>'attachmentId' AS "attachmentId"
    FROM pgboss.job WHERE name = ANY(${queues}) AND state IN ('created', 'retry', 'active')
      AND data->>'attachmentId' = ANY(${ids})`;
  return new Set(rows.map(({ attachmentId }) => attachmentId));
}

/** Gives waiting jobs their turn at once; answers whose they are. */
async function hasten(db: Db, queues: string[], ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<JobRow[]>`UPDATE pgboss.job SET start_after = least(start_after, now())
    WHERE name = ANY(${queues}) AND state IN ('created', 'retry') AND data->>'attachmentId' = ANY(${ids})
    RETURNING data->>'attachmentId' AS "attachmentId"`;
  return new Set(rows.map(({ attachmentId }) => attachmentId));
}
