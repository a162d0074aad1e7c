import type { Pool, PoolClient } from 'pg';
import { newReference } from '../domain/id.ts';
import type { InboundMessage } from '../domain/message.ts';
import { toStorableText } from '../domain/storable.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { conversationKey } from './conversation-key.ts';

/** What became of an arrival. A redelivered one carries the id of the message stored the first time. */
export type Accepted = { kind: 'accepted' | 'redelivered'; id: string };

/** An arrival with the id it will have if it is new. */
export type Arrival = { id: string; message: InboundMessage };

type Row = { id: string; channel: string; providerId: string };

/**
 * Commits messages and their jobs together, in a few multi-row statements. What comes back is durable.
 * Rejects as a whole: the caller tries the members one by one, so that a bad one spoils nothing but itself.
 */
export async function commitGroup(pool: Pool, jobs: JobQueue, arrivals: Arrival[]): Promise<Accepted[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const stored = await insertMessages(client, arrivals);
    // The same request twice in one group has one id: the first of the two is the one that was stored.
    const fresh = new Set(arrivals.filter((arrival) => stored.delete(arrival.id)));
    await jobs.enqueueWith(
      client,
      'process-message',
      [...fresh].map(({ id, message }) => ({ data: { messageId: id }, runAt: message.processAfter })),
    );
    await client.query('COMMIT');
    const known = await findStored(
      client,
      arrivals.filter((arrival) => !fresh.has(arrival)),
    );
    client.release();
    return arrivals.map((arrival) => {
      if (fresh.has(arrival)) return { kind: 'accepted', id: arrival.id };
      const { channel, providerId } = arrival.message;
      return { kind: 'redelivered', id: known.get(`${channel}:${providerId}`) ?? arrival.id };
    });
  } catch (error) {
    // A connection in the middle of a failed transaction is closed rather than given back.
    client.release(true);
    throw error;
  }
}

async function insertMessages(client: PoolClient, arrivals: Arrival[]): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>({
    name: 'accept-messages',
    text: `WITH incoming AS (SELECT * FROM jsonb_populate_recordset(NULL::inbound_messages, $1::jsonb)),
      accepted AS (
        INSERT INTO inbound_messages (id, channel, "providerId", "receivedAt", "from", "to", text, original, media,
          structured, reference, "apiKeyId", "facilityId", "conversationKey", "processAfter", "originAt")
        SELECT id, channel, "providerId", "receivedAt", "from", "to", text, original, media,
          structured, reference, "apiKeyId", "facilityId", "conversationKey", "processAfter", "originAt"
        FROM incoming ON CONFLICT DO NOTHING RETURNING id)
      SELECT id FROM accepted`,
    values: [JSON.stringify(arrivals.map(rowOf))],
  });
  return new Set(rows.map((row) => row.id));
}

async function findStored(client: PoolClient, arrivals: Arrival[]): Promise<Map<string, string>> {
  if (arrivals.length === 0) return new Map();
  const { rows } = await client.query<Row>(
    `SELECT m.id, m.channel, m."providerId" FROM inbound_messages m
      JOIN unnest($1::"Channel"[], $2::text[]) AS wanted(channel, provider)
        ON m.channel = wanted.channel AND m."providerId" = wanted.provider`,
    [arrivals.map((a) => a.message.channel), arrivals.map((a) => a.message.providerId)],
  );
  return new Map(rows.map((row) => [`${row.channel}:${row.providerId}`, row.id]));
}

function rowOf({ id, message }: Arrival) {
  return {
    id,
    channel: message.channel,
    providerId: message.providerId,
    receivedAt: message.receivedAt,
    from: message.from,
    to: message.to,
    text: toStorableText(message.text),
    original: toStorableText(message.original),
    media: message.mediaUrls,
    structured: message.structured,
    reference: message.structured?.reference ?? newReference(),
    apiKeyId: message.structured?.apiKeyId ?? null,
    facilityId: message.structured?.facilityId ?? null,
    conversationKey: conversationKey(message.channel, message.from, message.to, message.providerId),
    processAfter: message.processAfter,
    originAt: message.originAt ?? null,
  };
}
