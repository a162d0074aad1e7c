import type { RowsToInsert } from '../db/insert-rows.ts';
import type { OpenTicket } from '../dedup/open-need-store.ts';
import type { Decision } from '../domain/decision.ts';
import type { Priority, TicketStage } from '../domain/ticket.ts';
import type { StoredMessage } from './message-store.ts';
import type { Wish } from './wish.ts';

/** One wish of one message on its way to a ticket; `line` is its place among the message's wishes. */
export type Opening = { message: StoredMessage; wish: Wish; line: number; now: Date };

/** `again`: the message asks for that ticket already, by another line or since it was read before. */
export type Joining = Opening & { again: boolean };

/** What a wish became: a ticket of its own, or one more arrival at the open ticket for the same need. */
export type TicketOutcome = {
  wish: Wish;
  ticketId: string;
  reference: string;
  stage: TicketStage;
  decision: Decision;
  priority: Priority;
  joined: OpenTicket | null;
  openedAt: Date;
};

export type OpenedTickets = {
  outcomes: TicketOutcome[];
  /** New rows, to be written with the rest of the message's outcome. */
  rows: Required<
    Pick<
      RowsToInsert,
      'tickets' | 'open_needs' | 'ticket_sources' | 'decisions' | 'ticket_clocks' | 'ticket_events'
    >
  >;
};
