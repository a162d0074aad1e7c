import type { RowsToInsert } from '../../db/insert-rows.ts';
import type { EndedTicket } from '../../dedup/ended-need-store.ts';
import type { OpenTicket } from '../../dedup/open-need-store.ts';
import type { Repeated } from '../../dedup/place-repeated.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Priority, TicketStage } from '../../domain/ticket.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { Wish } from './wish.ts';

/**
 * One wish of one message on its way to a ticket; `line` is its place among the message's wishes, `keys` are those
 * under which the ticket is to stand.
 */
export type Opening = { message: StoredMessage; wish: Wish; line: number; now: Date; keys: string[] };

/**
 * `again`: the message asks for that ticket already, by another line or since it was read before. `fields`: what is
 * equal. `repeated`: the same words a moment ago, where these made it the same need. `standing`: found by what the ticket
 * is about, and under no key.
 */
export type Joining = Opening & {
  again: boolean;
  fields: string[];
  repeated: Repeated | null;
  standing?: true | undefined;
};

/** What a wish became: a ticket of its own, or one more arrival at the open ticket for the same need. */
export type TicketOutcome = {
  wish: Wish;
  ticketId: string;
  reference: string;
  stage: TicketStage;
  decision: Decision;
  priority: Priority;
  joined: OpenTicket | null;
  /** What the sender was told the need by, when they said the same a moment ago. */
  knownAs?: string;
  openedAt: Date;
};

export type OpenedTickets = {
  outcomes: TicketOutcome[];
  /** Tickets that ended a short while ago, whose outcome is told beside the new ticket for the same need. */
  ended: EndedTicket[];
  /** New rows, to be written with the rest of the message's outcome. */
  rows: Required<
    Pick<
      RowsToInsert,
      | 'tickets'
      | 'open_needs'
      | 'ticket_sources'
      | 'decisions'
      | 'ticket_clocks'
      | 'ticket_events'
      | 'system_effects'
      | 'tasks'
    >
  >;
};
