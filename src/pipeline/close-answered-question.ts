import type { Db } from '../db/client.ts';
import { lockTicket } from '../tickets/ticket-work-store.ts';
import { changeTicket } from './change-ticket.ts';
import type { IdentifiedRequest } from './identify-people.ts';
import type { StoredMessage } from './message-store.ts';
import type { TicketOutcome } from './opened-tickets.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { moveArrivals } from './move-arrivals.ts';

export type AnsweredQuestion = {
  message: StoredMessage;
  outcomes: TicketOutcome[];
  /** Tickets of the exchange in which was said who it is about. */
  sameExchange: readonly string[];
  /** Tickets of which we have asked what medicine is meant. */
  askedWhich: readonly string[];
  now: Date;
};

/**
 * The medicine that we asked for has been named: the ticket that waited to learn it ends in the one that the answer
 * opened or joined, and hands its arrivals over. Never across patients. Call it when that one is written.
 */
export async function closeAnsweredQuestion(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, outcomes, sameExchange, askedWhich, now }: AnsweredQuestion,
): Promise<void> {
  const named = outcomes.find((outcome) => outcome.wish.medicine !== null);
  if (!named || message.structured) return;
  const patientId = named.wish.person.patient?.id ?? null;
  // While nobody knows the patient, only a medicine and nothing else is taken for the answer.
  const saidHere = patientId === null && saysWhose(named.wish.person);
  if (saidHere && sameExchange.length === 0) return;
  const asked = await tx.ticket.findMany({
    where: {
      conversationKey: message.conversationKey,
      stage: 'clarifying',
      patientId,
      prescriptionId: null,
      // What was named by a class word, or in a way that fits several, is what the answer names.
      OR: [
        { medicationText: null },
        { id: { in: [...askedWhich] }, medicationName: null },
        { id: { in: [...askedWhich] }, medicationName: nameOf(named) },
      ],
      id: { not: named.ticketId, ...(saidHere ? { in: [...sameExchange] } : {}) },
    },
    select: { id: true },
  });
  for (const { id } of asked) {
    const ticket = await lockTicket(tx, id);
    if (ticket?.stage !== 'clarifying') continue;
    const into = await lockTicket(tx, named.ticketId);
    if (!into) throw new Error('a ticket that was just opened is gone');
    const evidence = { rule: 'answer-to-our-question', fields: ['sender'], fromTicketId: id, by: 'system' };
    await moveArrivals(tx, deps, {
      from: ticket,
      into,
      evidence,
      actor: 'system',
      now,
      priority: 'routine',
    });
    const { queue, priority } = ticket;
    await changeTicket(
      tx,
      deps,
      ticket,
      {
        position: { stage: 'merged', status: 'closed', queue, priority },
        event: {
          type: 'answered',
          actor: 'system',
          detail: { messageId: message.id, mergedIntoId: named.ticketId },
        },
        outcome: { code: 'merged', text: null },
        columns: { mergedIntoId: named.ticketId },
      },
      now,
    );
  }
}

/** An Rx number names the medicine of its prescription. */
function nameOf({ wish }: TicketOutcome): string | null {
  return wish.decided.prescription?.drugName ?? wish.medicine?.mention.name ?? null;
}

function saysWhose({ request }: IdentifiedRequest): boolean {
  const { claims, extraction } = request;
  return claims.name !== null || claims.birthDates.length > 0 || (extraction?.speaksOfAnother ?? false);
}
