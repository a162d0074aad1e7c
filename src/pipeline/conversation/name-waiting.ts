import type { Db } from '../../db/client.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import { lockSubjectsOf } from '../needs/lock-subjects.ts';
import { settleNeed } from '../needs/settle-need.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { decideAgain, type DecidedAgain } from '../work/decide-again.ts';
import { answerOf, isResolvedByHand } from './answer-open-tickets.ts';
import { agree, findSaid } from './earlier-claims.ts';
import { findApart, ofOneOwner } from './owners-apart.ts';
import { claimsSomebody } from './said-for-ticket.ts';
import type { Serving } from './serving.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';

/** Where somebody works on a ticket, whoever it is for. */
export const withPeople: readonly TicketStage[] = ['review', 'clinical_review', 'new_prescription'];

type Naming = Pick<Serving, 'message' | 'question' | 'today' | 'now'>;

/**
 * The tickets of this thread that are with people, or wait for a medicine to be named, while nobody knows whose they
 * are, and that the claims can be about: nothing else was said of them. It follows from what was said alone, whoever is
 * found. Empty where the text may speak of another person than they do.
 */
export async function findWaitingForName(
  tx: Db,
  { policy }: Pick<PipelineDeps, 'policy'>,
  { message, question, today, now }: Naming,
  person: IdentifiedRequest,
): Promise<ThreadTicket[]> {
  if (message.structured || message.channel !== 'sms') return [];
  if (person.handToPerson || !claimsSomebody(person)) return [];
  const { conversationKey, text } = message;
  const since = now.getTime() - policy.asking.lapseHours.value * 3_600_000;
  const thread = await findThreadTickets(tx, conversationKey, null);
  const unnamed = thread.filter(
    (ticket) =>
      isUnnamed(ticket) && (question?.ticketIds.includes(ticket.id) || ticket.openedAt.getTime() >= since),
  );
  const said = await findSaid(tx, conversationKey, unnamed);
  const fitting = unnamed.filter(({ id }) =>
    (said.get(id) ?? []).every((earlier) => agree(earlier, person.request.claims)),
  );
  const apart = await findApart(tx, conversationKey, fitting, today);
  const { patient, request } = person;
  return ofOneOwner(fitting, apart, { text, name: request.claims.name, patient }) ?? [];
}

function isUnnamed(ticket: ThreadTicket): boolean {
  const { patientId, ownSources, stage, medicationText, rxNumber } = ticket;
  if (patientId !== null || ownSources === 0 || isResolvedByHand(ticket)) return false;
  return (
    withPeople.includes(stage) || (stage === 'clarifying' && medicationText === null && rxNumber === null)
  );
}

export type NamedTickets = {
  message: StoredMessage;
  person: IdentifiedRequest;
  tickets: ThreadTicket[];
  now: Date;
};

/**
 * Puts the patient onto these tickets, where they stand: whoever opens one sees whose it is, and no clock or page ends
 * by it. What asks for a medicine is decided again with their record, stays with the people who have it, and stands for
 * that need from now on. Where nobody is found for certain the arrival alone is noted. Answers the tickets it is noted
 * on.
 */
export async function nameWaiting(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, person, tickets, now }: NamedTickets,
): Promise<ThreadTicket[]> {
  const noted: ThreadTicket[] = [];
  const patientId = person.patient?.id ?? null;
  for (const waiting of tickets) {
    await lockSubjectsOf(tx, [{ ...waiting, conversationKey: message.conversationKey }], patientId);
    const ticket = await lockTicket(tx, waiting.id);
    if (!ticket || ticket.patientId !== null || !isUnnamed({ ...waiting, stage: ticket.stage })) continue;
    noted.push(waiting);
    const again = await decideWhereItStands(tx, deps, ticket, { person, now });
    const { open, needs } = again ? await settleNeed(tx, ticket, again) : { open: null };
    const { stage, status, queue } = ticket;
    const position = { stage, status, queue, priority: again?.position.priority ?? ticket.priority };
    const event = { type: 'answered', actor: 'system', detail: { messageId: message.id } };
    const change = { position, event, columns: { patientId }, anew: false };
    const decided = again ? { again: { ...again, position } } : {};
    await changeTicket(
      tx,
      deps,
      ticket,
      { ...change, ...decided, ...(needs && !open ? { needs } : {}) },
      now,
    );
  }
  return noted;
}

/** The arrival stands with each of them once, by whatever it came to it. Call it when what it has opened is written. */
export async function noteWhoseTheyAre(
  tx: Db,
  { message, person, tickets, now }: NamedTickets,
): Promise<void> {
  const { result, score, reasons } = person.identity;
  const fields = ['name', 'birth_date'];
  const evidence = { rule: 'answer-to-our-question', fields, identity: { result, score, reasons } };
  for (const { id, priority } of tickets) {
    const key = { ticketId: id, messageId: message.id };
    if ((await tx.ticketSource.count({ where: key })) > 0) continue;
    const contribution = answerOf(message, person, { position: { priority } });
    await tx.ticketSource.create({ data: { ...key, line: 0, joinedAt: now, evidence, contribution } });
  }
}

/** Null for a ticket that names no medicine, and one that was not waiting to learn whose it is. */
async function decideWhereItStands(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  { person, now }: { person: IdentifiedRequest; now: Date },
): Promise<DecidedAgain | null> {
  const { patient, identity, mayAsk } = person;
  if (decisionOf(ticket).code !== 'IDENTITY_REVIEW' || !patient) return null;
  const answered = { identity, mayAsk };
  const choice = { patientId: patient.id, prescriptionId: null, identifiedBy: 'record' as const, answered };
  return decideAgain(tx, deps, ticket, choice, now);
}
