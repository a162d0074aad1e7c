import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { Decision } from '../../domain/decision.ts';
import type { TicketActor } from '../../domain/ticket-sender.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import type { TicketEventBody } from '../../tickets/ticket-events.ts';
import type { PersonsDecision, TicketMove } from '../../tickets/ticket-state.ts';
import { isRunning, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { answeredClocks } from './answered-clocks.ts';
import { changeTicket, type TicketChange } from '../change-ticket.ts';
import { decideAgain, type Choice, type DecidedAgain } from './decide-again.ts';
import { holdForNamedDanger } from './hold-ticket.ts';
import { findChosenPatient, findChosenPrescription } from './find-chosen-patient.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { mergeTickets } from '../joins/merge-tickets.ts';
import { replyToEvent } from '../replies/reply-to-event.ts';
import { joinOpenTicket, settleNeed } from '../needs/settle-need.ts';
import { sendStaffReply } from '../replies/send-staff-reply.ts';
import { splitArrival } from '../joins/split-arrival.ts';
import type { TicketWorkResult } from './ticket-work.ts';

export type MoveToMake = {
  ticket: TicketAtWork;
  event: TicketEventBody;
  move: TicketMove;
  actor: Pick<TicketActor, 'name' | 'facilityId'>;
  now: Date;
};

export type Made = { kind: 'made' } | Extract<TicketWorkResult, { kind: 'refused' | 'invalid' }>;

/** Carries a move of the life cycle out: decides again where it must, writes it, and tells who asked. */
export async function makeMove(tx: Db, deps: PipelineDeps, made: MoveToMake): Promise<Made> {
  const { ticket, move } = made;
  if (move.split) return splitArrival(tx, deps, { ...made, ...move.split, actor: made.actor.name });
  if (move.mergeInto) return mergeTickets(tx, deps, { ...made, intoId: move.mergeInto, actor: made.actor });
  if (made.event.type === 'reply') return sendStaffReply(tx, deps, { ...made, event: made.event });
  if (!move.decideAgain) {
    await write(tx, deps, made, { position: move.position });
    return { kind: 'made' };
  }
  const choice = await choiceOf(tx, made, move.decideAgain);
  if ('kind' in choice) return choice;
  const again = await decideAgain(tx, deps, ticket, choice, made.now);
  const { open, needs } = await settleNeed(tx, ticket, again);
  if (!open) {
    await write(tx, deps, made, { position: again.position, again, ...(needs ? { needs } : {}) });
    await holdForNamedDanger(tx, deps, {
      ticketIds: [ticket.id],
      patientId: again.patient?.id ?? null,
      now: made.now,
    });
    return { kind: 'made' };
  }
  if (made.event.type !== 'identify') return { kind: 'refused', allowedFrom: [] };
  await joinOpenTicket(tx, deps, { from: ticket, into: open, again, actor: made.actor.name, now: made.now });
  await changeTicket(tx, deps, ticket, merged(made, again, open.id), made.now);
  return { kind: 'made' };
}

/** The chosen patient and prescription by our ids, or what does not fit. */
async function choiceOf(
  tx: Db,
  { event, actor }: MoveToMake,
  wanted: NonNullable<TicketMove['decideAgain']>,
): Promise<Choice | Extract<Made, { kind: 'invalid' }>> {
  if (wanted.patientId === null) return { patientId: null, prescriptionId: null, identifiedBy: 'record' };
  const patient = await findChosenPatient(tx, event, actor.facilityId);
  if (!patient) return invalid('patientId', 'must be a patient of the roster');
  if (wanted.prescriptionId === null) {
    return { patientId: patient.id, prescriptionId: null, identifiedBy: 'person' };
  }
  const prescription = await findChosenPrescription(tx, patient.id, wanted.prescriptionId);
  if (!prescription) return invalid('prescriptionId', 'must be a prescription of that patient');
  return { patientId: patient.id, prescriptionId: prescription.id, identifiedBy: 'person' };
}

function invalid(path: string, message: string): Extract<Made, { kind: 'invalid' }> {
  return { kind: 'invalid', errors: [{ path, message }] };
}

async function write(
  tx: Db,
  deps: PipelineDeps,
  { ticket, event, move, actor, now }: MoveToMake,
  decided: Pick<TicketChange, 'position' | 'again' | 'needs'>,
): Promise<void> {
  const answered = answeredClocks(event.type);
  const eventId = await changeTicket(
    tx,
    deps,
    ticket,
    {
      ...decided,
      event: { type: event.type, actor: actor.name, detail: detailOf(event) },
      ...(move.outcome ? { outcome: move.outcome } : {}),
      ...(move.deliveryOn ? { deliveryOn: move.deliveryOn } : {}),
      ...(move.disposed ? { decision: personsDecision(ticket, move.disposed) } : {}),
      anew:
        decided.again !== undefined || event.type === 'pharmacy_rejected' || event.type === 'delivery_failed',
      answered,
      columns: {
        ...(move.assignee ? { assignee: move.assignee } : {}),
        ...(move.acknowledged || (answered.includes('page') && isRunning(ticket, 'page'))
          ? { acknowledgedAt: now, acknowledgedBy: actor.name }
          : {}),
      },
    },
    now,
  );
  const { position, again } = decided;
  const whose = again?.patient ? { patientId: again.patient.id } : {};
  await replyToEvent(tx, deps, { ticket, event, eventId, move, position, ...whose, now });
}

/** The words of an event, for those who read what happened. */
function detailOf(event: TicketEventBody): Prisma.InputJsonObject {
  return Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'type'));
}

function personsDecision(ticket: TicketAtWork, disposed: PersonsDecision): Decision {
  const decision = decisionOf(ticket);
  return {
    ...decision,
    code: disposed.code,
    rule: 'person',
    eligibleOn: disposed.eligibleOn ?? decision.eligibleOn,
    reasons: ['disposed: decided by a person, the reason stands in the event', ...decision.reasons],
  };
}

function merged({ ticket, event, actor }: MoveToMake, again: DecidedAgain, intoId: string): TicketChange {
  return {
    position: { stage: 'merged', status: 'closed', queue: ticket.queue, priority: again.position.priority },
    event: { type: event.type, actor: actor.name, detail: { ...detailOf(event), mergedIntoId: intoId } },
    outcome: { code: 'merged', text: null },
    columns: { patientId: again.patient?.id ?? ticket.patientId, mergedIntoId: intoId },
  };
}
