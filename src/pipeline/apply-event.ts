import type { Db } from '../db/client.ts';
import type { Audience } from '../domain/audience.ts';
import { dateIn } from '../domain/calendar-date.ts';
import { isId } from '../domain/id.ts';
import { findLastReply } from '../reply/last-reply-store.ts';
import { applyEvent } from '../tickets/ticket-lifecycle.ts';
import { readTicket, ticketsFor } from '../tickets/ticket-store.ts';
import { addTask, lockTicket, stateOf, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { findChosenPatient } from './work/find-chosen-patient.ts';
import { lockSubjectsOf, type Subjects } from './needs/lock-subjects.ts';
import { makeMove } from './work/make-move.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { TicketTrial, TicketWork, TicketWorkResult } from './work/ticket-work.ts';
import { findConversations } from './replies/who-asked.ts';

export type { TicketTrial, TicketWork, TicketWorkResult };

/** Someone worked a ticket: one event, with its clocks, tasks and replies, in one transaction. */
export async function applyTicketEvent(deps: PipelineDeps, work: TicketWork): Promise<TicketWorkResult> {
  if (!isId(work.ticketId)) return { kind: 'not_found' };
  return deps.db.$transaction((tx) => applyInTransaction(tx, deps, work));
}

/** The event in the caller's transaction; `version` null: whatever the version is. */
export async function applyInTransaction(
  tx: Db,
  deps: PipelineDeps,
  work: TicketTrial,
): Promise<TicketWorkResult> {
  const audience = audienceOf(work.actor);
  const seen = await tx.ticket.findFirst({
    where: { AND: [{ id: work.ticketId }, ticketsFor(audience)] },
    select: { id: true, patientId: true, conversationKey: true },
  });
  if (!seen) return { kind: 'not_found' };
  const chosen = await findChosenPatient(tx, work.body, work.actor.facilityId);
  const other = await findOther(tx, work.body, audience);
  const concerned = other ? [seen, other] : [seen];
  const replies = typeOf(work.body) === 'reply';
  const spokenWith = replies ? await findConversations(tx, seen.id) : [];
  await lockSubjectsOf(tx, concerned, chosen?.id ?? null, spokenWith);
  for (const id of concerned.map((one) => one.id).sort()) await lockTicket(tx, id);
  const ticket = await lockTicket(tx, work.ticketId);
  if (!ticket) return { kind: 'not_found' };
  if (work.version !== null && ticket.version !== work.version) {
    const { version } = ticket;
    if (!replies) return { kind: 'stale', version };
    return { kind: 'stale', version, lastReply: await findLastReply(tx, ticket.id) };
  }
  return applyToLocked(tx, deps, work, ticket, audience);
}

function typeOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'type' in body ? body.type : null;
}

/** The ticket into which this one is to be merged, as far as the worker may see it. */
async function findOther(tx: Db, body: unknown, audience: Audience): Promise<Subjects | null> {
  const into = typeof body === 'object' && body !== null && 'into' in body ? body.into : null;
  if (typeof into !== 'string' || !isId(into)) return null;
  return tx.ticket.findFirst({
    where: { AND: [{ id: into }, ticketsFor(audience)] },
    select: { id: true, patientId: true, conversationKey: true },
  });
}

async function applyToLocked(
  tx: Db,
  deps: PipelineDeps,
  work: TicketTrial,
  ticket: TicketAtWork,
  audience: Audience,
): Promise<TicketWorkResult> {
  const now = deps.clock.now();
  const { timeZone } = deps.settings;
  const result = applyEvent(stateOf(ticket), work.body, {
    today: dateIn(timeZone, now),
    timeZone,
    role: work.actor.role,
  });
  if (result.kind === 'invalid' || result.kind === 'forbidden') return result;
  if (result.kind === 'refused') {
    if (result.confirmFirst) await addConfirmationTask(tx, ticket, now);
    const { allowedFrom, because } = result;
    return { kind: 'refused', allowedFrom, ...(because ? { because } : {}) };
  }
  const made = await makeMove(tx, deps, { ticket, ...result, actor: work.actor, now });
  if (made.kind !== 'made') return made;
  const shown = await readTicket(tx, ticket.id, audience);
  return shown ? { kind: 'applied', ticket: shown } : { kind: 'not_found' };
}

export function audienceOf({ facilityId }: TicketWork['actor']): Audience {
  return facilityId === null ? { kind: 'everyone', facilityId } : { kind: 'facility', facilityId };
}

/** Too late to withdraw here: a person asks the pharmacy first. The task stays although the event is refused. */
async function addConfirmationTask(tx: Db, ticket: TicketAtWork, now: Date): Promise<void> {
  await addTask(
    tx,
    {
      kind: 'confirm_withdrawal',
      queue: 'pharmacy',
      why: 'A withdrawal was asked for while the pharmacy is already working on the refill: confirm with the pharmacy.',
      dueAt: now,
      ticketId: ticket.id,
      dedupeKey: `withdraw:${ticket.id}:${ticket.stage}`,
    },
    now,
  );
}
