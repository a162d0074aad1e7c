import type { Clock } from '../domain/clock.ts';
import { newId } from '../domain/id.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { FetchMedia } from '../systems/telephony/fetch-media.ts';
import { keepRecording, type KeepDeps } from './keep-recording.ts';

export type FetchDeps = KeepDeps & {
  /** Null without credentials: the attachment stays at the vendor and says so. */
  fetchMedia: FetchMedia | null;
};

/** The vendor does not have it yet, or it or the store is away: the job tries again. */
export class FetchAgainError extends Error {
  readonly code = 'fetch_again';
  readonly retryable = true;
}

/**
 * Brings a photo or a recording home for a person to see or hear: the photo into the database, the recording sealed
 * into its store. A refused one becomes a task.
 */
export async function fetchAttachment(deps: FetchDeps, attachmentId: string): Promise<void> {
  const attachment = await deps.db.attachment.findUnique({ where: { id: attachmentId } });
  if (!attachment || attachment.failure) return;
  const isRecording = attachment.recordingSid !== null;
  if (isRecording ? attachment.storedIn !== null : attachment.fetchedAt !== null) return;
  const home = await bringHome(deps, attachment);
  if (!home) return;
  if (isRecording) return keep(deps, attachment, home);
  await deps.db.attachment.update({
    where: { id: attachmentId },
    data: { ...home, fetchedAt: deps.clock.now() },
  });
}

type Home = { content: Uint8Array<ArrayBuffer>; contentType: string };

/** The bytes from the vendor, or those that stand in the row; null once it was given up. */
async function bringHome(
  deps: FetchDeps,
  {
    id,
    url,
    content,
    contentType,
  }: { id: string; url: string } & Omit<Home, 'content'> & {
      content: Home['content'] | null;
    },
): Promise<Home | null> {
  if (content) return { content, contentType };
  if (!deps.fetchMedia) return giveUp(deps, id, 'no_vendor_credentials');
  const outcome = await deps.fetchMedia(url);
  if (outcome.kind === 'fetched') return { content: outcome.content, contentType: outcome.contentType };
  if (outcome.retry === 'later') throw new FetchAgainError('the vendor does not have the file now');
  return giveUp(deps, id, outcome.reason);
}

async function keep(deps: FetchDeps, attachment: { id: string; messageId: string }, home: Home) {
  const kept = await keepRecording(deps, attachment, home);
  if (kept.kind === 'away') throw new FetchAgainError('the store of recordings is away');
}

async function giveUp(deps: FetchDeps, attachmentId: string, reason: string): Promise<null> {
  await giveUpAttachment(deps, attachmentId, reason);
  return null;
}

/**
 * A file that cannot be fetched is named on the attachment, and a person looks for it at the vendor. What waits for
 * our own store is not given up: a sweep starts it again.
 */
export async function giveUpAttachment(
  deps: { db: PrismaClient; clock: Clock },
  attachmentId: string,
  reason: string = 'retries_exhausted',
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.attachment.updateMany({
      where: { id: attachmentId, fetchedAt: null, failure: null, waitingFor: null },
      data: { failure: reason },
    });
    if (count === 0) return;
    const attachment = await tx.attachment.findUniqueOrThrow({
      where: { id: attachmentId },
      select: { messageId: true },
    });
    await tx.task.createMany({
      data: [
        {
          id: newId(now),
          kind: 'fetch_attachment',
          queue: 'concierge',
          why: `A photo or recording could not be fetched (${reason}): look at it or hear it at the vendor.`,
          dueAt: now,
          messageId: attachment.messageId,
          dedupeKey: `attachment:${attachmentId}`,
          createdAt: now,
        },
      ],
      skipDuplicates: true,
    });
  });
}
