import type { Prisma } from '../db/generated/node/client.ts';
import { fromUtc } from '../domain/calendar-date.ts';
import type { Decision } from '../domain/decision.ts';
import { fullName } from '../domain/patient.ts';

/** What is read with a ticket to show it. */
export const ticketParts = {
  patient: true,
  sources: { where: { withdrawnAt: null }, orderBy: { joinedAt: 'asc' } },
  clocks: { orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] },
  // Whoever subscribes is told of tickets and has none of their own: of several, one may be told and another not.
  systemLinks: { where: { system: { not: 'webhook' } }, orderBy: { system: 'asc' } },
  effects: {
    where: { state: { in: ['waiting', 'sending', 'failed'] }, system: { not: 'webhook' } },
    orderBy: { position: 'asc' },
    select: { system: true, state: true, lastError: true },
  },
} as const satisfies Prisma.TicketInclude;

export const ticketPartsWithEvents = {
  ...ticketParts,
  events: { orderBy: { sequence: 'asc' } },
} as const satisfies Prisma.TicketInclude;

type TicketRow = Prisma.TicketGetPayload<{ include: typeof ticketParts }>;
type EventRow = Prisma.TicketEventGetPayload<object>;

/** A ticket as the API shows it; `events` only where one ticket is shown. */
export type TicketView = ReturnType<typeof presentTicket>;

/**
 * What a reader is told beside the ticket: of whom it is, and of whom it was thought to be before. A facility is not
 * told the latter, since that may have been somebody else's resident.
 */
export type TicketReader = { namesPatient: boolean; tracesPatients: boolean };

export function presentTicket(row: TicketRow & { events?: EventRow[] }, reader: TicketReader) {
  function traced<T>(record: T): T {
    return reader.tracesPatients ? record : withoutPatientIds(record);
  }
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    stage: row.stage,
    queue: row.queue,
    priority: row.priority,
    assignee: row.assignee,
    patient: row.patient && reader.namesPatient ? presentPatient(row.patient) : null,
    medication: {
      text: row.medicationText,
      name: row.medicationName,
      strength: row.strength,
      prescriptionId: row.prescriptionId,
      rxNumber: row.rxNumber,
    },
    decision: presentDecision(decisionOf(row)),
    flags: row.flags,
    tags: row.tags,
    channels: row.channels,
    sources: row.sources.map(({ messageId, joinedAt, evidence }) => ({
      messageId,
      joinedAt: joinedAt.toISOString(),
      evidence: traced(evidence),
    })),
    clocks: row.clocks.map(({ kind, dueAt, firedAt, stoppedAt }) => ({
      kind,
      dueAt: dueAt.toISOString(),
      firedAt: firedAt?.toISOString() ?? null,
      stoppedAt: stoppedAt?.toISOString() ?? null,
    })),
    systems: presentSystems(row),
    outcome: row.outcome,
    outcomeText: row.outcomeText,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: row.acknowledgedBy,
    mergedIntoId: row.mergedIntoId,
    ...(row.events ? { events: row.events.map((event) => traced(presentEvent(event))) } : {}),
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

/** What the ticket is in each other system: in step, waiting to be told of, or failed to be. */
function presentSystems({ systemLinks, effects }: Pick<TicketRow, 'systemLinks' | 'effects'>) {
  const names = [...new Set([...systemLinks, ...effects].map(({ system }) => system))].sort();
  return names.map((system) => {
    const link = systemLinks.find((one) => one.system === system);
    const unfinished = effects.filter((effect) => effect.system === system);
    const failed = unfinished.find(({ state }) => state === 'failed');
    const waits = unfinished.find(({ lastError }) => lastError !== null) ?? unfinished[0];
    return {
      system,
      externalId: link?.externalId ?? null,
      state: failed ? 'failed' : waits ? 'waiting' : (link?.state ?? 'waiting'),
      lastError: (failed ?? waits ?? link)?.lastError ?? null,
    };
  });
}

const patientIdNames = ['patientId', 'prescriptionId'];

/** A record of ours without the ids of patients, at any depth. */
function withoutPatientIds<T>(record: T): T {
  if (Array.isArray(record)) return record.map((entry: unknown) => withoutPatientIds(entry)) as T;
  if (typeof record !== 'object' || record === null) return record;
  const kept = Object.entries(record).filter(([name]) => !patientIdNames.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutPatientIds<unknown>(value)])) as T;
}

/** What a ticket began as is kept for the audit; the ticket and its changes say the same. */
function presentEvent({ sequence, type, actor, at, detail }: EventRow) {
  const told = Object.entries(detail ?? {}).filter(([name]) => name !== 'state');
  return { sequence, type, actor, at: at.toISOString(), detail: Object.fromEntries(told) };
}
