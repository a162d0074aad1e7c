import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { Decision } from '../domain/decision.ts';
import { newId } from '../domain/id.ts';
import type { TicketChanges } from '../domain/ticket-changes.ts';
import type { ClockKind, ClockStart, TicketPosition } from '../domain/ticket.ts';
import { changeClocks, type ClockChange } from '../routing/change-clocks.ts';
import { atHour } from '../domain/local-time.ts';
import { decisionOf } from '../tickets/present-ticket.ts';
import { isOpenNeed } from '../tickets/ticket-state.ts';
import {
  addClocks,
  appendEvent,
  moveClocks,
  releaseNeeds,
  saveTicket,
  stopClocks,
  claimNeeds,
  type TicketAtWork,
} from '../tickets/ticket-work-store.ts';
import { changedFields } from '../tickets/changed-fields.ts';
import type { DecidedAgain } from './decide-again.ts';
import type { PipelineDeps } from './pipeline-deps.ts';

/** Everything that one event changes on a locked ticket. */
export type TicketChange = {
  position: TicketPosition;
  event: { type: string; actor: string; detail: Prisma.InputJsonObject };
  outcome?: { code: string | null; text: string | null };
  /** The table was asked again. */
  again?: DecidedAgain;
  /** A decision that a person took instead. */
  decision?: Decision;
  deliveryOn?: CalendarDate;
  /** Kinds of clocks that the event has answered. */
  answered?: ClockKind[];
  /** Starts under all clocks of its place, as if it had just come in. */
  anew?: boolean;
  /** When the clocks of its place start, if not now. */
  since?: Date;
  /** Clocks that start beside those of the position. */
  start?: (ClockStart & { round?: number })[];
  columns?: Prisma.TicketUncheckedUpdateManyInput;
  /** Needs to stand for: in place of those it had, or beside them as far as they are free. */
  needs?: { insteadOfOwn: string[] } | { beside: string[] };
};

/**
 * Writes a change with its event, decision and clocks; the caller holds the row's lock. A ticket that is no longer
 * open gives up its needs. Answers the event's id.
 */
export async function changeTicket(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  change: TicketChange,
  now: Date,
): Promise<string> {
  const { position } = change;
  const outcome = outcomeOf(change);
  const decision = change.again?.decided?.decision ?? change.decision ?? decisionOf(ticket);
  const columns: Prisma.TicketUncheckedUpdateManyInput = {
    ...position,
    ...(outcome ? { outcome: outcome.code, outcomeText: outcome.text } : {}),
    ...(decision === decisionOf(ticket) ? {} : { decision }),
    ...columnsOfDecision(change.again, ticket),
    closedAt: position.status === 'closed' ? (ticket.closedAt ?? now) : null,
    ...change.columns,
  };
  if (!(await saveTicket(tx, ticket, columns)))
    throw new Error('a locked ticket was changed by someone else');
  await saveDecision(tx, ticket.id, change, now);
  const clocks = await writeClocks(tx, deps, ticket, change, decision, now);
  const after = { stage: position.stage, outcome: outcome ? outcome.code : ticket.outcome };
  const needs = await writeNeeds(tx, ticket.id, change.needs, isOpenNeed(after));
  const changes = { fields: changedFields(ticket, columns, change.event.type), clocks, needs };
  return appendEvent(tx, { ticketId: ticket.id, ...event(ticket, change, changes), at: now });
}

/** A ticket decided to be too early has that outcome; decided to anything else, it has none yet. */
function outcomeOf({ outcome, again }: TicketChange): TicketChange['outcome'] {
  const decision = again?.decided?.decision;
  if (decision?.code !== 'TOO_EARLY') return outcome ?? (decision ? { code: null, text: null } : undefined);
  return { code: 'too_early', text: `Too early for refill, reminder set for ${decision.eligibleOn}` };
}

