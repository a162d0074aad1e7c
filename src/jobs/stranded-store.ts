import type { Db } from '../db/client.ts';

/** Rows of work that nobody seems to be doing: their job was lost, or its process died with it. */
export type Stranded = { messageIds: string[]; replyIds: string[] };

const mostAtOnce = 500;

/**
 * What has waited since before `before`. Starting its job once more is harmless: each job looks first whether there
 * is anything left to do.
 */
export async function findStranded(db: Db, now: Date, before: Date): Promise<Stranded> {
  const messages = await db.inboundMessage.findMany({
    where: {
      state: { in: ['received', 'processing'] },
      OR: [{ processAfter: null, receivedAt: { lt: before } }, { processAfter: { lt: before, lte: now } }],
    },
    orderBy: { id: 'asc' },
    take: mostAtOnce,
    select: { id: true },
  });
  const replies = await db.outboundMessage.findMany({
    where: {
      state: { in: ['queued', 'sending'] },
      providerId: null,
      createdAt: { lt: before },
      // What waits for its hour has a sweep of its own.
      sendAfter: null,
    },
    orderBy: { id: 'asc' },
    take: mostAtOnce,
    select: { id: true },
  });
  return {
    messageIds: messages.map(({ id }) => id),
    replyIds: replies.map(({ id }) => id),
  };
}

/** Photos and recordings that are still at the vendor, oldest first. */
export async function findUnfetched(db: Db): Promise<string[]> {
  const attachments = await db.attachment.findMany({
    // A recording that an earlier version put into the database is to be sealed, too.
    where: {
      failure: null,
      OR: [{ fetchedAt: null }, { recordingSid: { not: null }, storedIn: null }],
    },
    orderBy: { id: 'asc' },
    take: mostAtOnce,
    select: { id: true },
  });
  return attachments.map(({ id }) => id);
}
