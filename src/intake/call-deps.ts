import type { Database } from '../db/client.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { TranscriptOrigin } from './call-transcripts.ts';
import type { CallDeps } from './update-call.ts';

/** Whose transcript a call waits for: the vendor's, and our own model's where there is one. */
export function awaitedTranscripts(hasSpeech: boolean): readonly TranscriptOrigin[] {
  return hasSpeech ? ['vendor', 'speech'] : ['vendor'];
}

/** What recording something about a call works with: its jobs start in the same transaction. */
export function createCallDeps(
  prisma: Database['prisma'],
  jobs: JobQueue,
  awaited: readonly TranscriptOrigin[],
): CallDeps {
  return {
    prisma,
    awaited,
    enqueueMessage: (tx, messageId, runAt) =>
      jobs.enqueue(tx, 'process-message', [{ data: { messageId }, runAt }]),
    enqueueAttachments: (tx, ids) =>
      jobs.enqueue(
        tx,
        'fetch-attachment',
        ids.map((attachmentId) => ({ data: { attachmentId } })),
      ),
  };
}
