import type { Db } from '../db/client.ts';
import type { OpenTicket } from '../dedup/open-need-store.ts';
import { newId } from '../domain/id.ts';
import { dangerFlags, type Channel, type Flag } from '../domain/message.ts';
import type { Priority, TicketPosition } from '../domain/ticket.ts';
import { decisionRow, outcomeByDecision } from './open-ticket.ts';
import type { OpenedTickets, Opening } from './opened-tickets.ts';
import type { Wish } from './plan-wishes.ts';

/**
 * Adds an arrival to the open ticket for the same need: every word and the highest urgency are kept, no clock is
 * loosened, a danger pages again, and a ticket that was too early is decided again.
 */
export async function joinTicket(
  tx: Db,
  opened: OpenedTickets,
  opening: Opening,
  ticket: OpenTicket,
): Promise<void> {
  const { message, wish, line, now } = opening;
  const urgent = ticket.priority === 'urgent' || wish.decided.position.priority === 'urgent';
  const priority: Priority = urgent ? 'urgent' : 'routine';
  const decidedAgain = ticket.stage === 'too_early';
  const position: TicketPosition | null = decidedAgain ? { ...wish.decided.position, priority } : null;
  const stage = position?.stage ?? ticket.stage;
  const decision = decidedAgain ? wish.decided.decision : ticket.decision;
  await tx.ticket.update({
    where: { id: ticket.id },
    data: {
      version: { increment: 1 },
      priority,
      flags: union<Flag>(ticket.flags, wish.person.request.flags),
      channels: union<Channel>(ticket.channels, [message.channel]),
      ...(position ? { ...position, decision, ...outcomeByDecision(wish) } : {}),
      ...(pages(wish) ? { acknowledgedAt: null, acknowledgedBy: null } : {}),
    },
  });
  const evidence = evidenceOf(wish);
  opened.rows.ticket_sources.push({
    ticketId: ticket.id,
    messageId: message.id,
    line,
    joinedAt: now,
    evidence,
  });
  opened.rows.ticket_events.push({
    id: newId(now),
    ticketId: ticket.id,
    sequence: await nextSequence(tx, ticket.id, opened),
    type: 'joined',
    actor: 'system',
    at: now,
    detail: { messageId: message.id, channel: message.channel, evidence, stageBefore: ticket.stage, stage },
  });
  if (decidedAgain) {
    await stopClocks(tx, ticket.id, now);
    opened.rows.decisions.push(decisionRow(wish, ticket.id, message.id, now));
  }
  const clocks = wish.decided.clocks.filter(
    (clock) => decidedAgain || (clock.kind === 'page' && pages(wish)),
  );
  opened.rows.ticket_clocks.push(
    ...clocks.map(({ kind, dueAt }) => ({ id: newId(now), ticketId: ticket.id, kind, dueAt, round: 0 })),
  );
  opened.outcomes.push({
    wish,
    ticketId: ticket.id,
    reference: ticket.reference,
    stage,
    decision,
    priority,
    joined: ticket,
    openedAt: ticket.openedAt,
  });
}

/** Why the arrival is the same need: codes and scores, no words of the message. */
function evidenceOf(wish: Wish) {
  const { identity } = wish.person;
  return {
    rule: wish.person.patient ? 'same-patient-and-medicine' : 'same-sender-medicine-and-claim',
    keys: wish.keys.map((key) => key.split(':').at(-2) ?? key),
    identity: { result: identity.result, score: identity.score, reasons: identity.reasons },
  };
}

function pages(wish: Wish): boolean {
  const { code } = wish.decided.decision;
  return code === 'ESCALATE_NOW' && dangerFlags.some((flag) => wish.person.request.flags.includes(flag));
}

async function nextSequence(tx: Db, ticketId: string, opened: OpenedTickets): Promise<number> {
  const last = await tx.ticketEvent.aggregate({ where: { ticketId }, _max: { sequence: true } });
  const unsaved = opened.rows.ticket_events.filter((event) => event.ticketId === ticketId).length;
  return (last._max.sequence ?? 0) + unsaved + 1;
}

async function stopClocks(tx: Db, ticketId: string, now: Date): Promise<void> {
  await tx.ticketClock.updateMany({
    where: { ticketId, firedAt: null, stoppedAt: null },
    data: { stoppedAt: now },
  });
}

function union<T>(...lists: T[][]): T[] {
  return [...new Set(lists.flat())];
}
