import { isId } from '../../domain/id.ts';
import type { Audience } from '../../domain/audience.ts';
import { messagesFor } from '../../intake/message-store.ts';
import { ticketsFor } from '../../tickets/ticket-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { findThreadTickets } from '../conversation/thread-ticket-store.ts';
import { isRequest, withdrawBySender } from '../conversation/withdraw-by-sender.ts';

export type LineWithdrawal = {
  messageId: string;
  ticketId: string;
  /** Who takes it back, and for whom that person may speak. */
  actor: string;
  audience: Audience;
};

/**
 * `withdrawn`: it no longer asks for the ticket. `asked`: the pharmacy is at work, a person asks there first.
 * `refused`: it has ended, or is no refill that its sender can take back.
 */
export type LineWithdrawn = { kind: 'withdrawn' | 'asked' | 'refused' | 'not_found' };

/** Takes back what a structured request asked for by one of its lines; others who ask for the same keep asking. */
export function withdrawLine(
  deps: Pick<PipelineDeps, 'db' | 'clock' | 'policy' | 'settings'>,
  { messageId, ticketId, actor, audience }: LineWithdrawal,
): Promise<LineWithdrawn> {
  if (!isId(messageId) || !isId(ticketId)) return Promise.resolve({ kind: 'not_found' });
  return deps.db.$transaction(async (tx): Promise<LineWithdrawn> => {
    const message = await tx.inboundMessage.findFirst({
      where: { AND: [{ id: messageId }, messagesFor(audience)] },
      select: { id: true, conversationKey: true },
    });
    const seen = await tx.ticket.findFirst({
      where: { AND: [{ id: ticketId, sources: { some: { messageId } } }, ticketsFor(audience)] },
      select: { id: true },
    });
    if (!message || !seen) return { kind: 'not_found' };
    const tickets = await findThreadTickets(tx, message.conversationKey, null);
    const asked = tickets.filter((ticket) => ticket.id === seen.id && isRequest(ticket));
    const now = deps.clock.now();
    const taken = await withdrawBySender(tx, deps, { message, now, actor, tickets: asked });
    if (!taken) return { kind: 'refused' };
    const after = await tx.ticketSource.count({ where: { ticketId, messageId, withdrawnAt: null } });
    return { kind: after === 0 ? 'withdrawn' : 'asked' };
  });
}
