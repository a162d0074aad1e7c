import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';
import { newestIds, type SortedPlaces } from '../db/newest-ids.ts';
import type { Audience, Page } from '../domain/audience.ts';
import { firstIdOf, isId, tidyReference } from '../domain/id.ts';
import type { Priority, Queue, TicketStage, TicketStatus } from '../domain/ticket.ts';

export type TicketFilter = {
  status?: TicketStatus | undefined;
  stage?: TicketStage | undefined;
  queue?: Queue | undefined;
  priority?: Priority | undefined;
  /** Ours or the roster's own. */
  patientId?: string | undefined;
  /** An arrival that asks for the ticket. */
  messageId?: string | undefined;
  /** The ticket's own, or that of a message that asks for it or has asked. */
  reference?: string | undefined;
  /** Opened then or later. */
  since?: Date | undefined;
};

const places: SortedPlaces = {
  table: 'tickets',
  columns: [
    { name: 'status', type: '"TicketStatus"' },
    { name: 'stage', type: '"TicketStage"' },
    { name: 'queue', type: '"Queue"' },
    { name: 'priority', type: '"Priority"' },
  ],
};

/** The clocks of processes may differ by less. */
const skewMs = 3_600_000;

/**
 * The ids of a page of tickets, newest first, one more than the page holds when there are more. What leads to few
 * tickets (a patient, a message, a reference, a facility) is looked up by its own index; else the index over the
 * places of tickets is walked.
 */
export async function newestTicketIds(
  db: Db,
  filter: TicketFilter,
  page: Page,
  audience: Audience,
): Promise<string[]> {
  const { status, stage, queue, priority } = filter;
  return newestIds(db, places, {
    equal: { status, stage, queue, priority },
    narrow: narrowing(filter, audience),
    within: withinTime(filter, page),
    limit: page.limit + 1,
  });
}

/** A ticket's id is made when it is opened, after what opens it came in, so that the ids bound the time as well. */
function withinTime({ since }: TicketFilter, { cursor }: Page): Prisma.Sql[] {
  return [
    ...(cursor ? [Prisma.sql`r.id < ${cursor}::uuid`] : []),
    ...(since
      ? [
          Prisma.sql`r.id >= ${firstIdOf(new Date(since.getTime() - skewMs))}::uuid AND r."openedAt" >= ${since}`,
        ]
      : []),
  ];
}

/** Arrays are made first and looked up one by one, however few or many PostgreSQL thinks there are. */
function narrowing({ patientId, messageId, reference }: TicketFilter, audience: Audience): Prisma.Sql[] {
  return [
    ...(patientId ? [ofPatient(patientId)] : []),
    ...(messageId
      ? [
          Prisma.sql`r.id = ANY(ARRAY(SELECT "ticketId" FROM ticket_sources
            WHERE "messageId" = ${messageId}::uuid))`,
        ]
      : []),
    ...(reference ? [called(tidyReference(reference))] : []),
    ...readable(audience),
  ];
}

/** By our id or by the roster's, which may look like one of ours. */
function ofPatient(id: string): Prisma.Sql {
  const ours = isId(id) ? Prisma.sql`UNION SELECT id FROM patients WHERE id = ${id}::uuid` : Prisma.empty;
  return Prisma.sql`r."patientId" = ANY(ARRAY(SELECT id FROM patients WHERE "sourceId" = ${id} ${ours}))`;
}

/** The ticket's own reference, or that of a message, or of a list of them, that asks for it or has asked. */
function called(reference: string): Prisma.Sql {
  return Prisma.sql`r.id = ANY(ARRAY(SELECT id FROM tickets WHERE reference = ${reference} UNION
    SELECT s."ticketId" FROM inbound_messages m JOIN ticket_sources s ON s."messageId" = m.id
      WHERE m.reference = ${reference} UNION
    SELECT s."ticketId" FROM form_lists l JOIN form_list_parts p ON p."listId" = l.id
      JOIN ticket_sources s ON s."messageId" = p."messageId" WHERE l.reference = ${reference}))`;
}

/** As `ticketsFor` says. */
function readable(audience: Audience): Prisma.Sql[] {
  const { facilityId } = audience;
  const own =
    facilityId === null
      ? []
      : [
          Prisma.sql`(r."patientId" = ANY(ARRAY(SELECT id FROM patients WHERE "facilityId" = ${facilityId}::uuid))
            OR (r."patientId" IS NULL AND r."facilityId" = ${facilityId}::uuid))`,
        ];
  if (audience.kind !== 'sender') return own;
  const sent = Prisma.sql`r.id = ANY(ARRAY(SELECT s."ticketId" FROM inbound_messages m
    JOIN ticket_sources s ON s."messageId" = m.id WHERE m."apiKeyId" = ${audience.apiKeyId}::uuid))`;
  return [sent, ...own];
}
