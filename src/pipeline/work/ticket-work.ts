import type { TicketActor } from '../../domain/ticket-sender.ts';
import type { LastReply } from '../../reply/last-reply-store.ts';
import type { TicketView } from '../../tickets/present-ticket.ts';
import type { FieldError } from '../../tickets/ticket-events.ts';
import type { Bar } from '../../tickets/ticket-state.ts';

export type TicketWork = {
  ticketId: string;
  /** The version that the worker has seen. */
  version: number;
  /** `{type, …}` as it was sent. */
  body: unknown;
  actor: TicketActor;
};

/** An event of which only the effect is wanted: on whatever version the ticket has. */
export type TicketTrial = Omit<TicketWork, 'version'> & { version: number | null };

export type TicketWorkResult =
  | { kind: 'applied'; ticket: TicketView }
  | { kind: 'not_found' }
  /** Not an event of whoever sends it. */
  | { kind: 'forbidden' }
  /** `lastReply`: to whoever wanted to reply, what was said last meanwhile or before. */
  | { kind: 'stale'; version: number; lastReply?: LastReply | null }
  /** `because`: what the record has against it, whatever the stage. */
  | { kind: 'refused'; allowedFrom: string[]; because?: Bar }
  | { kind: 'invalid'; errors: FieldError[] };
