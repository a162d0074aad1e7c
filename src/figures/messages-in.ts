import { Prisma } from '../db/generated/node/client.ts';
import { firstIdOf } from '../domain/id.ts';
import type { FigureFilter } from './figure-filter.ts';
import { ofFacility } from './ticket-cohort.ts';

/** The clocks of processes may differ by less. */
const skewMs = 3_600_000;

/**
 * The messages that came in during the period, each once: the same one under another provider's id is left out. A
 * facility's are those that it sent and those that led to one of its tickets.
 */
export function messagesIn({ since, until, facilityId, channel }: FigureFilter): Prisma.Sql {
  // A message's id is made when it is received, so that the primary key finds the period.
  const [first, last] = [since.getTime() - skewMs, until.getTime() + skewMs].map((at) =>
    firstIdOf(new Date(at)),
  );
  const by = channel === null ? Prisma.empty : Prisma.sql`AND m.channel = ${channel}::"Channel"`;
  const own =
    facilityId === null
      ? Prisma.empty
      : Prisma.sql`AND (m."facilityId" = ${facilityId}::uuid OR EXISTS (SELECT 1 FROM ticket_sources s
          JOIN tickets t ON t.id = s."ticketId" WHERE s."messageId" = m.id AND ${ofFacility(facilityId)}))`;
  return Prisma.sql`SELECT m.id, m.channel, m."receivedAt", m.flags FROM inbound_messages m
    WHERE m.id BETWEEN ${first}::uuid AND ${last}::uuid AND m."receivedAt" >= ${since} AND m."receivedAt" < ${until}
      AND m."redeliveryOfId" IS NULL ${by} ${own}`;
}
