import { lockInTransaction } from '../db/advisory-lock.ts';
import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';

/** What tells whether two arrivals are one message under two ids of the provider. */
export type Sent = {
  id: string;
  channel: string;
  from: string;
  to: string;
  text: string;
  /** The request as it came: of structured ones all of it is compared, of texts the words. */
  original: string;
  apiKeyId: string | null;
  receivedAt: Date;
  originAt: Date | null;
};

/** Whoever sends something anew does it at another time; a carrier or client that repeats itself does it soon. */
const withinMs = 2 * 60_000;

/**
 * The message that this one is, under another provider's id: the same sender, the same words, sent at the same time
 * and received within two minutes. Where the channel does not say when something was sent (a text by webhook, a
 * call), nothing is taken for the same: a second `yes` is a second yes. Two that are worked at the same moment wait
 * for each other.
 */
export async function findRedelivered(tx: Db, sent: Sent): Promise<string | null> {
  const { id, channel, from, to, text, original, apiKeyId, receivedAt, originAt } = sent;
  if (originAt === null) return null;
  await lockInTransaction(tx, 'redelivery', `${channel}:${from}:${apiKeyId ?? ''}:${originAt.toISOString()}`);
  const [since, until] = [-withinMs, withinMs].map((ms) => new Date(receivedAt.getTime() + ms));
  const sameWords =
    apiKeyId === null ? Prisma.sql`text = ${text}` : Prisma.sql`original = ${original} AND text = ${text}`;
  const [found] = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT id FROM inbound_messages
      WHERE "from" = ${from} AND channel = ${channel}::"Channel" AND "to" = ${to} AND id <> ${id}::uuid
        AND "originAt" = ${originAt} AND "receivedAt" BETWEEN ${since} AND ${until} AND ${sameWords}
        AND "apiKeyId" IS NOT DISTINCT FROM ${apiKeyId}::uuid AND "redeliveryOfId" IS NULL
        AND (id < ${id}::uuid OR state = 'processed')
      ORDER BY id LIMIT 1`,
  );
  return found?.id ?? null;
}

/** Ends a message as one that came before; its words stay, and it is answered by what the other one led to. */
export async function markRedelivered(tx: Db, id: string, ofId: string, now: Date): Promise<void> {
  await tx.inboundMessage.update({
    where: { id },
    data: { state: 'processed', processedAt: now, redeliveryOfId: ofId, failure: null },
  });
}
