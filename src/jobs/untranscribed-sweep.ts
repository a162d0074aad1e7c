import { findUntranscribed } from '../pipeline/recordings/transcription-store.ts';
import type { TranscribeDeps } from '../pipeline/recordings/transcribe-recording.ts';
import { startMissingJobs } from './attachment-jobs-store.ts';
import type { Sweep } from './run-sweeps.ts';

/** Longer than the job's own retries take at first: what still waits then has lost its job, or the server was away. */
const waitedMs = 10 * 60_000;

/** Recordings that our model was not heard about: the speech server was away, or came only with a later setting. */
export function untranscribedSweep({
  db,
  jobs,
  clock,
  speech,
}: Pick<TranscribeDeps, 'db' | 'jobs' | 'clock' | 'speech'>): Sweep {
  let atStart = true;
  return {
    name: 'untranscribed',
    everyMs: waitedMs,
    async run() {
      if (!speech) return;
      const now = clock.now();
      const attachmentIds = await findUntranscribed(db, now, new Date(now.getTime() - waitedMs));
      await startMissingJobs({ db, jobs }, { queue: 'transcribe-recording', attachmentIds, atStart });
      atStart = false;
    },
  };
}
