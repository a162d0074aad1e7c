import type { Prisma } from '../../db/generated/node/client.ts';
import { addDays, dateIn, type CalendarDate } from '../../domain/calendar-date.ts';
import type { Decision } from '../../domain/decision.ts';
import { policyFor } from '../../domain/policy-for.ts';
import type { Policy } from '../../domain/policy.ts';
import type { TicketChanges } from '../../domain/ticket-changes.ts';
import type { ClockKind, ClockStart, TicketPosition } from '../../domain/ticket.ts';
import { placeOf } from '../../eligibility/eligibility-input.ts';
import { changeClocks, type ClockChange } from '../../routing/change-clocks.ts';
import { followUpClock } from '../../routing/start-clocks.ts';
import { pauseChange } from '../../routing/requester-pause.ts';
import { atHour } from '../../domain/local-time.ts';
import { changedFields } from '../../tickets/changed-fields.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { isOpenNeed } from '../../tickets/ticket-state.ts';
import {
  clockRows,
  policyOf,
  startedClocks,
  type ClockRow,
  type TicketAtWork,
} from '../../tickets/ticket-work-store.ts';
import type { CorrectedGrounds } from './corrected-decision.ts';
import type { DecidedAgain } from './decide-again.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** Everything that one event changes on a locked ticket. */
export type TicketChange = {
  position: TicketPosition;
  event: { type: string; actor: string; detail: Prisma.InputJsonObject };
  outcome?: { code: string | null; text: string | null };
  /** The table was asked again. */
  again?: DecidedAgain;
  /** A decision that a person took instead, or by which a rule of its own replaced the ticket's. */
  decision?: Decision;
  /** What such a rule looked at. */
  decidedBy?: CorrectedGrounds;
  deliveryOn?: CalendarDate;
  /** Days of supply that are told with it, where the table is not asked again. */
  daysLeft?: number | null;
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

/** What a change writes, before anything is written. */
export type PlannedChange = {
  columns: Prisma.TicketUncheckedUpdateManyInput;
  /** As it holds for the patient whom the ticket now has. */
  policy: Policy;
  /** Whether the ticket still stands for its needs. */
  open: boolean;
  stop: string[];
  move: ClockChange['move'];
  start: ClockRow[];
  /** The event but for what becomes of the needs. */
  event: { type: string; actor: string; detail: Prisma.InputJsonObject };
  changes: Pick<TicketChanges, 'fields' | 'clocks'>;
};

/** Columns, clocks and event that follow from a change of a locked ticket. Nothing is written. */
export function planChange(
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  change: TicketChange,
  now: Date,
): PlannedChange {
  const { position, event } = change;
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
  const { stop, start, move } = clockChange(deps, ticket, change, decision, now);
  const policy = policyAfter(deps.policy, ticket, change);
  const delivery = deliveryClock(policy, deps.settings, change, now);
  const starting = [...start, ...delivery, ...(change.start ?? [])];
  const rests = position.status !== 'closed' && starting.length === 0 && ticket.clocks.length === stop.length;
  const { timeZone } = deps.settings;
  if (rests) starting.push(followUpClock({ position, policy, timeZone, receivedAt: now }));
  const rows = clockRows(ticket.id, starting, now);
  const clocks = { started: startedClocks(rows), stopped: stop, moved: movedClocks(ticket, move) };
  return {
    columns,
    policy,
    open: isOpenNeed({ stage: position.stage, outcome: outcome ? outcome.code : ticket.outcome }),
    ...{ stop, move, start: rows },
    event: {
      ...event,
      detail: { ...placesOf(ticket, position), ...pauseChange(ticket, position), ...event.detail },
    },
    changes: { fields: changedFields(ticket, columns, event.type), clocks },
  };
}

function placesOf(ticket: TicketAtWork, position: TicketPosition) {
  return {
    stageBefore: ticket.stage,
    stage: position.stage,
    statusBefore: ticket.status,
    status: position.status,
  };
}

/** The event as it is stored. */
export function eventRow({ event, changes }: PlannedChange, needs: TicketChanges['needs']) {
  return { ...event, detail: { ...event.detail, changes: changesJson({ ...changes, needs }) } };
}

/** Only plain values are in it. */
export function changesJson(changes: TicketChanges): Prisma.InputJsonObject {
  return changes as unknown as Prisma.InputJsonObject;
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

/** The policy as it holds for the patient whom the ticket now has. */
function policyAfter(policy: Policy, ticket: TicketAtWork, { again }: TicketChange): Policy {
  const inputs = again?.decided?.inputs;
  return inputs ? policyFor(policy, placeOf(inputs)) : policyOf(policy, ticket);
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
    policy: policyAfter(deps.policy, ticket, change),
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

function movedClocks(ticket: TicketAtWork, move: ClockChange['move']): TicketChanges['clocks']['moved'] {
  return move.map(({ id, dueAt }) => ({
    id,
    from: ticket.clocks.find((clock) => clock.id === id)?.dueAt.toISOString() ?? '',
    to: dueAt.toISOString(),
  }));
}

/** Nothing is on its way for longer: a later day is a slip of the pen, and nobody would ask until then. */
const longestDeliveryDays = 14;

/** A delivery that nobody has confirmed the day after it was due is asked about. */
function deliveryClock(
  policy: Policy,
  settings: PipelineDeps['settings'],
  { deliveryOn }: TicketChange,
  now: Date,
): ClockStart[] {
  if (!deliveryOn) return [];
  const farthest = addDays(dateIn(settings.timeZone, now), longestDeliveryDays);
  const awaited = deliveryOn < farthest ? deliveryOn : farthest;
  const day = addDays(awaited, policy.clocks.deliveryGraceDays.value);
  return [{ kind: 'delivery', dueAt: atHour(day, policy.reminder.hour.value, settings.timeZone) }];
}
