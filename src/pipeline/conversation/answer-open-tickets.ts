import type { Db } from '../../db/client.ts';
import { type Contribution, withSaid } from '../../dedup/contribution.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { ReplyTicket } from '../../reply/compose-replies.ts';
import type { TicketPosition, TicketStage } from '../../domain/ticket.ts';
import { lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import { chooseByNumber, findStrayNumber, prescriptionsByNumber } from './choose-by-number.ts';
import { decideAgain, type DecidedAgain } from '../work/decide-again.ts';
import type { LastInputs } from '../needs/last-inputs-store.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import { lockSubjectsOf } from '../needs/lock-subjects.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import { joinOpenTicket, settleNeed } from '../needs/settle-need.ts';
import { medicineOfNeed } from '../needs/ticket-medicine.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';
import { tellFacility } from '../replies/tell-facility.ts';

export type Answer = {
  message: StoredMessage;
  person: IdentifiedRequest;
  thread: ThreadTicket[];
  /** The tickets that we have asked about; absent where nothing is asked. */
  about?: readonly string[];
  now: Date;
};

/** Where a ticket waits to learn whose it is, or for someone who may be told its outcome. */
export const waitsForAnswer: readonly TicketStage[] = ['clarifying', 'identity_review'];

export type Answered = {
  tickets: ReplyTicket[];
  /** What the message asks for by an Rx number that none of these tickets is about. */
  left: AskedMedicine[];
};

/**
 * The sender has said who they are: the tickets that waited for it are decided, and their outcome can be told.
 * Answers those tickets; none when the person is not known for certain or nothing waited.
 */
export async function answerOpenTickets(tx: Db, deps: PipelineDeps, answer: Answer): Promise<Answered> {
  const { person, thread, message, now, about = [] } = answer;
  const { medicines } = person.request;
  if (!person.patient) return { tickets: [], left: medicines };
  const tickets: ReplyTicket[] = [];
  const waiting = thread.filter((one) => isWaiting(one, answer));
  const today = dateIn(deps.settings.timeZone, now);
  const said = { text: message.text, about, today };
  const stray = findStrayNumber(waiting, prescriptionsByNumber(person), said);
  const settled = new Set<string | null>(stray ? [stray.rxNumber] : []);
  for (const [line, ticket] of waiting.entries()) {
    const contradicted = stray?.ticketIds.includes(ticket.id) ? { rxNumber: stray.rxNumber } : {};
    const told = await answerTicket(tx, deps, answer, { ticket, line, ...contradicted });
    if (!told) continue;
    settled.add(told.rxNumber);
    if (!tickets.some((other) => other.id === told.ticket.id)) tickets.push(told.ticket);
  }
  return { tickets, left: medicines.filter(({ mention }) => !settled.has(mention.rxNumber)) };
}

function isWaiting(ticket: ThreadTicket, { person }: Answer): boolean {
  if (ticket.ownSources === 0) return false;
  if (ticket.patientId !== null) {
    const untold = ticket.stage === 'too_early' && ticket.status !== 'resolved';
    return ticket.patientId === person.patient?.id && untold;
  }
  // What a person has resolved is decided again by nobody but a person who reopens it.
  if (!waitsForAnswer.includes(ticket.stage) || isResolvedByHand(ticket)) return false;
  return ticket.medicationText !== null || isNamedNow(ticket, person);
}

/** A reminder runs on for what is too early; anything else that is resolved has ended. */
export function isResolvedByHand({ stage, status }: Pick<ThreadTicket, 'stage' | 'status'>): boolean {
  return status === 'resolved' && stage !== 'too_early';
}

/** "A refill please", and now the one Rx number that it needs; nothing else was said for that ticket. */
function isNamedNow(ticket: ThreadTicket, person: IdentifiedRequest): boolean {
  return (
    ticket.askingSources === 1 &&
    ticket.decision.code === 'CLARIFY' &&
    prescriptionsByNumber(person).length === 1
  );
}

export type Told = { ticket: ReplyTicket; rxNumber: string | null };

export type TicketAnswer = {
  ticket: ThreadTicket;
  /** The ticket's place among those that the message answers. */
  line: number;
  /** The prescription that the answer chose. */
  prescriptionId?: string;
  /** What the table is to look at, where the answer has changed it. */
  asked?: LastInputs;
  /** An Rx number that the answer gives for it, and that is another medicine's; null: its name alone counts. */
  rxNumber?: string | null;
};

/** Decides one ticket again on what the answer brought; null when somebody else has moved it meanwhile. */
export async function answerTicket(
  tx: Db,
  deps: PipelineDeps,
  { message, person, now }: Answer,
  { ticket: waiting, line, prescriptionId: chosen, asked, rxNumber: given }: TicketAnswer,
): Promise<Told | null> {
  const patientId = person.identity.patientId;
  await lockSubjectsOf(tx, [{ ...waiting, conversationKey: message.conversationKey }], patientId);
  const locked = await lockTicket(tx, waiting.id);
  if (!locked || locked.stage !== waiting.stage || isResolvedByHand(locked)) return null;
  const contradicted = given === undefined ? {} : { rxNumber: given };
  const ticket = { ...locked, ...contradicted };
  // Of somebody else, or of nobody known: what is left of it counts all the same.
  const stands = patientId === null && locked.patientId !== null && locked.stage === 'too_early';
  const answered = stands ? {} : { answered: { identity: person.identity, mayAsk: person.mayAsk } };
  const today = dateIn(deps.settings.timeZone, now);
  const numbered = chooseByNumber(ticket, prescriptionsByNumber(person), today);
  const prescriptionId = chosen ?? numbered?.id ?? null;
  const choice = {
    patientId,
    prescriptionId,
    identifiedBy: 'record' as const,
    ...answered,
    canAsk: message.channel === 'sms',
    ...(asked ? { asked } : {}),
  };
  const decided = await decideAgain(tx, deps, ticket, choice, now);
  const held = heldOpen(decided, person);
  const again = stands ? decided : patientId === null ? stillWaiting(held, ticket) : held;
  const rxNumber = again.decided?.prescription?.rxNumber ?? null;
  const { open, needs } = await settleNeed(tx, ticket, again);
  const evidence = { rule: 'answer-to-our-question', identity: { ...person.identity } };
  const contribution = answerOf(message, person, again);
  await tx.ticketSource.create({
    data: { ticketId: ticket.id, messageId: message.id, line, joinedAt: now, evidence, contribution },
  });
  const event = { type: 'answered', actor: 'system', detail: { messageId: message.id } };
  if (open) {
    await joinOpenTicket(tx, deps, { from: ticket, into: open, again, actor: 'system', now });
    const { queue } = ticket;
    await changeTicket(
      tx,
      deps,
      ticket,
      {
        position: { stage: 'merged', status: 'closed', queue, priority: again.position.priority },
        event: { ...event, detail: { ...event.detail, mergedIntoId: open.id } },
        outcome: { code: 'merged', text: null },
        columns: { patientId, mergedIntoId: open.id },
      },
      now,
    );
    const { id, reference, stage } = open;
    return { rxNumber, ticket: { ...replyTicket(waiting, again), id, reference, stage, joined: true } };
  }
  const columns = { ...contradicted, ...withSaid(ticket, contribution) };
  const change = { position: again.position, event, again, anew: true, columns, ...(needs ? { needs } : {}) };
  const eventId = await changeTicket(tx, deps, ticket, change, now);
  await tellFacility(tx, deps, {
    ticket: { ...ticket, patientId: again.patient?.id ?? patientId },
    event: event.type,
    eventId,
    position: again.position,
    now,
  });
  return { rxNumber, ticket: replyTicket(waiting, again) };
}

/** What is told before we know whose it is changes how urgent it is, and not for what the ticket waits. */
function stillWaiting(again: DecidedAgain, ticket: TicketAtWork): DecidedAgain {
  const { stage, status, queue } = ticket;
  return { ...again, position: { stage, status, queue, priority: again.position.priority } };
}

/** An outcome that may not be told to the sender has answered nobody. */
function heldOpen(again: DecidedAgain, person: IdentifiedRequest): DecidedAgain {
  if (again.position.status !== 'resolved' || mayTell(person)) return again;
  return { ...again, position: { ...again.position, status: 'waiting' } };
}

/** An answer asks for no medicine of its own; with it the ticket may have become urgent. */
export function answerOf(
  message: StoredMessage,
  person: IdentifiedRequest,
  { position }: { position: Pick<TicketPosition, 'priority'> },
): Contribution {
  const { claims, flags } = person.request;
  return {
    channel: message.channel,
    flags,
    priority: position.priority,
    claims: { name: claims.name, birthDates: claims.birthDates },
    medicine: { text: null, name: null, strength: null, rxNumber: claims.rxNumbers[0] ?? null },
    asked: null,
    pages: false,
  };
}

function replyTicket(ticket: ThreadTicket, { decided, position }: DecidedAgain): ReplyTicket {
  const decision = decided?.decision ?? ticket.decision;
  return {
    id: ticket.id,
    reference: ticket.reference,
    code: decision.code,
    stage: position.stage,
    priority: position.priority,
    joined: false,
    openedAt: ticket.openedAt,
    eligibleOn: decision.eligibleOn,
    ask: decision.code === 'CLARIFY' ? ['medication'] : [],
    medicine: medicineOfNeed(decided?.prescription, {
      name: ticket.medicationName,
      strength: ticket.strength,
    }),
  };
}
