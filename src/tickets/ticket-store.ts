import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { pageOf, type Audience, type Listed, type Page } from '../domain/audience.ts';
import { isId, tidyReference } from '../domain/id.ts';
import type { Priority, Queue, TicketStage, TicketStatus } from '../domain/ticket.ts';
import {
  presentTicket,
  ticketParts,
  ticketPartsWithEvents,
  type TicketReader,
  type TicketView,
} from './present-ticket.ts';

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

/** Tickets, newest first. */
export async function listTickets(
  db: Db,
  filter: TicketFilter,
  page: Page,
  audience: Audience,
): Promise<Listed<TicketView>> {
  const rows = await db.ticket.findMany({
    where: { AND: [whereOf(filter), ticketsFor(audience), page.cursor ? { id: { lt: page.cursor } } : {}] },
    include: ticketParts,
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  });
  const { records, nextCursor } = pageOf(rows, page.limit);
  return { records: records.map((row) => presentTicket(row, readerOf(row, audience))), nextCursor };
}

/** One ticket with its events; null when there is none that this audience may read. */
export async function readTicket(db: Db, id: string, audience: Audience): Promise<TicketView | null> {
  if (!isId(id)) return null;
  const row = await db.ticket.findFirst({
    where: { AND: [{ id }, ticketsFor(audience)] },
    include: ticketPartsWithEvents,
  });
  return row && presentTicket(row, readerOf(row, audience));
}

function whereOf({
  patientId,
  messageId,
  reference,
  since,
  ...exact
}: TicketFilter): Prisma.TicketWhereInput {
  const { status, stage, queue, priority } = exact;
  return {
    ...(status && { status }),
    ...(stage && { stage }),
    ...(queue && { queue }),
    ...(priority && { priority }),
    ...(patientId && { patient: patientCalled(patientId) }),
    ...(messageId && { sources: { some: { messageId, withdrawnAt: null } } }),
    ...(reference && ticketCalled(tidyReference(reference))),
    ...(since && { openedAt: { gte: since } }),
  };
}

/** A sender who may not be told of tickets knows a request by the reference of the message. */
function ticketCalled(reference: string): Prisma.TicketWhereInput {
  return { OR: [{ reference }, { sources: { some: { message: { reference } } } }] };
}

/** A patient by our id or by the roster's, which may look like one of ours. */
export function patientCalled(id: string): Prisma.PatientWhereInput {
  return isId(id) ? { OR: [{ id }, { sourceId: id }] } : { sourceId: id };
}

/**
 * A facility reads the tickets of its own residents, and what it asked for while nobody knows for whom. A ticket that
 * turns out to be of somebody else's resident is not its to read, although it asked.
 */
export function ticketsFor(audience: Audience): Prisma.TicketWhereInput {
  const { facilityId } = audience;
  const own = { OR: [{ patient: { facilityId } }, { patientId: null, facilityId }] };
  switch (audience.kind) {
    case 'everyone':
      return {};
    case 'facility':
      return own;
    case 'sender': {
      const sent = { sources: { some: { message: { apiKeyId: audience.apiKeyId } } } };
      return facilityId === null ? sent : { AND: [sent, own] };
    }
  }
}

function readerOf(row: { patient: { facilityId: string | null } | null }, audience: Audience): TicketReader {
  const { kind, facilityId } = audience;
  const namesPatient = facilityId === null ? kind === 'everyone' : row.patient?.facilityId === facilityId;
  return { namesPatient, tracesPatients: kind === 'everyone' };
}
