import type { Db } from '../../db/client.ts';
import { withSaid } from '../../dedup/contribution.ts';
import { sameStrength } from '../../domain/drugs/strength.ts';
import type { Patient } from '../../domain/patient.ts';
import type { NumberCorrection } from '../../extraction/answers/read-pick.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { addTask, lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { type Answer, answerOf, answerTicket, type Told } from '../conversation/answer-open-tickets.ts';
import { changeTicket, type TicketChange } from '../change-ticket.ts';
import { correctedDecision } from './corrected-decision.ts';
import { lockSubjectsOf } from '../needs/lock-subjects.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { ThreadTicket } from '../conversation/thread-ticket-store.ts';

/** The pharmacy is at work, or it is over: a person has to stop or change it. */
const tooLate = ['pharmacy_processing', 'shipped', 'awaiting_escript'] as const;

export function isTooLate({ stage }: Pick<ThreadTicket, 'stage'>): boolean {
  return tooLate.some((one) => one === stage);
}

/** The number, with its unit where one is said, is this strength. */
export function isStrength(strength: string | null, { to, unit }: NumberCorrection): boolean {
  return strength !== null && sameStrength(strength, unit === null ? to : `${to} ${unit}`);
}

/** Of the prescriptions that were offered those in the strength that is said. */
export function choicesInStrength(
  patient: Patient | null,
  choices: readonly string[],
  number: NumberCorrection | null,
): string[] {
  const offered = (patient?.prescriptions ?? []).filter(({ id }) => choices.includes(id));
  return number ? offered.filter(({ strength }) => isStrength(strength, number)).map(({ id }) => id) : [];
}

/** A prescription of the ticket's medicine in the strength that is meant; null unless it is one. */
export function prescriptionOf(
  patient: Patient | null,
  drugName: string | null,
  number: NumberCorrection,
): string | null {
  if (!patient || drugName === null) return null;
  const fitting = patient.prescriptions.filter(
    (one) => one.drugName === drugName && one.status === 'active' && isStrength(one.strength, number),
  );
  return (fitting.length === 1 && fitting[0]?.id) || null;
}

/**
 * "No, 20 not 10": of the sender's tickets the one in the strength that was wrong, or null where that is not one.
 */
export function ticketToCorrect(
  tickets: ThreadTicket[],
  { from, unit }: NumberCorrection,
): ThreadTicket | null {
  // So many tablets are no strength.
  if (unit !== null && /^(?:pill|tab|cap|past|cáp)/.test(unit)) return null;
  const own = tickets.filter((ticket) => ticket.ownSources > 0 && ticket.strength !== null && from !== null);
  const fitting = own.filter(({ strength }) => sameStrength(strength ?? '', from ?? ''));
  return (fitting.length === 1 && fitting[0]) || null;
}

export type Correcting = { ticket: ThreadTicket; number: NumberCorrection; line: number };

/**
 * The strength that was asked for was wrong. Where the record has one prescription in the right one, the ticket is
 * decided again on it; else what was said is written down, and a person goes on from there.
 */
export async function correctStrength(
  tx: Db,
  deps: PipelineDeps,
  answer: Answer,
  { ticket, number, line }: Correcting,
): Promise<Told | null> {
  const { message, person } = answer;
  const patientId = ticket.patientId ?? person.patient?.id ?? null;
  const movable = !isTooLate(ticket);
  const prescriptionId =
    patientId !== null && person.patient?.id === patientId
      ? prescriptionOf(person.patient, ticket.medicationName, number)
      : null;
  if (movable && prescriptionId !== null)
    return answerTicket(tx, deps, answer, { ticket, line, prescriptionId });
  await lockSubjectsOf(tx, [{ ...ticket, conversationKey: message.conversationKey }], patientId);
  const locked = await lockTicket(tx, ticket.id);
  if (!locked) return null;
  const change = noted(deps, locked, number, movable);
  const contribution = answerOf(message, person, change);
  const columns = { ...change.columns, ...withSaid(locked, contribution) };
  const event = { type: 'corrected', actor: 'system', detail: { messageId: message.id } };
  await changeTicket(tx, deps, locked, { ...change, columns, event }, answer.now);
  const evidence = { rule: 'answer-to-our-question', fields: ['sender'] };
  await tx.ticketSource.create({
    data: { ticketId: locked.id, messageId: message.id, line, joinedAt: answer.now, evidence, contribution },
  });
  if (!movable) await stopAtPharmacy(tx, answer, locked.id);
  const { id, reference } = ticket;
  const { code, eligibleOn } = change.decision ?? decisionOf(locked);
  const { stage, priority } = change.position;
  const told = {
    id,
    reference,
    code,
    stage,
    priority,
    joined: false,
    openedAt: ticket.openedAt,
    eligibleOn,
    ask: [],
  };
  return { rxNumber: null, ticket: told };
}

/** It is too late for us to change it. */
export async function stopAtPharmacy(tx: Db, { message, now }: Answer, ticketId: string): Promise<void> {
  const why =
    'The sender corrects a refill that the pharmacy is already working on: read the conversation, and stop or change it with the pharmacy.';
  const dedupeKey = `correct:${message.id}:${ticketId}`;
  await addTask(
    tx,
    { kind: 'confirm_correction', queue: 'pharmacy', why, dueAt: now, ticketId, dedupeKey },
    now,
  );
}

function noted(
  { policy }: Pick<PipelineDeps, 'policy'>,
  ticket: TicketAtWork,
  { to, unit }: NumberCorrection,
  movable: boolean,
): Pick<TicketChange, 'position' | 'columns' | 'decision' | 'decidedBy'> {
  const { stage, status, queue, priority, strength, patientId } = ticket;
  const unitOf = unit ?? /[\d.]\s*([a-z]+)/i.exec(strength ?? '')?.[1] ?? null;
  const columns = { strength: unitOf === null ? to : `${to} ${unitOf}` };
  const kept = { stage, status, queue, priority };
  // Whose it is decides first; then the corrected strength is looked up.
  if (!movable || patientId === null) return { position: kept, ...(movable ? { columns } : {}) };
  const decidedBy = { corrected: decisionOf(ticket) };
  return {
    position: { stage: 'review', status: 'open', queue: 'concierge', priority },
    columns: { ...columns, prescriptionId: null, rxNumber: null },
    decision: correctedDecision(decidedBy, policy.version),
    decidedBy,
  };
}
