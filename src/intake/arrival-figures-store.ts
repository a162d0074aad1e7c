import type { Db } from '../db/client.ts';
import { firstIdOf } from '../domain/id.ts';
import type { Channel } from '../domain/message.ts';

/** From `since` on and before `until`. */
export type Period = { since: Date; until: Date };

/** How far the arrivals of one channel and hour have come. */
export type ArrivalFigures = {
  /** The beginning of the hour. */
  hour: Date;
  channel: Channel;
  /** Known to have come in: what the vendor lists, and what is stored and not listed yet. */
  received: number;
  stored: number;
  /** Led to a ticket, or joined one. */
  ticketed: number;
  /** Nothing is left to do: read, or handed to a person unread. */
  ended: number;
};

const hourMs = 3_600_000;

/**
 * Arrivals by hour and channel, oldest first, hours without any left out. An arrival belongs to the hour in which it was
 * sent by the vendor's clock, else to that in which it was stored.
 */
export async function countArrivals(db: Db, { since, until }: Period): Promise<ArrivalFigures[]> {
  // A message's id is made when it is received, so that the primary key finds the period.
  const [firstId, lastId] = [since.getTime() - hourMs, until.getTime() + hourMs].map((at) =>
    firstIdOf(new Date(at)),
  );
  return db.$queryRaw<ArrivalFigures[]>`
    WITH arrivals AS (
      SELECT v.channel, v."sentAt" AS at, m.id, m."redeliveryOfId", m.state FROM vendor_arrivals v
        LEFT JOIN inbound_messages m ON m.channel = v.channel AND m."providerId" = v."providerId"
        WHERE v."sentAt" >= ${since} AND v."sentAt" < ${until}
      UNION ALL
      SELECT m.channel, m."receivedAt", m.id, m."redeliveryOfId", m.state FROM inbound_messages m
        WHERE m.id BETWEEN ${firstId}::uuid AND ${lastId}::uuid
          AND m."receivedAt" >= ${since} AND m."receivedAt" < ${until}
          AND NOT EXISTS (SELECT 1 FROM vendor_arrivals v
            WHERE v.channel = m.channel AND v."providerId" = m."providerId"))
    SELECT date_trunc('hour', at, 'UTC') AS hour, channel::text AS channel, count(*)::int AS received,
        count(id)::int AS stored,
        (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM ticket_sources s
          WHERE s."messageId" = coalesce("redeliveryOfId", id))))::int AS ticketed,
        (count(*) FILTER (WHERE state IN ('processed', 'failed')))::int AS ended
      FROM arrivals GROUP BY 1, 2 ORDER BY 1, 2`;
}
