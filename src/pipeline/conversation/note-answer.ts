import type { Db } from '../../db/client.ts';
import { withSaid } from '../../dedup/contribution.ts';
import type { ReplyTicket } from '../../reply/compose-replies.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { answerOf, isResolvedByHand } from './answer-open-tickets.ts';
import { changeTicket } from '../change-ticket.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { statusTicket } from './status-ticket.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/** What the answer says of the medicine that was asked for. */
export type MedicineNoted =
  { rxNumber: string } | { medicationText: string; medicationName: string; strength: string | null };

export type AnswerToNote = {
  message: StoredMessage;
  person: IdentifiedRequest;
  tickets: ThreadTicket[];
  medicine?: MedicineNoted;
  now: Date;
};

/** An answer that settles nothing yet stands with the tickets that wait for it, so that its words count later. */
export async function noteAnswer(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, person, tickets, medicine, now }: AnswerToNote,
): Promise<ReplyTicket[]> {
  const noted: ReplyTicket[] = [];
  for (const [line, waiting] of tickets.entries()) {
    const ticket = await lockTicket(tx, waiting.id);
    if (!ticket || ticket.stage !== waiting.stage || isResolvedByHand(ticket)) continue;
    const { stage, status, queue, priority } = ticket;
    const position = { stage, status, queue, priority };
    const { claims, identity } = { claims: person.request.claims, identity: person.identity };
    const fields = [
      ...(claims.name === null ? [] : ['name']),
      ...(claims.birthDates.length === 0 ? [] : ['birth_date']),
    ];
    const { result, score, reasons } = identity;
    const evidence = { rule: 'answer-to-our-question', fields, identity: { result, score, reasons } };
    const contribution = answerOf(message, person, { position });
    await tx.ticketSource.create({
      data: { ticketId: ticket.id, messageId: message.id, line, joinedAt: now, evidence, contribution },
    });
    const event = { type: 'answered', actor: 'system', detail: { messageId: message.id } };
    const columns = { ...medicine, ...withSaid(ticket, contribution) };
    await changeTicket(tx, deps, ticket, { position, event, columns }, now);
    noted.push({ ...statusTicket(waiting), joined: false });
  }
  return noted;
}
