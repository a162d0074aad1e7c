import type { ReplyTicket } from '../reply/compose-replies.ts';
import { medicineOfTicket } from './ticket-medicine.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/** An open ticket as it is told to whoever asks for its state. */
export function statusTicket(ticket: ThreadTicket): ReplyTicket {
  return {
    id: ticket.id,
    reference: ticket.reference,
    code: ticket.decision.code,
    stage: ticket.stage,
    priority: ticket.priority,
    joined: true,
    openedAt: ticket.openedAt,
    eligibleOn: ticket.decision.eligibleOn,
    ask: [],
    medicine: medicineOfTicket(ticket),
  };
}
