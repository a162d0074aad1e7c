import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { fromUtc } from '../domain/calendar-date.ts';
import { drugNamed } from '../domain/drugs/drug-table.ts';
import { newId } from '../domain/id.ts';
import { dangerFlags } from '../domain/message.ts';
import { policyFor } from '../domain/policy-for.ts';
import type { Policy } from '../domain/policy.ts';
import type { Prescription, PrescriptionStatus } from '../domain/prescription.ts';
import type { StartedClock } from '../domain/ticket-changes.ts';
import type { ClockKind, ClockStart } from '../domain/ticket.ts';
import { decisionOf } from './present-ticket.ts';
import type { PharmacyBar, TicketState } from './ticket-state.ts';

/** What is read with a ticket that is worked on. */
export const workParts = {
  prescription: { select: { schedule: true, payer: true, status: true, expiresOn: true } },
  patient: {
    select: {
      facilityId: true,
      deceased: true,
      facility: { select: { id: true, sourceId: true, phone: true, email: true, prefersEmail: true } },
    },
  },
  clocks: { where: { firedAt: null, stoppedAt: null } },
} as const satisfies Prisma.TicketInclude;

/** A ticket whose row is locked, with its running clocks. */
export type TicketAtWork = Prisma.TicketGetPayload<{ include: typeof workParts }>;

/** Locks the ticket's row until the transaction ends and reads it; null when there is none. */
export async function lockTicket(tx: Db, id: string): Promise<TicketAtWork | null> {
  const locked = await tx.$queryRaw<object[]>`SELECT 1 FROM tickets WHERE id = ${id}::uuid FOR UPDATE`;
  return locked.length === 0 ? null : tx.ticket.findUnique({ where: { id }, include: workParts });
}

/** The policy as it holds for the ticket's patient and who pays. */
export function policyOf(policy: Policy, { patient, prescription }: TicketAtWork): Policy {
  return policyFor(policy, {
    facility: patient?.facility?.sourceId ?? null,
    payer: prescription?.payer ?? null,
  });
}

/** What the life cycle looks at. */
export function stateOf(ticket: TicketAtWork): TicketState {
  const { stage, status, queue, priority, outcome } = ticket;
  return {
    stage,
    status,
    queue,
    priority,
    outcome,
    decision: decisionOf(ticket),
    identified: ticket.patientId !== null && (ticket.prescriptionId ?? ticket.medicationName) !== null,
    schedule: scheduleOf(ticket),
    barred: barOf(ticket, usable),
    barredWithScript: barOf(ticket, [...usable, 'completed', 'draft']),
    unseenDanger: isUnseenDanger(ticket),
    expiresOn: ticket.prescription?.expiresOn ? fromUtc(ticket.prescription.expiresOn) : null,
  };
}

function isUnseenDanger(ticket: TicketAtWork): boolean {
  const flagged = dangerFlags.some((flag) => ticket.flags.includes(flag));
  const escalated = flagged || decisionOf(ticket).code === 'ESCALATE_NOW';
  return escalated && ticket.clocks.some(({ kind }) => kind === 'page');
}

/** By the pharmacy's own record; a status that it does not know is for a person to find out. */
const usable: readonly PrescriptionStatus[] = ['active', 'unknown'];

/** `statuses`: those with which it may go to the pharmacy; an e-script renews what is used up, not what was stopped. */
function barOf(
  { patient, prescription }: TicketAtWork,
  statuses: readonly PrescriptionStatus[],
): PharmacyBar | null {
  if (patient?.deceased) return 'patient_deceased';
  const fits = prescription === null || statuses.some((status) => status === prescription.status);
  return fits ? null : 'prescription_not_active';
}

/** The stricter of the prescription's schedule and the drug table's; a lower number is stricter. */
function scheduleOf(ticket: TicketAtWork): Prescription['schedule'] {
  const ofDrug = ticket.medicationName ? drugNamed(ticket.medicationName)?.schedule : null;
  const found = [ticket.prescription?.schedule, ofDrug].filter((schedule) => typeof schedule === 'number');
  // The column holds 2 to 5, written by the roster import alone.
  return found.length === 0 ? null : (Math.min(...found) as Prescription['schedule']);
}

