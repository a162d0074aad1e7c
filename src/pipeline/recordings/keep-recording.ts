import type { Db } from '../../db/client.ts';
import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import { mediaKindOf } from '../../domain/media-type.ts';
import type { Parts } from '../../domain/parts.ts';
import type { RecordingKept, RecordingStore } from '../../domain/recording-store.ts';
import { askToHear } from './ask-to-hear.ts';

export type KeepDeps = { db: PrismaClient; clock: Clock; recordings: RecordingStore };

/** A recording as it comes in. `bytes`: how many there will be, where that is known. */
export type ComingRecording = { content: Parts; bytes: number | null; contentType: string };

/**
 * Seals a recording into the store. The row says that it is there only after it is durable there; sealed once more
 * after a crash in between, it takes its own place. What is no sound is kept as well, for a person to look at. While
 * the store is away nothing is lost, since the vendor still has it.
 *
 * @throws what `content` throws
 */
export async function keepRecording(
  { db, clock, recordings }: KeepDeps,
  attachment: { id: string; messageId: string },
  { content, bytes, contentType }: ComingRecording,
): Promise<RecordingKept> {
  const { id, messageId } = attachment;
  const kept = await recordings.keep(id, content, bytes);
  if (kept.kind === 'away') {
    await db.attachment.update({ where: { id }, data: { waitingFor: kept.reason } });
    return kept;
  }
  const now = clock.now();
  const stored = { storedIn: recordings.kind, bytes: kept.bytes, contentType, fetchedAt: now };
  await db.$transaction(async (tx) => {
    await tx.attachment.update({ where: { id }, data: { ...stored, content: null, waitingFor: null } });
    if (mediaKindOf(contentType) !== 'audio') await lookAtIt(tx, id, messageId, now);
  });
  return kept;
}

function lookAtIt(tx: Db, id: string, messageId: string, now: Date): Promise<void> {
  const why =
    'What the vendor gave as the recording of a call is no sound: save it and look, or ask the caller.';
  return askToHear(tx, { kind: 'hear_recording', messageId, why, dedupeKey: `recording_type:${id}`, now });
}
