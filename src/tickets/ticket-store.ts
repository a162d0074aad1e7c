import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { pageOf, type Audience, type Listed, type Page } from '../domain/audience.ts';
import { isId } from '../domain/id.ts';
import type { Priority, Queue, TicketStage, TicketStatus } from '../domain/ticket.ts';
import { presentTicket, ticketParts, ticketPartsWithEvents, type TicketView } from './present-ticket.ts';

export type TicketFilter = {
  status?: TicketStatus | undefined;
  stage?: TicketStage | undefined;
  queue?: Queue | undefined;
  priority?: Priority | undefined;
  /** Ours or the roster's own. */
  patientId?: string | undefined;
  /** An arrival that asks for the ticket. */
  messageId?: string | undefined;
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
  return { records: records.map((row) => presentTicket(row, mayName(row, audience))), nextCursor };
}

/** One ticket with its events; null when there is none that this audience may read. */
export async function readTicket(db: Db, id: string, audience: Audience): Promise<TicketView | null> {
  if (!isId(id)) return null;
  const row = await db.ticket.findFirst({
    where: { AND: [{ id }, ticketsFor(audience)] },
    include: ticketPartsWithEvents,
  });
  return row && presentTicket(row, mayName(row, audience));
}

function whereOf({ patientId, messageId, since, ...exact }: TicketFilter): Prisma.TicketWhereInput {
  const { status, stage, queue, priority } = exact;
  return {
    ...(status && { status }),
    ...(stage && { stage }),
    ...(queue && { queue }),
    ...(priority && { priority }),
    ...(patientId && { patient: patientCalled(patientId) }),
    ...(messageId && { sources: { some: { messageId, withdrawnAt: null } } }),
    ...(since && { openedAt: { gte: since } }),
  };
}

/** A patient by our id or by the roster's, which may look like one of ours. */
export function patientCalled(id: string): Prisma.PatientWhereInput {
  return isId(id) ? { OR: [{ id }, { sourceId: id }] } : { sourceId: id };
}

/** A facility reads the tickets of its residents, and those that it asked for itself. */
export function ticketsFor(audience: Audience): Prisma.TicketWhereInput {
  switch (audience.kind) {
    case 'everyone':
      return {};
    case 'facility':
      return {
        OR: [{ patient: { facilityId: audience.facilityId } }, { facilityId: audience.facilityId }],
      };
    case 'sender':
      return { sources: { some: { message: { apiKeyId: audience.apiKeyId } } } };
  }
}

function mayName(row: { patient: { facilityId: string | null } | null }, audience: Audience): boolean {
  return audience.facilityId === null
    ? audience.kind === 'everyone'
    : row.patient?.facilityId === audience.facilityId;
}
