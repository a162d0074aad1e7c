import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { DecisionCode } from '../../domain/decision.ts';
import { drugNamed } from '../../domain/drugs/drug-table.ts';
import type { Flag, MessageLine, StructuredRequest } from '../../domain/message.ts';
import { parsePhoneNumber } from '../../domain/phone-number.ts';
import type { RulesInForce } from '../../domain/routing-rules.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { applyRules, type Routed, type RoutingFacts } from '../../routing/apply-rules.ts';
import { readRulesInForce } from '../../routing/routing-rule-store.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { wordsOf } from './route-wish.ts';

/** What the decision made of a ticket, beside what the ticket says itself. */
export type ToRoute = {
  position: TicketPosition;
  code: DecisionCode;
  drugName: string | null;
  facilityId: string | null;
};

/** Where the rules send a ticket that was decided again, by what its arrivals say; null when none applies. */
export async function routeAgain(
  tx: Db,
  ticket: TicketAtWork,
  to: ToRoute,
  inForce?: RulesInForce,
): Promise<Routed | null> {
  const rules = inForce ?? (await readRulesInForce(tx));
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
    select: { message: { select: { text: true, from: true, channel: true, structured: true, lines: true } } },
  });
  const messages = sources.map(({ message }) => message);
  const [first] = messages;
  if (!first) return null;
  const said = messages.flatMap((message) => saidFor(ticket.id, message));
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

type Said = Pick<Prisma.InboundMessageGetPayload<object>, 'text' | 'structured' | 'lines'>;

/** A form speaks of several people: only its words about the resident of this ticket count. */
function saidFor(ticketId: string, { text, structured, lines }: Said): string[] {
  if (structured === null) return [text];
  // The columns hold what intake and the pipeline wrote there.
  const request = structured as StructuredRequest;
  if (request.residents.length === 1) return [wordsOf(request, 0)];
  const own = ((lines ?? []) as MessageLine[]).filter((line) => line.ticketId === ticketId);
  return [...new Set(own.map(({ resident }) => resident))].map((resident) => wordsOf(request, resident));
}
