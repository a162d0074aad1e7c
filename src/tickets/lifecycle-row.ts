import type { CalendarDate } from '../domain/calendar-date.ts';
import type { SenderRole } from '../domain/ticket-sender.ts';
import type { TicketStage, TicketStatus } from '../domain/ticket.ts';
import type { AcceptedEventType, FieldError, TicketEventBody } from './ticket-events.ts';
import type { Bar, TicketMove, TicketState } from './ticket-state.ts';

export type LifecycleContext = { today: CalendarDate; timeZone: string };

export type Outcome = TicketMove | { errors: FieldError[] } | { refused: true | Bar };

export type LifecycleRow<T extends AcceptedEventType> = {
  /** Stages of tickets that have not ended. */
  from?: readonly TicketStage[];
  /** Statuses, for the events that ask for one instead of a stage. */
  statuses?: readonly TicketStatus[];
  /** `true`: on an ended ticket as well; only a merged one takes no event at all. */
  always?: true;
  /** It ends the ticket or makes it wait: not before somebody has acknowledged a danger that is paged. */
  onceSeen?: true;
  /** Who may send it. */
  by: readonly SenderRole[];
  /** Stages in which only these of them may: what waits there for a clinician. */
  clinical?: { stages: readonly TicketStage[]; by: readonly SenderRole[] };
  to(state: TicketState, event: TicketEventBody<T>, context: LifecycleContext): Outcome;
};
