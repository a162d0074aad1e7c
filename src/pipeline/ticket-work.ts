import type { TicketView } from '../tickets/present-ticket.ts';
import type { FieldError } from '../tickets/ticket-events.ts';

export type TicketWork = {
  ticketId: string;
  /** The version that the worker has seen. */
  version: number;
  /** `{type, …}` as it was sent. */
  body: unknown;
  /** `facilityId`: a worker bound to a facility works that facility's tickets alone. */
  actor: { name: string; facilityId: string | null };
};

/** An event of which only the effect is wanted: on whatever version the ticket has. */
export type TicketTrial = Omit<TicketWork, 'version'> & { version: number | null };

export type TicketWorkResult =
  | { kind: 'applied'; ticket: TicketView }
  | { kind: 'not_found' }
  | { kind: 'stale'; version: number }
  | { kind: 'refused'; allowedFrom: string[] }
  | { kind: 'invalid'; errors: FieldError[] };