/**
 * Writes a locked ticket and raises its version; false when the version is not the one that was read, which the
 * lock makes impossible as long as every writer takes it.
 */
export async function saveTicket(
  tx: Db,
  ticket: { id: string; version: number },
  changes: Prisma.TicketUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.ticket.updateMany({
    where: { id: ticket.id, version: ticket.version },
    data: { ...changes, version: ticket.version + 1 },
  });
  return count === 1;
}

/** The place of the next event of a locked ticket. */
export async function nextSequence(tx: Db, ticketId: string): Promise<number> {
  const last = await tx.ticketEvent.aggregate({ where: { ticketId }, _max: { sequence: true } });
  return (last._max.sequence ?? 0) + 1;
}

export async function stopClocks(tx: Db, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.ticketClock.updateMany({ where: { id: { in: ids } }, data: { stoppedAt: now } });
}

export type ClockRow = ReturnType<typeof clockRows>[number];

/** The rows of clocks that are to run on a ticket. */
export function clockRows(ticketId: string, clocks: (ClockStart & { round?: number })[], now: Date) {
  return clocks.map(({ kind, dueAt, round = 0 }) => ({ id: newId(now), ticketId, kind, dueAt, round }));
}

/** Answers the clocks as they now run. */
export async function addClocks(tx: Db, rows: ClockRow[]): Promise<StartedClock[]> {
  if (rows.length > 0) await tx.ticketClock.createMany({ data: rows });
  return startedClocks(rows);
}

/** Clocks as the event that starts them tells of them. */
export function startedClocks(rows: ClockRow[]): StartedClock[] {
  return rows.map(({ id, kind, dueAt }) => ({ id, kind, dueAt: dueAt.toISOString() }));
}

export async function moveClocks(tx: Db, clocks: { id: string; dueAt: Date }[]): Promise<void> {
  for (const { id, dueAt } of clocks) await tx.ticketClock.update({ where: { id }, data: { dueAt } });
}

export function isRunning(ticket: TicketAtWork, kind: ClockKind): boolean {
  return ticket.clocks.some((clock) => clock.kind === kind);
}

/** What people must do outside the system; one task for one reason. */
export type TaskToAdd = Pick<Prisma.TaskCreateManyInput, 'kind' | 'queue' | 'why' | 'dueAt' | 'dedupeKey'> & {
  ticketId: string | null;
  messageId?: string | null;
};

export async function addTask(tx: Db, task: TaskToAdd, now: Date): Promise<void> {
  await tx.task.createMany({ data: [taskRow(task, now)], skipDuplicates: true });
}

export function taskRow(task: TaskToAdd, now: Date) {
  return { id: newId(now), ...task, createdAt: now };
}

/** Gives up the needs that the ticket stands for, so that the next arrival opens a ticket of its own. */
export async function releaseNeeds(tx: Db, ticketId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { key: string }[]
  >`DELETE FROM open_needs WHERE "ticketId" = ${ticketId}::uuid
    RETURNING key`;
  return rows.map(({ key }) => key).sort();
}

/** Gives up some of them; answers which it had. */
export async function dropNeeds(tx: Db, ticketId: string, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await tx.$queryRaw<{ key: string }[]>`DELETE FROM open_needs
    WHERE "ticketId" = ${ticketId}::uuid AND key = ANY(${keys}::text[]) RETURNING key`;
  return rows.map(({ key }) => key).sort();
}

/** Stands for those of the needs that no ticket stands for; answers which these were. */
export async function claimNeeds(tx: Db, ticketId: string, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await tx.$queryRaw<{ key: string }[]>`INSERT INTO open_needs (key, "ticketId")
    SELECT key, ${ticketId}::uuid FROM unnest(${keys}::text[]) AS key ON CONFLICT DO NOTHING RETURNING key`;
  return rows.map(({ key }) => key).sort();
}
