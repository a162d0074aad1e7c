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
import { supplyOfTicket, type SupplyTold } from './supply-of-ticket.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/** What the answer says of the medicine that was asked for. */
export type MedicineNoted =
  { rxNumber: string } | { medicationText: string; medicationName: string; strength: string | null };

export type AnswerToNote = {
  message: StoredMessage;
  person: IdentifiedRequest;
  tickets: ThreadTicket[];
  medicine?: MedicineNoted;
  /** How much is left, where it is told. */
  supply?: SupplyTold;
  now: Date;
};

/** An answer that settles nothing yet stands with the tickets that wait for it, so that its words count later. */
export async function noteAnswer(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, person, tickets, medicine, supply, now }: AnswerToNote,
): Promise<ReplyTicket[]> {
  const noted: ReplyTicket[] = [];
  for (const [line, waiting] of tickets.entries()) {
    const ticket = await lockTicket(tx, waiting.id);
    if (!ticket || ticket.stage !== waiting.stage || isResolvedByHand(ticket)) continue;
    const told = supply && (await supplyOfTicket(tx, deps.policy, ticket, supply));
    const { stage, status, queue } = ticket;
    const position = { stage, status, queue, priority: told?.priority ?? ticket.priority };
    const { claims, identity } = { claims: person.request.claims, identity: person.identity };
    const fields = [
      ...(claims.name === null ? [] : ['name']),
      ...(claims.birthDates.length === 0 ? [] : ['birth_date']),
    ];
    const { result, score, reasons } = identity;
    const evidence = { rule: 'answer-to-our-question', fields, identity: { result, score, reasons } };
    const contribution = {
      ...answerOf(message, person, { position }),
      ...(told ? { asked: told.asked } : {}),
    };
    await tx.ticketSource.create({
      data: { ticketId: ticket.id, messageId: message.id, line, joinedAt: now, evidence, contribution },
    });
    const detail = { messageId: message.id, ...told?.raised };
    const event = { type: 'answered', actor: 'system', detail };
    const columns = { ...medicine, ...withSaid(ticket, contribution) };
    const daysLeft = told?.daysLeft ?? null;
    await changeTicket(tx, deps, ticket, { position, event, columns, daysLeft }, now);
    noted.push({ ...statusTicket({ ...waiting, ...position }), joined: false });
  }
  return noted;
}
