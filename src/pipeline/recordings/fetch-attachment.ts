import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import { collectParts, partsOf } from '../../domain/parts.ts';
import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { FetchMedia, Media } from '../../systems/telephony/fetch-media.ts';
import { askToHear } from './ask-to-hear.ts';
import { keepRecording, type ComingRecording, type KeepDeps } from './keep-recording.ts';

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
  if (attachment.recordingSid === null) return fetchPhoto(deps, attachment);
  if (attachment.storedIn !== null) return;
  const { content } = attachment;
  if (content) {
    const there = {
      content: partsOf(content),
      bytes: content.byteLength,
      contentType: attachment.contentType,
    };
    return keep(deps, attachment, there);
  }
  await fetchOrGiveUp(deps, attachment, (media) => keep(deps, attachment, media));
}

type Wanted = { id: string; messageId: string; url: string };

async function fetchPhoto(deps: FetchDeps, wanted: Wanted & { fetchedAt: Date | null }): Promise<void> {
  if (wanted.fetchedAt !== null) return;
  await fetchOrGiveUp(deps, wanted, async ({ content, contentType }) => {
    const data = { content: await collectParts(content), contentType, fetchedAt: deps.clock.now() };
    await deps.db.attachment.update({ where: { id: wanted.id }, data });
  });
}

async function keep(deps: FetchDeps, attachment: Wanted, coming: ComingRecording): Promise<void> {
  const kept = await keepRecording(deps, attachment, coming);
  if (kept.kind === 'away') throw new FetchAgainError('the store of recordings is away');
}

async function fetchOrGiveUp(
  deps: FetchDeps,
  { id, url }: Wanted,
  take: (media: Media) => Promise<void>,
): Promise<void> {
  if (!deps.fetchMedia) return giveUpAttachment(deps, id, 'no_vendor_credentials');
  const outcome = await deps.fetchMedia(url, take);
  if (outcome.kind === 'fetched') return;
  if (outcome.retry === 'later') throw new FetchAgainError('the vendor does not have the file now');
  await giveUpAttachment(deps, id, outcome.reason);
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
      select: { messageId: true, recordingSid: true },
    });
    const { messageId, recordingSid } = attachment;
    const why = `A photo or recording could not be fetched (${reason}): look at it or hear it at the vendor.`;
    const task = {
      kind: 'fetch_attachment',
      messageId,
      why,
      dedupeKey: `attachment:${attachmentId}`,
    } as const;
    if (recordingSid !== null) return askToHear(tx, { ...task, now });
    const row = { ...task, id: newId(now), queue: 'concierge', dueAt: now, createdAt: now } as const;
    await tx.task.createMany({ data: [row], skipDuplicates: true });
  });
}
