import type { Db } from '../db/client.ts';
import type { OpenTicket } from '../dedup/open-need-store.ts';
import { dangerFlags } from '../domain/message.ts';
import type { TicketPosition } from '../domain/ticket.ts';
import { lockTicket, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { changeTicket } from './change-ticket.ts';
import type { Joining, OpenedTickets } from './opened-tickets.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { Wish } from './wish.ts';

/**
 * Adds an arrival to the open ticket for the same need: every word and the highest urgency are kept, no clock is
 * loosened, a danger pages again, and a ticket that was too early is decided again.
 */
export async function joinTicket(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  opened: OpenedTickets,
  { message, wish, line, now, again }: Joining,
  open: OpenTicket,
): Promise<void> {
  const ticket = await lockTicket(tx, open.id);
  if (!ticket) throw new Error('an open need points to no ticket');
  const decidedAgain = ticket.stage === 'too_early';
  const position = joinedPosition(ticket, wish, decidedAgain);
  const evidence = evidenceOf(wish);
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position,
      event: {
        type: again ? 'asked_again' : 'joined',
        actor: 'system',
        detail: { messageId: message.id, channel: message.channel, evidence },
      },
      ...(decidedAgain ? { again: { patient: wish.person.patient, position, decided: wish.decided } } : {}),
      ...(pages(wish) ? { answered: ['page'], start: [{ kind: 'page', dueAt: now }] } : {}),
      columns: {
        flags: union(ticket.flags, wish.person.request.flags),
        channels: union(ticket.channels, [message.channel]),
        ...(pages(wish) ? { acknowledgedAt: null, acknowledgedBy: null } : {}),
      },
    },
    now,
  );
  const source = { ticketId: ticket.id, messageId: message.id, line, joinedAt: now, evidence };
  if (!again) opened.rows.ticket_sources.push(source);
  opened.outcomes.push({
    wish,
    ticketId: ticket.id,
    reference: ticket.reference,
    stage: position.stage,
    decision: decidedAgain ? wish.decided.decision : open.decision,
    priority: position.priority,
    joined: open,
    openedAt: ticket.openedAt,
  });
}

/** The arrival can raise the urgency and never lowers it. */
function joinedPosition(ticket: TicketAtWork, wish: Wish, decidedAgain: boolean): TicketPosition {
  const { stage, status, queue } = decidedAgain ? wish.decided.position : ticket;
  const urgent = ticket.priority === 'urgent' || wish.decided.position.priority === 'urgent';
  return { stage, status, queue, priority: urgent ? 'urgent' : 'routine' };
}

/** Why the arrival is the same need: codes and scores, no words of the message. */
function evidenceOf(wish: Wish) {
  const { identity } = wish.person;
  return {
    rule: wish.person.patient ? 'same-patient-and-medicine' : 'same-sender-medicine-and-claim',
    identity: { result: identity.result, score: identity.score, reasons: identity.reasons },
  };
}

function pages(wish: Wish): boolean {
  const { code } = wish.decided.decision;
  return code === 'ESCALATE_NOW' && dangerFlags.some((flag) => wish.person.request.flags.includes(flag));
}

function union<T>(...lists: T[][]): T[] {
  return [...new Set(lists.flat())];
}
