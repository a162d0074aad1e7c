import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { Decision } from '../domain/decision.ts';
import { newId } from '../domain/id.ts';
import type { ClockKind, ClockStart, TicketPosition } from '../domain/ticket.ts';
import { changeClocks, type ClockChange } from '../routing/change-clocks.ts';
import { atHour } from '../routing/local-time.ts';
import { decisionOf } from '../tickets/present-ticket.ts';
import { isOpenNeed } from '../tickets/ticket-state.ts';
import {
  addClocks,
  appendEvent,
  moveClocks,
  releaseNeeds,
  saveTicket,
  stopClocks,
  type TicketAtWork,
} from '../tickets/ticket-work-store.ts';
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
  /** Clocks that start beside those of the position. */
  start?: (ClockStart & { round?: number })[];
  columns?: Prisma.TicketUncheckedUpdateManyInput;
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
  const saved = await saveTicket(tx, ticket, {
    ...position,
    ...(outcome ? { outcome: outcome.code, outcomeText: outcome.text } : {}),
    ...(decision === decisionOf(ticket) ? {} : { decision }),
    ...columnsOfDecision(change.again, ticket),
    closedAt: position.status === 'closed' ? (ticket.closedAt ?? now) : null,
    ...change.columns,
  });
  if (!saved) throw new Error('a locked ticket was changed by someone else');
  const eventId = await appendEvent(tx, { ticketId: ticket.id, ...event(ticket, change), at: now });
  await saveDecision(tx, ticket.id, change, now);
  await writeClocks(tx, ticket, clockChange(deps, ticket, change, decision, now), now);
  await addClocks(tx, ticket.id, [...deliveryClock(deps, change), ...(change.start ?? [])], now);
  const after = { stage: position.stage, outcome: outcome ? outcome.code : ticket.outcome };
  if (!isOpenNeed(after)) await releaseNeeds(tx, ticket.id);
  return eventId;
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
  return {
    patientId: again.patient?.id ?? ticket.patientId,
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

function event(ticket: TicketAtWork, { event: { type, actor, detail }, position }: TicketChange) {
  const before = {
    stageBefore: ticket.stage,
    stage: position.stage,
    statusBefore: ticket.status,
    status: position.status,
  };
  return { type, actor, detail: { ...before, ...detail } };
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
    now,
  });
}

async function writeClocks(tx: Db, ticket: TicketAtWork, change: ClockChange, now: Date): Promise<void> {
  await stopClocks(tx, change.stop, now);
  await moveClocks(tx, change.move);
  await addClocks(tx, ticket.id, change.start, now);
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