function columnsOfDecision(
  again: DecidedAgain | undefined,
  ticket: TicketAtWork,
): Prisma.TicketUncheckedUpdateManyInput {
  if (!again) return {};
  const prescription = again.decided?.prescription;
  const { routed } = again;
  return {
    patientId: again.patient?.id ?? ticket.patientId,
    ...(routed ? { tags: [...new Set([...ticket.tags, ...routed.tags])] } : {}),
    ...(routed?.assignee && ticket.assignee === null ? { assignee: routed.assignee } : {}),
    ...(prescription
      ? {
          prescriptionId: prescription.id,
          medicationName: prescription.drugName ?? ticket.medicationName,
          strength: prescription.strength ?? ticket.strength,
          rxNumber: prescription.rxNumber ?? ticket.rxNumber,
          medicationText: ticket.medicationText ?? prescription.text,
        }
      : {}),
  };
}

function event(
  ticket: TicketAtWork,
  { event: { type, actor, detail }, position }: TicketChange,
  changes: TicketChanges,
) {
  const before = {
    stageBefore: ticket.stage,
    stage: position.stage,
    statusBefore: ticket.status,
    status: position.status,
  };
  return { type, actor, detail: { ...before, ...detail, changes: changesJson(changes) } };
}

/** Only plain values are in it. */
export function changesJson(changes: TicketChanges): Prisma.InputJsonObject {
  return changes as unknown as Prisma.InputJsonObject;
}

async function saveDecision(tx: Db, ticketId: string, change: TicketChange, now: Date): Promise<void> {
  const decided = change.again?.decided;
  const result = decided?.decision ?? change.decision;
  if (!result) return;
  const { code, rule, policyVersion } = result;
  const inputs = decided ? (decided.inputs ?? {}) : { by: change.event.actor, event: change.event.type };
  await tx.decision.create({
    data: { id: newId(now), ticketId, code, rule, policyVersion, result, inputs, decidedAt: now },
  });
}

function clockChange(
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  change: TicketChange,
  decision: Decision,
  now: Date,
): ClockChange {
  const { stage, status, queue, priority } = ticket;
  return changeClocks({
    decision,
    policy: deps.policy,
    timeZone: deps.settings.timeZone,
    running: ticket.clocks,
    before: { stage, status, queue, priority },
    after: change.position,
    anew: change.anew ?? change.again !== undefined,
    answered: change.answered ?? [],
    openedAt: ticket.openedAt,
    now: change.since ?? now,
  });
}

async function writeClocks(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  change: TicketChange,
  decision: Decision,
  now: Date,
): Promise<TicketChanges['clocks']> {
  const { stop, start, move } = clockChange(deps, ticket, change, decision, now);
  await stopClocks(tx, stop, now);
  await moveClocks(tx, move);
  const starts = [...start, ...deliveryClock(deps, change), ...(change.start ?? [])];
  const moved = move.map(({ id, dueAt }) => ({
    id,
    from: ticket.clocks.find((clock) => clock.id === id)?.dueAt.toISOString() ?? '',
    to: dueAt.toISOString(),
  }));
  return { started: await addClocks(tx, ticket.id, starts, now), stopped: stop, moved };
}

/** A ticket that is no longer open stands for nothing. */
async function writeNeeds(
  tx: Db,
  ticketId: string,
  needs: TicketChange['needs'],
  open: boolean,
): Promise<TicketChanges['needs']> {
  if (!open) return { claimed: [], released: await releaseNeeds(tx, ticketId) };
  if (!needs) return { claimed: [], released: [] };
  if ('beside' in needs) return { claimed: await claimNeeds(tx, ticketId, needs.beside), released: [] };
  const released = await releaseNeeds(tx, ticketId);
  const claimed = await claimNeeds(tx, ticketId, needs.insteadOfOwn);
  if (claimed.length < needs.insteadOfOwn.length) throw new Error('a need that was found free is taken');
  return { claimed, released };
}

/** A delivery that nobody has confirmed the day after it was due is asked about. */
function deliveryClock(
  { policy, settings }: Pick<PipelineDeps, 'policy' | 'settings'>,
  { deliveryOn }: TicketChange,
): ClockStart[] {
  if (!deliveryOn) return [];
  const day = addDays(deliveryOn, policy.clocks.deliveryGraceDays.value);
  return [{ kind: 'delivery', dueAt: atHour(day, policy.reminder.hour.value, settings.timeZone) }];
}
