import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { VendorDeletion } from '../domain/recording-store.ts';
import type { Logger } from '../logging/logger.ts';
import { noteOnTickets } from './note-on-tickets.ts';

export type DeleteDeps = {
  db: PrismaClient;
  clock: Clock;
  logger: Logger;
  /** Null without credentials: nothing can be deleted there. */
  deleteRecording: ((url: string) => Promise<VendorDeletion>) | null;
};

/** The vendor did not delete it now: the job tries again. */
export class DeleteAgainError extends Error {
  readonly code = 'delete_again';
  readonly retryable = true;
}

/**
 * Deletes the vendor's copy of a recording that is kept here, and writes the proof on the message's tickets: when, and
 * whether the vendor deleted it at our word or had it no more. Again it finds nothing left to do.
 */
export async function deleteAtVendor(deps: DeleteDeps, attachmentId: string): Promise<void> {
  const { db, clock, logger, deleteRecording } = deps;
  const row = await db.attachment.findUnique({
    where: { id: attachmentId },
    select: { url: true, messageId: true, recordingSid: true, storedIn: true, vendorDeletedAt: true },
  });
  if (!row?.storedIn || row.vendorDeletedAt || !deleteRecording) return;
  const outcome = await deleteRecording(row.url);
  if (outcome.kind === 'failed') {
    logger.warn(
      { event: 'recording_not_deleted', attachmentId, code: outcome.reason },
      'the vendor has not deleted a recording; it is asked again',
    );
    throw new DeleteAgainError('the vendor has not deleted a recording');
  }
  const now = clock.now();
  await db.$transaction(async (tx) => {
    const { count } = await tx.attachment.updateMany({
      where: { id: attachmentId, vendorDeletedAt: null },
      data: { vendorDeletedAt: now },
    });
    if (count === 0) return;
    const detail = { recordingSid: row.recordingSid, answer: outcome.kind };
    await noteOnTickets(tx, row.messageId, { type: 'recording_deleted_at_vendor', detail, now });
  });
  logger.info({ event: 'recording_deleted', attachmentId, kind: outcome.kind }, 'the vendor has it no more');
}
