import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import { findClaims } from '../../dedup/open-need-store.ts';
import { contradict, equalFields, type Claimed } from '../../dedup/place-unidentified.ts';
import type { Audience } from '../../domain/audience.ts';
import { isId } from '../../domain/id.ts';
import { phoneOf } from '../../intake/conversation-key.ts';
import { ticketsFor } from '../../tickets/ticket-store.ts';
import { isOpenNeed } from '../../tickets/ticket-state.ts';
import { isSameMedicine } from '../joins/merge-tickets.ts';

/** An open ticket that may be the same need, for a person to merge; never joined by itself. */
export type JoinSuggestion = {
  ticketId: string;
  reference: string;
  rule: 'same-patient-and-medicine' | 'same-medicine-and-claim' | 'same-sender-and-medicine';
  /** What is equal. */
  fields: string[];
  openedAt: string;
};

/** More than a person looks through; the newest are offered. */
const mostLookedAt = 200;
const mostOffered = 10;

/**
 * The open tickets that may be one need with this one: of the same patient and a medicine that is not said to be
 * another; or, while nobody knows the patient, of the same medicine with an equal claimed name or birth date, or the
 * same sender, and nothing that contradicts.
 */
export async function suggestJoins(db: Db, ticketId: string, audience: Audience): Promise<JoinSuggestion[]> {
  if (!isId(ticketId)) return [];
  const ticket = await db.ticket.findFirst({ where: { AND: [{ id: ticketId }, ticketsFor(audience)] } });
  if (!ticket || ticket.status === 'closed' || !isOpenNeed(ticket) || ticket.medicationText === null)
    return [];
  const others = await db.ticket.findMany({
    where: { AND: [sameSubject(ticket), ticketsFor(audience)] },
    orderBy: { id: 'desc' },
    take: mostLookedAt,
  });
  const alike = others.filter((other) => isOpenNeed(other) && isSameMedicine(ticket, other));
  if (ticket.patientId !== null)
    return alike
      .slice(0, mostOffered)
      .map((other) => offer(other, 'same-patient-and-medicine', ['patient', 'medicine']));
  return suggestUnidentified(db, ticket, alike);
}

type Row = Prisma.TicketGetPayload<object>;

function sameSubject({ id, patientId, medicationName, medicationText }: Row): Prisma.TicketWhereInput {
  const open: Prisma.TicketWhereInput = {
    id: { not: id },
    patientId,
    status: { not: 'closed' },
    medicationText: { not: null },
  };
  if (patientId !== null) return open;
  return { ...open, ...(medicationName === null ? { medicationText } : { medicationName }) };
}

async function suggestUnidentified(db: Db, ticket: Row, others: Row[]): Promise<JoinSuggestion[]> {
  const said = await findClaims(db, [ticket.id, ...others.map(({ id }) => id)]);
  function claimsOf(id: string): Claimed[] {
    return said.find(({ ticketId }) => ticketId === id)?.claims ?? [];
  }
  const own = claimsOf(ticket.id);
  return others
    .flatMap((other) => {
      const theirs = claimsOf(other.id);
      if (own.some((one) => theirs.some((two) => contradict(one, two)))) return [];
      const equal = new Set(own.flatMap((one) => theirs.flatMap((two) => equalFields(one, two))));
      if (equal.size > 0) return [offer(other, 'same-medicine-and-claim', ['medicine', ...equal])];
      return isSameSender(ticket, other)
        ? [offer(other, 'same-sender-and-medicine', ['sender', 'medicine'])]
        : [];
    })
    .slice(0, mostOffered);
}

function isSameSender(one: Row, other: Row): boolean {
  const [a, b] = [one, other].map(({ conversationKey }) => conversationKey && phoneOf(conversationKey));
  return a !== null && a !== undefined && a === b;
}

function offer(other: Row, rule: JoinSuggestion['rule'], fields: string[]): JoinSuggestion {
  const { id: ticketId, reference, openedAt } = other;
  return { ticketId, reference, rule, fields, openedAt: openedAt.toISOString() };
}
