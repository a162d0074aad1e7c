import type { ReplyTicket } from '../../reply/compose-replies.ts';
import { deliveryDayOf } from '../../tickets/processed-text.ts';
import { medicineOfTicket } from '../needs/ticket-medicine.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

type StandingTicket = Pick<
  ThreadTicket,
  | 'id'
  | 'reference'
  | 'decision'
  | 'stage'
  | 'priority'
  | 'openedAt'
  | 'outcomeText'
  | 'patientId'
  | 'medicationName'
  | 'strength'
>;

/** A ticket that is open, or ended a short while ago, as it is told to whoever asks for its state. */
export function statusTicket(ticket: StandingTicket): ReplyTicket {
  return {
    id: ticket.id,
    reference: ticket.reference,
    code: ticket.decision.code,
    stage: ticket.stage,
    priority: ticket.priority,
    joined: true,
    openedAt: ticket.openedAt,
    eligibleOn: ticket.decision.eligibleOn,
    deliveryOn: deliveryDayOf(ticket.outcomeText),
    ask: [],
    medicine: medicineOfTicket(ticket),
  };
}
