import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import { uniteContributions, withSaid } from '../../dedup/contribution.ts';
import { storedContribution, type OpenTicket } from '../../dedup/open-need-store.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import { contributionOf, pages } from './contribution-of.ts';
import { decideTogether } from './decide-together.ts';
import { holdJoined } from '../work/hold-ticket.ts';
import { isHeldBy } from '../work/is-held-by.ts';
import type { Joining, OpenedTickets } from './opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { Wish } from './wish.ts';

/**
 * Adds an arrival to the open ticket for the same need: every word and the highest urgency are kept, no clock is
 * loosened, a danger pages again, and a ticket that was too early, or waited for what this arrival brings, is decided
 * again. From now on the ticket stands for the arrival's needs as well.
 */
export async function joinTicket(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  opened: OpenedTickets,
  joining: Joining,
  open: OpenTicket,
): Promise<void> {
  const { message, wish, now, again } = joining;
  const ticket = await lockTicket(tx, open.id);
  if (!ticket) throw new Error('an open need points to no ticket');
  const together = await decideTogether(tx, deps, ticket, wish, now);
  const position = joinedPosition(ticket, wish, together?.position ?? ticket);
  const evidence = evidenceOf(joining);
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position,
      event: {
        type: again ? 'asked_again' : 'joined',
        actor: 'system',
        detail: {
          ...{ messageId: message.id, channel: message.channel, evidence },
          ...raisedBy(ticket, wish, position),
          ...rulesThatRaised(ticket, wish, position),
        },
      },
      ...(together ? { again: { ...together, position } } : {}),
      daysLeft: daysLeftOf(wish),
      ...(pages(wish) ? { answered: ['page'], start: [{ kind: 'page', dueAt: now }] } : {}),
      needs: { beside: joining.keys },
      columns: {
        ...withSaid(ticket, { flags: wish.person.request.flags, channel: message.channel }),
        ...(pages(wish) ? { acknowledgedAt: null, acknowledgedBy: null } : {}),
      },
    },
    now,
  );
  const standing = wish.decided.inputs?.standing ?? [];
  const held = standing.length > 0 && (await holdJoined(tx, deps, ticket.id, now));
  if (again) await addToSource(tx, opened, ticket.id, joining);
  else opened.rows.ticket_sources.push({ ...sourceOf(ticket.id, joining), evidence });
  opened.outcomes.push({
    wish,
    ticketId: ticket.id,
    reference: ticket.reference,
    stage:
      held || isHeldBy(wish.person, { ...ticket, stage: position.stage })
        ? 'clinical_review'
        : position.stage,
    decision: together?.decided?.decision ?? open.decision,
    priority: position.priority,
    joined: open,
    ...(joining.repeated ? { knownAs: joining.repeated.reference } : {}),
    openedAt: ticket.openedAt,
  });
}

/** Whoever is out has none left. */
function daysLeftOf({ decided, person }: Wish): number | null {
  const said = decided.inputs?.request.daysLeft ?? null;
  return said ?? (person.request.flags.includes('out_of_medicine') ? 0 : null);
}

function sourceOf(ticketId: string, { message, wish, line, now }: Joining) {
  const contribution = contributionOf(message, wish);
  return { ticketId, messageId: message.id, line, joinedAt: now, contribution };
}

/** The message asks for the ticket by another line or reading: what it says counts together. */
async function addToSource(tx: Db, opened: OpenedTickets, ticketId: string, joining: Joining): Promise<void> {
  const { message, wish } = joining;
  const said = contributionOf(message, wish);
  const pending = opened.rows.ticket_sources.find((source) => source.ticketId === ticketId);
  if (pending) {
    const own = storedContribution(pending.contribution);
    pending.contribution = own ? uniteContributions(own, said) : said;
    return;
  }
  const row = await tx.ticketSource.findFirst({ where: { ticketId, messageId: message.id } });
  if (!row) return;
  const own = storedContribution(row.contribution);
  await tx.ticketSource.update({
    where: { ticketId_messageId_line: { ticketId, messageId: message.id, line: row.line } },
    data: { contribution: own ? uniteContributions(own, said) : said },
  });
}

/** The arrival can raise the urgency and never lowers it. */
function joinedPosition(
  ticket: TicketAtWork,
  wish: Wish,
  { stage, status, queue, priority }: TicketPosition,
): TicketPosition {
  const urgent = [ticket.priority, wish.decided.position.priority, priority].includes('urgent');
  return { stage, status, queue, priority: urgent ? 'urgent' : 'routine' };
}

/** Why a routine ticket is urgent from this arrival on, as codes of the arrival's own decision. */
function raisedBy(ticket: TicketAtWork, wish: Wish, { priority }: TicketPosition): { urgency?: string } {
  if (ticket.priority === 'urgent' || priority === 'routine') return {};
  const reasons = wish.decided.decision.reasons.filter((reason) => reason.startsWith('urgent_'));
  return { urgency: reasons.length > 0 ? reasons.join('; ') : 'urgent_joined: by what both say together' };
}

/** Of what the rules want of an arrival, its urgency alone reaches the ticket that it joins. */
function rulesThatRaised(ticket: TicketAtWork, { decided: { routed } }: Wish, { priority }: TicketPosition) {
  if (!routed || routed.raising.length === 0) return {};
  if (ticket.priority === 'urgent' || priority === 'routine') return {};
  return { routing: { version: routed.version, rules: routed.raising, tags: [] } };
}

/** Why the arrival is the same need: rule, equal fields, codes and scores, no words of the message. */
function evidenceOf({ wish, fields, repeated, standing }: Joining): Prisma.InputJsonObject {
  const { identity } = wish.person;
  return {
    rule: standing
      ? 'not-decided-beside-open-ticket'
      : wish.person.patient
        ? 'same-patient-and-medicine'
        : fields.includes('conversation')
          ? 'same-conversation'
          : repeated !== null
            ? 'same-sender-medicine-and-words'
            : 'same-sender-medicine-and-claim',
    fields,
    ...(repeated === null ? {} : { secondsApart: repeated.secondsApart }),
    identity: { result: identity.result, score: identity.score, reasons: identity.reasons },
  };
}
