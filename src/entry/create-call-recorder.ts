import type { Database } from '../db/client.ts';
import type { CallEvent } from '../intake/plan-call.ts';
import { recordCallEvent, type CallRecorded } from '../intake/record-call-event.ts';
import type { JobQueue } from '../jobs/job-queue.ts';

/** Records what is told of calls, with the jobs that follow from it. */
export function createCallRecorder(
  prisma: Database['prisma'],
  jobs: JobQueue,
): (event: CallEvent) => Promise<CallRecorded> {
  const deps = {
    prisma,
    enqueueMessage: (tx, messageId, runAt) =>
      jobs.enqueue(tx, 'process-message', [{ data: { messageId }, runAt }]),
    enqueueAttachments: (tx, ids) =>
      jobs.enqueue(
        tx,
        'fetch-attachment',
        ids.map((attachmentId) => ({ data: { attachmentId } })),
      ),
  } satisfies Parameters<typeof recordCallEvent>[0];
  return (event) => recordCallEvent(deps, event);
}
