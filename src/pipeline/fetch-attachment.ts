import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { newId } from '../domain/id.ts';
import type { FetchMedia } from '../systems/telephony/fetch-media.ts';

export type FetchDeps = {
  db: PrismaClient;
  clock: Clock;
  /** Null without credentials: the attachment stays at the vendor and says so. */
  fetchMedia: FetchMedia | null;
};

/** The vendor does not have it yet, or is away: the job tries again. */
export class FetchAgainError extends Error {
  readonly code = 'fetch_again';
  readonly retryable = true;
}

/** Brings a photo or a recording home for a person to see or hear. A refused one becomes a task. */
export async function fetchAttachment(deps: FetchDeps, attachmentId: string): Promise<void> {
  const attachment = await deps.db.attachment.findUnique({
    where: { id: attachmentId },
    select: { id: true, url: true, fetchedAt: true, failure: true },
  });
  if (!attachment || attachment.fetchedAt || attachment.failure) return;
  if (!deps.fetchMedia) return giveUpAttachment(deps, attachmentId, 'no_vendor_credentials');
  const outcome = await deps.fetchMedia(attachment.url);
  if (outcome.kind === 'fetched') {
    const content = Uint8Array.from(outcome.content);
    await deps.db.attachment.update({
      where: { id: attachmentId },
      data: { content, contentType: outcome.contentType, fetchedAt: deps.clock.now() },
    });
    return;
  }
  if (outcome.retry === 'later') throw new FetchAgainError('the vendor does not have the file now');
  await giveUpAttachment(deps, attachmentId, outcome.reason);
}

/** A file that cannot be fetched is named on the attachment, and a person looks for it at the vendor. */
export async function giveUpAttachment(
  deps: Pick<FetchDeps, 'db' | 'clock'>,
  attachmentId: string,
  reason: string = 'retries_exhausted',
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    const { count } = await tx.attachment.updateMany({
      where: { id: attachmentId, fetchedAt: null, failure: null },
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
