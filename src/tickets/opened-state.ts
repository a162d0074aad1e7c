import type { Prisma } from '../db/generated/node/client.ts';
import { openedFields } from '../domain/ticket-changes.ts';

type OpenedRows = {
  tickets: Prisma.TicketCreateManyInput[];
  ticket_events: Prisma.TicketEventCreateManyInput[];
};

/**
 * Tells each new ticket's first event what its row begins as, so that row and events can be held against each other.
 * Call it when the rows are as they will be written.
 */
export function tellOpenedState(rows: OpenedRows): void {
  for (const event of rows.ticket_events) {
    const row = rows.tickets.find(({ id }) => id === event.ticketId);
    if (!row || event.type !== 'opened') continue;
    const state = Object.fromEntries(openedFields.map((field) => [field, row[field] ?? null]));
    event.detail = { ...(event.detail as Prisma.InputJsonObject), state };
  }
}
