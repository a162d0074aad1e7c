import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Policy } from '../../domain/policy.ts';
import type { RecordingStore } from '../../domain/recording-store.ts';
import type { Logger } from '../../logging/logger.ts';
import { noteOnTickets } from '../reading/note-on-tickets.ts';
import { findOutOfTime } from './recording-row-store.ts';

export type RemoveDeps = {
  db: PrismaClient;
  clock: Clock;
  logger: Logger;
  policy: Policy;
  recordings: RecordingStore;
};

const dayMs = 24 * 60 * 60_000;

/**
 * Removes the recordings whose time is over, with an event on the tickets of their messages. Its row stays and says so.
 * What the store cannot remove now is left for the next run.
 */
export async function removeRecordings(deps: RemoveDeps): Promise<void> {
  const { db, clock, logger, policy, recordings } = deps;
  const keptMs = policy.recordings.keepDays.value * dayMs;
  for (const id of await findOutOfTime(db, new Date(clock.now().getTime() - keptMs))) {
    const removed = await recordings.remove(id);
    if (removed.kind === 'away') {
      const fields = { event: 'recording_not_removed', attachmentId: id, code: removed.reason };
      return logger.warn(fields, 'the store cannot remove recordings now; it is asked again');
    }
    const now = clock.now();
    await db.$transaction(async (tx) => {
      const { messageId } = await tx.attachment.update({
        where: { id },
        data: { removedAt: now, failure: 'time_over' },
        select: { messageId: true },
      });
      const detail = { keepDays: policy.recordings.keepDays.value };
      await noteOnTickets(tx, messageId, { type: 'recording_removed', detail, now });
    });
  }
}
