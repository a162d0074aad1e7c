import type { Db } from '../db/client.ts';
import type { ReplyTicket } from '../reply/compose-replies.ts';
import type { TicketStage } from '../domain/ticket.ts';
import { lockTicket } from '../tickets/ticket-work-store.ts';
import { changeTicket } from './change-ticket.ts';
import { decideAgain, type DecidedAgain } from './decide-again.ts';
import type { IdentifiedRequest } from './identify-people.ts';
import { lockSubjectsOf } from './lock-subjects.ts';
import type { StoredMessage } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { joinOpenTicket, settleNeed } from './settle-need.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

export type Answer = {
  message: StoredMessage;
  person: IdentifiedRequest;
  thread: ThreadTicket[];
  now: Date;
};

/** Where a ticket waits to learn whose it is, or for someone who may be told its outcome. */
const waitsForAnswer: readonly TicketStage[] = ['clarifying', 'identity_review'];

/**
 * The sender has said who they are: the tickets that waited for it are decided, and their outcome can be told.
 * Answers those tickets; none when the person is not known for certain or nothing waited.
 */
export async function answerOpenTickets(tx: Db, deps: PipelineDeps, answer: Answer): Promise<ReplyTicket[]> {
  const { person, thread } = answer;
  if (!person.patient) return [];
  const waiting = thread.filter(
    (ticket) => ticket.ownSources > 0 && isWaiting(ticket, person.patient?.id ?? null),
  );
  const answered: ReplyTicket[] = [];
  for (const [line, ticket] of waiting.entries()) {
    const told = await answerTicket(tx, deps, answer, { ticket, line });
    if (told && !answered.some((other) => other.id === told.id)) answered.push(told);
  }
  return answered;
}

function isWaiting(ticket: ThreadTicket, patientId: string | null): boolean {
  if (ticket.patientId === null)
    return waitsForAnswer.includes(ticket.stage) && ticket.medicationText !== null;
  return ticket.patientId === patientId && ticket.stage === 'too_early' && ticket.status !== 'resolved';
}

async function answerTicket(
  tx: Db,
  deps: PipelineDeps,
  { message, person, now }: Answer,
  { ticket: waiting, line }: { ticket: ThreadTicket; line: number },
): Promise<ReplyTicket | null> {
  const patientId = person.identity.patientId;
  await lockSubjectsOf(tx, { ...waiting, conversationKey: message.conversationKey }, patientId);
  const ticket = await lockTicket(tx, waiting.id);
  if (!ticket || ticket.stage !== waiting.stage) return null;
  const answered = { identity: person.identity, mayAsk: person.mayAsk };
  const choice = { patientId, prescriptionId: null, identifiedBy: 'record', answered } as const;
  const again = await decideAgain(tx, deps, ticket, choice, now);
  const open = await settleNeed(tx, ticket, again);
  const evidence = { rule: 'answer-to-our-question', identity: { ...person.identity } };
  await tx.ticketSource.create({
    data: { ticketId: ticket.id, messageId: message.id, line, joinedAt: now, evidence },
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
    return {
      ...replyTicket(waiting, again),
      id: open.id,
      reference: open.reference,
      stage: open.stage,
      joined: true,
    };
  }
  await changeTicket(tx, deps, ticket, { position: again.position, event, again, anew: true }, now);
  return replyTicket(waiting, again);
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
  };
}
