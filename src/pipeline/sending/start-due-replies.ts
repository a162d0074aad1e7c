import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import { laneOf } from '../../reply/reply-store.ts';

const mostAtOnce = 500;

/** Starts the jobs of texts that waited for an hour, a cap or the vendor; answers how many. */
export async function startDueReplies(deps: {
  db: PrismaClient;
  clock: Clock;
  jobs: JobQueue;
}): Promise<number> {
  return deps.db.$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string; template: string }[]>`UPDATE outbound_messages
      SET "sendAfter" = NULL WHERE id IN (SELECT id FROM outbound_messages
        WHERE "sendAfter" <= ${deps.clock.now()} AND state IN ('queued', 'sending')
        ORDER BY "sendAfter" LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED)
      RETURNING id, template`;
    for (const queue of ['send-urgent', 'send-reply'] as const) {
      const lane = due.filter((row) => laneOf(row) === queue);
      await deps.jobs.enqueue(
        tx,
        queue,
        lane.map(({ id }) => ({ data: { replyId: id } })),
      );
    }
    return due.length;
  });
}
