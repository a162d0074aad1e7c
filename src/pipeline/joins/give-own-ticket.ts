import type { Db } from '../../db/client.ts';
import { insertRows } from '../../db/insert-rows.ts';
import { channelsOf, flagsOf, type Contribution } from '../../dedup/contribution.ts';
import { storedContribution } from '../../dedup/open-need-store.ts';
import type { Decision } from '../../domain/decision.ts';
import { newId, newReference } from '../../domain/id.ts';
import type { Flag } from '../../domain/message.ts';
import type { TicketPosition } from '../../domain/ticket.ts';
import { effectsOfEvents } from '../../outbox/effects-of-event.ts';
import { startClocks } from '../../routing/start-clocks.ts';
import { tellOpenedState } from '../../tickets/opened-state.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { withEarlier } from './move-arrivals.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { SourceRow } from '../reading/source-row.ts';

export type Giving = {
  ticket: TicketAtWork;
  messageId: string;
  actor: string;
  now: Date;
  /** The arrival's rows at the ticket that it leaves. */
  taken: SourceRow[];
};

/**
 * A ticket of its own for an arrival that was taken out of another: under review, by what the arrival itself says,
 * and standing for no need until a person identifies whose and what it is.
 */
export async function giveOwnTicket(
  tx: Db,
  { policy, settings }: Pick<PipelineDeps, 'policy' | 'settings'>,
  { ticket, messageId, actor, now, taken }: Giving,
): Promise<{ id: string }> {
  const said = taken.flatMap((source) => storedContribution(source.contribution) ?? []);
  const [source] = taken;
  if (!source) throw new Error('an arrival that is not there cannot be taken out');
  const { message } = source;
  const flags = said.length > 0 ? flagsOf(said) : (message.flags as Flag[]);
  const position = positionOf(said);
  const decision = decisionFor(ticket, position, policy.version);
  const id = newId(now);
  const clocks = startClocks({ decision, position, receivedAt: now, policy, timeZone: settings.timeZone });
  const paging = pagesStill(ticket, said) ? [{ kind: 'page' as const, dueAt: now }] : [];
  const evidence = { rule: 'split-by-person', fromTicketId: ticket.id, by: actor };
  const rows = {
    tickets: [
      {
        id,
        reference: newReference(),
        version: 1,
        ...position,
        ...medicineOf(said),
        decision,
        flags,
        channels: said.length > 0 ? channelsOf(said) : [message.channel],
        conversationKey: message.conversationKey,
        facilityId: message.facilityId,
        openedAt: message.receivedAt,
      },
    ],
    ticket_sources: taken.map(({ line, contribution, withdrawnAt, evidence: before }) => ({
      ticketId: id,
      messageId,
      line,
      joinedAt: now,
      evidence: withEarlier(evidence, before),
      ...(contribution === null ? {} : { contribution }),
      withdrawnAt,
    })),
    decisions: [
      {
        id: newId(now),
        ticketId: id,
        messageId,
        code: decision.code,
        rule: decision.rule,
        policyVersion: decision.policyVersion,
        result: decision,
        inputs: { by: actor, event: 'split' },
        decidedAt: now,
      },
    ],
    ticket_clocks: [...clocks, ...paging].map(({ kind, dueAt }) => ({
      id: newId(now),
      ticketId: id,
      kind,
      dueAt,
      round: 0,
    })),
    ticket_events: [
      {
        id: newId(now),
        ticketId: id,
        sequence: 1,
        type: 'opened',
        actor,
        at: now,
        detail: {
          messageId,
          channel: message.channel,
          decision: decision.code,
          stage: position.stage,
          splitFromTicketId: ticket.id,
        },
      },
    ],
  };
  tellOpenedState(rows);
  await insertRows(tx, { ...rows, system_effects: effectsOfEvents(rows.ticket_events) });
  await tx.task.updateMany({
    where: { ticketId: ticket.id, messageId, state: { in: ['open', 'claimed'] } },
    data: { ticketId: id },
  });
  return { id };
}

function positionOf(said: Contribution[]): TicketPosition {
  const urgent = said.some(({ priority }) => priority === 'urgent');
  return { stage: 'review', status: 'open', queue: 'concierge', priority: urgent ? 'urgent' : 'routine' };
}

function decisionFor(ticket: TicketAtWork, { priority }: TicketPosition, policyVersion: string): Decision {
  return {
    code: 'NEEDS_HUMAN',
    rule: 'split-by-person',
    policyVersion,
    priority,
    eligibleOn: null,
    runOutOn: null,
    pharmacistReview: false,
    reasons: [`split: taken out of ticket ${ticket.reference}, a person says whose and what it is`],
  };
}

/** What the arrival itself named; nobody says that it is the prescription of the ticket that it leaves. */
function medicineOf(said: Contribution[]) {
  const named = said.find(({ medicine }) => medicine.text !== null)?.medicine;
  return {
    medicationText: named?.text ?? null,
    medicationName: named?.name ?? null,
    strength: named?.strength ?? null,
    rxNumber: named?.rxNumber ?? null,
  };
}

/** A danger goes along with its arrival: somebody is paged until it is acknowledged. */
function pagesStill(ticket: TicketAtWork, said: Contribution[]): boolean {
  return said.some(({ pages }) => pages) && ticket.acknowledgedAt === null;
}
