import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { pageOf, type Audience, type Listed, type Page } from '../domain/audience.ts';
import { isId } from '../domain/id.ts';
import {
  presentTicket,
  ticketParts,
  ticketPartsWithEvents,
  type TicketReader,
  type TicketView,
} from './present-ticket.ts';
import { newestTicketIds, type TicketFilter } from './ticket-page-store.ts';

/** Tickets, newest first. */
export async function listTickets(
  db: Db,
  filter: TicketFilter,
  page: Page,
  audience: Audience,
): Promise<Listed<TicketView>> {
  const ids = await newestTicketIds(db, filter, page, audience);
  const rows = await db.ticket.findMany({
    where: { id: { in: ids } },
    include: ticketParts,
    orderBy: { id: 'desc' },
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
