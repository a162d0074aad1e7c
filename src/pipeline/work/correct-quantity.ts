import type { Db } from '../../db/client.ts';
import type { Extraction } from '../../domain/message.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import type { NumberCorrection } from '../../extraction/answers/read-pick.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import type { Answer, Told } from '../conversation/answer-open-tickets.ts';
import { noteAnswer } from '../conversation/note-answer.ts';
import type { ThreadTicket } from '../conversation/thread-ticket-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/**
 * "No, 60 not 30": of the sender's tickets the one for which that many were asked for, or null where that is not one.
 */
export async function ticketOfQuantity(
  tx: Db,
  conversationKey: string,
  tickets: ThreadTicket[],
  { from }: NumberCorrection,
): Promise<ThreadTicket | null> {
  const own = tickets.filter(({ ownSources, medicationName }) => ownSources > 0 && medicationName !== null);
  const sources = await tx.ticketSource.findMany({
    where: { ticketId: { in: own.map(({ id }) => id) }, withdrawnAt: null, message: { conversationKey } },
    select: {
      ticketId: true,
      message: { select: { extractions: { select: { engine: true, result: true } } } },
    },
  });
  const fitting = own.filter((ticket) =>
    sources.some(({ ticketId, message }) => {
      const read = message.extractions.filter(({ engine }) => engine.startsWith('rules-'));
      return ticketId === ticket.id && read.some(({ result }) => asksForSoMany(result, ticket, from));
    }),
  );
  return (fitting.length === 1 && fitting[0]) || null;
}

/** The column is written by `save-outcome.ts` alone. */
function asksForSoMany(result: unknown, { medicationName }: ThreadTicket, from: string | null): boolean {
  return (result as Extraction).medications.some(
    ({ name, quantity }) => name === medicationName && quantity !== null && String(quantity) === from,
  );
}

/** Nobody has acted on it yet: whoever reads the ticket reads the correction with it. */
const readByPeople: readonly TicketStage[] = [
  'clarifying',
  'identity_review',
  'review',
  'clinical_review',
  'new_prescription',
  'too_early',
];

/** How many are wanted is written down with the ticket; what is under way a person has to change there. */
export async function correctQuantity(
  tx: Db,
  deps: PipelineDeps,
  { message, person, now }: Answer,
  ticket: ThreadTicket,
): Promise<Told | null> {
  const [noted] = await noteAnswer(tx, deps, { message, person, tickets: [ticket], now });
  if (!noted) return null;
  if (!readByPeople.includes(ticket.stage)) {
    const why =
      'The sender corrects how many they ask for: read the conversation, and change it where the request is worked on.';
    const dedupeKey = `correct:${message.id}:${ticket.id}`;
    await addTask(
      tx,
      { kind: 'confirm_correction', queue: 'pharmacy', why, dueAt: now, ticketId: ticket.id, dedupeKey },
      now,
    );
  }
  return { rxNumber: null, ticket: noted };
}
