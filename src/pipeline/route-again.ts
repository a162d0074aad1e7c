import type { Db } from '../db/client.ts';
import type { DecisionCode } from '../domain/decision.ts';
import { drugNamed } from '../domain/drugs/drug-table.ts';
import type { Flag } from '../domain/message.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import type { TicketPosition } from '../domain/ticket.ts';
import { applyRules, type Routed, type RoutingFacts } from '../routing/apply-rules.ts';
import { readRulesInForce } from '../routing/routing-rule-store.ts';
import type { TicketAtWork } from '../tickets/ticket-work-store.ts';

/** What the decision made of a ticket, beside what the ticket says itself. */
export type ToRoute = {
  position: TicketPosition;
  code: DecisionCode;
  drugName: string | null;
  facilityId: string | null;
};

/** Where the rules send a ticket that was decided again, by what its arrivals say; null when none applies. */
export async function routeAgain(tx: Db, ticket: TicketAtWork, to: ToRoute): Promise<Routed | null> {
  const rules = await readRulesInForce(tx);
  if (rules.rules.length === 0) return null;
  const facts = await factsOf(tx, ticket, to);
  if (!facts) return null;
  const routed = applyRules(rules, facts, to.position);
  return routed.applied.length === 0 ? null : routed;
}

async function factsOf(tx: Db, ticket: TicketAtWork, to: ToRoute): Promise<RoutingFacts | null> {
  const sources = await tx.ticketSource.findMany({
    where: { ticketId: ticket.id, withdrawnAt: null },
    orderBy: { joinedAt: 'asc' },
    select: { message: { select: { text: true, from: true, channel: true, structured: true } } },
  });
  const messages = sources.map(({ message }) => message);
  const [first] = messages;
  if (!first) return null;
  // A form speaks of several people; which words are about this ticket's is not known here.
  const said = messages.filter(({ structured }) => structured === null).map(({ text }) => text);
  const facilities = [to.facilityId, ticket.facilityId];
  return {
    text: [...said, ticket.medicationText ?? ''].join('\n'),
    sender: parsePhoneNumber(first.from),
    facilityIds: facilities.filter((id) => id !== null),
    class: to.drugName === null ? null : (drugNamed(to.drugName)?.class ?? null),
    channel: first.channel,
    code: to.code,
    // The column holds flags of the vocabulary alone.
    flags: ticket.flags as Flag[],
  };
}
