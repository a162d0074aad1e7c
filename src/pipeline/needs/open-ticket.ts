import { uniteContributions } from '../../dedup/contribution.ts';
import { storedContribution } from '../../dedup/open-need-store.ts';
import { newId, newReference } from '../../domain/id.ts';
import { policyFor } from '../../domain/policy-for.ts';
import type { ClockStart } from '../../domain/ticket.ts';
import { placeOf } from '../../eligibility/eligibility-input.ts';
import type { Routed } from '../../routing/apply-rules.ts';
import { pauseChange } from '../../routing/requester-pause.ts';
import { contributionOf } from './contribution-of.ts';
import { entryTasks } from '../work/entry-tasks.ts';
import type { OpenedTickets, Opening, TicketOutcome } from './opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { Wish } from './wish.ts';

/** Adds a new ticket for the wish, with its need keys, first source, decision, clocks and event. */
export function openTicket(
  opened: OpenedTickets,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, wish, line, now, keys }: Opening,
): void {
  const { decision, position, clocks, prescription, routed, inputs } = wish.decided;
  const ticketId = newId(now);
  const reference = newReference();
  const mention = wish.medicine?.mention;
  const outcome = outcomeByDecision(wish);
  const patientId = wish.person.patient?.id ?? null;
  const medicationName = prescription?.drugName ?? mention?.name ?? null;
  const { flags } = wish.person.request;
  opened.rows.tickets.push({
    id: ticketId,
    reference,
    version: 1,
    ...position,
    patientId,
    prescriptionId: prescription?.id ?? null,
    medicationText: mention?.text ?? prescription?.text ?? null,
    medicationName,
    strength: prescription?.strength ?? mention?.strength ?? null,
    rxNumber: prescription?.rxNumber ?? mention?.rxNumber ?? null,
    decision,
    flags,
    channels: [message.channel],
    conversationKey: message.conversationKey,
    facilityId: message.facilityId,
    assignee: routed?.assignee ?? null,
    tags: routed?.tags ?? [],
    openedAt: message.receivedAt,
    ...outcome,
  });
  const cause = `opened:${ticketId}`;
  const { outcomeText } = outcome;
  const entering = {
    ticketId,
    position,
    decision,
    outcomeText,
    patientId,
    medicationName,
    flags,
    daysLeft: inputs?.request.daysLeft ?? null,
    openedAt: message.receivedAt,
    policy: inputs ? policyFor(deps.policy, placeOf(inputs)) : deps.policy,
    cause,
    now,
  };
  const tasks = entryTasks(deps, entering).map((task) => ({ id: newId(now), ...task, createdAt: now }));
  opened.rows.tasks.push(...tasks);
  opened.rows.open_needs.push(...keys.map((key) => ({ key, ticketId })));
  const contribution = contributionOf(message, wish);
  opened.rows.ticket_sources.push({ ticketId, messageId: message.id, line, joinedAt: now, contribution });
  opened.rows.decisions.push(decisionRow(wish, ticketId, message.id, now));
  opened.rows.ticket_clocks.push(...clockRows(ticketId, clocks, now));
  opened.rows.ticket_events.push({
    id: newId(now),
    ticketId,
    sequence: 1,
    type: 'opened',
    actor: 'system',
    at: now,
    detail: {
      messageId: message.id,
      channel: message.channel,
      decision: decision.code,
      stage: position.stage,
      ...pauseChange(null, position),
      ...(routed ? { routing: routingDetail(routed) } : {}),
    },
  });
  opened.outcomes.push({
    wish,
    ticketId,
    reference,
    stage: position.stage,
    decision,
    priority: position.priority,
    joined: null,
    openedAt: message.receivedAt,
  });
}

/** Which rules sent a ticket where it is. */
export function routingDetail({ version, applied, tags }: Routed) {
  return { version, rules: applied, tags };
}

/** A form can name a need in two places: one ticket, with the flags of both and the clocks of the more urgent. */
export function askAgain(
  opened: OpenedTickets,
  sibling: TicketOutcome,
  { message, wish, now }: Opening,
): void {
  const { rows, outcomes } = opened;
  const { ticketId } = sibling;
  const row = rows.tickets.find(({ id }) => id === ticketId);
  if (!row) throw new Error('an opened ticket has no row');
  const { position, clocks } = wish.decided;
  if (position.priority === 'urgent' && row.priority !== 'urgent') {
    row.priority = 'urgent';
    const others = rows.ticket_clocks.filter((clock) => clock.ticketId !== ticketId);
    rows.ticket_clocks = [...others, ...clockRows(ticketId, clocks, now)];
    forgetPause(rows.ticket_events, ticketId);
  }
  outcomes.push({ ...sibling, wish, priority: row.priority });
  const wishes = outcomes.filter((outcome) => outcome.ticketId === ticketId);
  row.flags = [...new Set(wishes.flatMap((outcome) => outcome.wish.person.request.flags))];
  const source = rows.ticket_sources.find((one) => one.ticketId === ticketId);
  const own = storedContribution(source?.contribution);
  if (source && own) source.contribution = uniteContributions(own, contributionOf(message, wish));
}

/** It is opened urgent and waits for nobody: its first event does not say that it would. */
function forgetPause(events: OpenedTickets['rows']['ticket_events'], ticketId: string): void {
  const opening = events.find((event) => event.ticketId === ticketId);
  if (!opening || typeof opening.detail !== 'object') return;
  opening.detail = { ...opening.detail, waitingOnRequester: undefined };
}

function clockRows(ticketId: string, clocks: ClockStart[], now: Date) {
  return clocks.map(({ kind, dueAt }) => ({ id: newId(now), ticketId, kind, dueAt, round: 0 }));
}

/** The exact outcome text of a ticket that is resolved by its decision alone. */
export function outcomeByDecision(wish: Wish): { outcome: string | null; outcomeText: string | null } {
  const { decision, position } = wish.decided;
  if (position.stage !== 'too_early' || position.status !== 'resolved')
    return { outcome: null, outcomeText: null };
  return {
    outcome: 'too_early',
    outcomeText: `Too early for refill, reminder set for ${decision.eligibleOn ?? ''}`,
  };
}

/** The decision with all that it looked at, so that it can be replayed. */
export function decisionRow(wish: Wish, ticketId: string, messageId: string, now: Date) {
  const { decision, inputs, grounds } = wish.decided;
  return {
    id: newId(now),
    ticketId,
    messageId,
    code: decision.code,
    rule: decision.rule,
    policyVersion: decision.policyVersion,
    result: decision,
    inputs: { ...inputs, ...grounds },
    decidedAt: now,
  };
}
