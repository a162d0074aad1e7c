import type { Db } from '../../db/client.ts';
import { routeDecision } from '../../routing/route-decision.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { isResolvedByHand } from './answer-open-tickets.ts';
import { changeTicket } from '../change-ticket.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type HandingOver = {
  ticketIds: readonly string[];
  /** The arrival that was no answer; null where none came. */
  messageId: string | null;
  reason: 'not_answered' | 'not_understood' | 'lapsed' | 'not_to_be_texted';
  now: Date;
};

/**
 * Ends the asking: tickets that wait for an answer go to people. The caller holds the conversation's lock. Answers
 * the first of them that still stands, about which a person asks.
 */
export async function handOver(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { ticketIds, messageId, reason, now }: HandingOver,
): Promise<string | null> {
  const open: string[] = [];
  for (const id of [...new Set(ticketIds)].sort()) {
    const ticket = await lockTicket(tx, id);
    if (!ticket || ticket.status === 'closed' || isResolvedByHand(ticket)) continue;
    open.push(id);
    if (ticket.stage !== 'clarifying') continue;
    const place = routeDecision(decisionOf(ticket), { canAsk: false, flags: [] });
    const detail = { reason, ...(messageId === null ? {} : { messageId }) };
    const position = { ...place, priority: ticket.priority };
    await changeTicket(
      tx,
      deps,
      ticket,
      { position, event: { type: 'handed_to_person', actor: 'system', detail } },
      now,
    );
  }
  return open[0] ?? null;
}
