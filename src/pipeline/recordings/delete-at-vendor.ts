import { lockInTransaction } from '../../db/advisory-lock.ts';
import type { Db } from '../../db/client.ts';
import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { VendorDeletion } from '../../domain/recording-store.ts';
import { loadCallEvents } from '../../intake/transcript-store.ts';
import type { Logger } from '../../logging/logger.ts';
import { findTicketsOf } from '../model/model-reading-store.ts';
import { noteOnTickets } from '../reading/note-on-tickets.ts';

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
 * Deletes the vendor's copy of a recording that is kept here, with what was transcribed of it there, and writes the
 * proof on the message's tickets: when, and whether the vendor deleted it at our word or had it no more. Again it finds
 * nothing left to do; after a late transcription, that one.
 *
 * @throws DeleteAgainError when something of it may still be there
 */
export async function deleteAtVendor(deps: DeleteDeps, attachmentId: string): Promise<void> {
  const { db, clock, logger, deleteRecording } = deps;
  const row = await db.attachment.findUnique({
    where: { id: attachmentId },
    select: {
      ...{ url: true, messageId: true, recordingSid: true, storedIn: true, vendorDeletedAt: true },
      message: { select: { providerId: true } },
    },
  });
  if (!row?.storedIn || row.vendorDeletedAt || !deleteRecording) return;
  const transcriptions = await transcriptionsOf(db, row);
  // The words first: without the recording nobody would look for them any more.
  const answers: { transcriptionSid: string; answer: string }[] = [];
  for (const { transcriptionSid, url } of transcriptions)
    answers.push({ transcriptionSid, answer: await deleteOrAgain(deps, attachmentId, url) });
  const answer = await deleteOrAgain(deps, attachmentId, row.url);
  const now = clock.now();
  await db.$transaction(async (tx) => {
    await lockInTransaction(tx, 'call', row.message.providerId);
    const known = await transcriptionsOf(tx, row);
    if (known.length > transcriptions.length) throw new DeleteAgainError('a transcription came meanwhile');
    const { count } = await tx.attachment.updateMany({
      where: { id: attachmentId, vendorDeletedAt: null },
      data: { vendorDeletedAt: now },
    });
    if (count === 0) return;
    const details = [
      ...answers.map((detail) => ({ type: 'transcription_deleted_at_vendor', detail })),
      { type: 'recording_deleted_at_vendor', detail: { recordingSid: row.recordingSid, answer } },
    ];
    const proved = await isProved(tx, row);
    // What was deleted by an earlier run is gone since, and proved already.
    const fresh = proved ? details.filter(({ detail }) => detail.answer !== 'gone') : details;
    for (const each of fresh) await noteOnTickets(tx, row.messageId, { ...each, now });
  });
  logger.info({ event: 'recording_deleted', attachmentId, kind: answer }, 'the vendor has it no more');
}

/** Whether an earlier run has written down that the recording was deleted. */
async function isProved(tx: Db, row: { messageId: string; recordingSid: string | null }): Promise<boolean> {
  const ticketIds = await findTicketsOf(tx, row.messageId);
  const proof = await tx.ticketEvent.findFirst({
    where: {
      ticketId: { in: ticketIds },
      type: 'recording_deleted_at_vendor',
      detail: { path: ['recordingSid'], equals: row.recordingSid ?? '' },
    },
    select: { id: true },
  });
  return proof !== null;
}

/** @throws DeleteAgainError when the vendor did not delete it now */
async function deleteOrAgain(
  { logger, deleteRecording }: DeleteDeps,
  attachmentId: string,
  url: string,
): Promise<string> {
  const outcome = await deleteRecording?.(url);
  if (outcome && outcome.kind !== 'failed') return outcome.kind;
  logger.warn(
    { event: 'recording_not_deleted', attachmentId, code: outcome?.reason ?? 'no_vendor_credentials' },
    'the vendor has not deleted a recording; it is asked again',
  );
  throw new DeleteAgainError('the vendor has not deleted a recording');
}

/**
 * The vendor's transcriptions of a recording, which outlive it
 * (https://www.twilio.com/docs/voice/api/recording-transcription-resource): each under an address beside the recording's.
 */
async function transcriptionsOf(
  db: Db,
  {
    url,
    recordingSid,
    message,
  }: { url: string; recordingSid: string | null; message: { providerId: string } },
): Promise<{ transcriptionSid: string; url: string }[]> {
  const events = await loadCallEvents(db, message.providerId);
  const sids = events.flatMap((event) =>
    event.kind === 'transcription' && event.recording?.sid === recordingSid ? [event.transcriptionSid] : [],
  );
  return [...new Set(sids)]
    .filter((sid) => /^[A-Za-z0-9]+$/.test(sid))
    .sort()
    .map((transcriptionSid) => ({
      transcriptionSid,
      url: url.replace(/\/Recordings\/[^/]+$/, `/Transcriptions/${transcriptionSid}`),
    }));
}
