import type { PrismaClient } from '../db/generated/node/client.ts';
import { findDeletable } from '../pipeline/recordings/recording-row-store.ts';
import { removeRecordings, type RemoveDeps } from '../pipeline/recordings/remove-recordings.ts';
import { startMissingJobs } from './attachment-jobs-store.ts';
import type { JobQueue } from './job-queue.ts';
import type { Sweep } from './run-sweeps.ts';

/** Starts the deletion of what is kept here and still stands at the vendor. */
export function deletionSweep(
  deps: Pick<RemoveDeps, 'clock' | 'policy'> & { db: PrismaClient; jobs: JobQueue },
): Sweep {
  let atStart = true;
  return {
    name: 'recordings_at_vendor',
    everyMs: 60_000,
    async run() {
      const waitedMs = deps.policy.recordings.vendorTranscriptionMinutes.value * 60_000;
      const attachmentIds = await findDeletable(deps.db, new Date(deps.clock.now().getTime() - waitedMs));
      await startMissingJobs(deps, { queue: 'delete-recording', attachmentIds, atStart });
      atStart = false;
    },
  };
}

/** Removes recordings whose time is over. */
export function retentionSweep(deps: RemoveDeps): Sweep {
  return { name: 'recordings_out_of_time', everyMs: 3_600_000, run: () => removeRecordings(deps) };
}
