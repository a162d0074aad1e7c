import type { Prisma } from '../db/generated/node/client.ts';
import { fromUtc } from '../domain/calendar-date.ts';
import type { Decision } from '../domain/decision.ts';
import { fullName } from '../domain/patient.ts';

/** What is read with a ticket to show it. */
export const ticketParts = {
  patient: true,
  sources: { where: { withdrawnAt: null }, orderBy: { joinedAt: 'asc' } },
  clocks: { orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.TicketInclude;

export const ticketPartsWithEvents = {
  ...ticketParts,
  events: { orderBy: { sequence: 'asc' } },
} as const satisfies Prisma.TicketInclude;

type TicketRow = Prisma.TicketGetPayload<{ include: typeof ticketParts }>;
type EventRow = Prisma.TicketEventGetPayload<object>;

/** A ticket as the API shows it; `events` only where one ticket is shown. */
export type TicketView = ReturnType<typeof presentTicket>;

/** `namesPatient`: false for a reader who may see the ticket, but not of whom it is. */
export function presentTicket(row: TicketRow & { events?: EventRow[] }, namesPatient: boolean) {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    stage: row.stage,
    queue: row.queue,
    priority: row.priority,
    assignee: row.assignee,
    patient: row.patient && namesPatient ? presentPatient(row.patient) : null,
    medication: {
      text: row.medicationText,
      name: row.medicationName,
      strength: row.strength,
      prescriptionId: row.prescriptionId,
      rxNumber: row.rxNumber,
    },
    decision: presentDecision(decisionOf(row)),
    flags: row.flags,
    channels: row.channels,
    sources: row.sources.map(({ messageId, joinedAt, evidence }) => ({
      messageId,
      joinedAt: joinedAt.toISOString(),
      evidence,
    })),
    clocks: row.clocks.map(({ kind, dueAt, firedAt, stoppedAt }) => ({
      kind,
      dueAt: dueAt.toISOString(),
      firedAt: firedAt?.toISOString() ?? null,
      stoppedAt: stoppedAt?.toISOString() ?? null,
    })),
    outcome: row.outcome,
    outcomeText: row.outcomeText,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: row.acknowledgedBy,
    mergedIntoId: row.mergedIntoId,
    ...(row.events ? { events: row.events.map(presentEvent) } : {}),
  };
}

/** The column holds what the eligibility table or a person decided, written by this code alone. */
export function decisionOf(row: { decision: Prisma.JsonValue }): Decision {
  return row.decision as Decision;
}

function presentDecision(decision: Decision) {
  const { code, rule, policyVersion, eligibleOn, runOutOn, pharmacistReview, reasons } = decision;
  return { code, rule, policyVersion, eligibleOn, runOutOn, pharmacistReview, reasons };
}

function presentPatient(patient: NonNullable<TicketRow['patient']>) {
  return {
    id: patient.id,
    sourceId: patient.sourceId,
    name: fullName(patient),
    birthDate: patient.birthDate && fromUtc(patient.birthDate),
  };
}

function presentEvent({ sequence, type, actor, at, detail }: EventRow) {
  return { sequence, type, actor, at: at.toISOString(), detail };
}
