import type { Db } from '../../db/client.ts';
import { readEventLog } from '../../dedup/event-log-store.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { giveOwnTicket } from './give-own-ticket.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { SourceRow } from '../reading/source-row.ts';
import { takeBack } from './take-back.ts';
import { takeBackReplies } from './take-back-replies.ts';

export type Splitting = { ticket: TicketAtWork; messageId: string; actor: string; now: Date };

export type Split = { kind: 'made' } | { kind: 'refused'; allowedFrom: string[] };

const refusal: Split = { kind: 'refused', allowedFrom: ['joined by that message'] };

/**
 * Takes an arrival out of the ticket that it joined: the ticket is what it would be had the arrival never come, what
 * others did since stays, and the arrival gets a ticket of its own for a person to place.
 */
export async function splitArrival(tx: Db, deps: PipelineDeps, splitting: Splitting): Promise<Split> {
  const { ticket, messageId, now } = splitting;
  const sources = await findSources(tx, ticket.id);
  const events = await readEventLog(tx, ticket.id);
  const [taken, staying] = partition(sources, (source) => source.messageId === messageId);
  const joins = events.filter((event) => event.messageIds.includes(messageId));
  if (taken.length === 0 || staying.length === 0 || joins.length === 0) return refusal;
  await tx.ticketSource.deleteMany({ where: { ticketId: ticket.id, messageId } });
  const own = await giveOwnTicket(tx, deps, { ...splitting, taken });
  const remaining = new Set(staying.map((source) => source.messageId));
  const undone = joins.filter((event) => !event.messageIds.some((id) => remaining.has(id)));
  await takeBack(tx, deps, {
    ...splitting,
    events,
    undone: undone.map(({ sequence }) => sequence),
    taken,
    staying,
    ownTicketId: own.id,
  });
  await takeBackReplies(tx, deps, { ticketId: ticket.id, messageId, ownTicketId: own.id, now });
  return { kind: 'made' };
}

/** In the order in which they came to the ticket. */
function findSources(tx: Db, ticketId: string): Promise<SourceRow[]> {
  return tx.ticketSource.findMany({
    where: { ticketId },
    include: { message: true },
    orderBy: [{ joinedAt: 'asc' }, { messageId: 'asc' }, { line: 'asc' }],
  });
}

function partition<T>(list: T[], fits: (one: T) => boolean): [T[], T[]] {
  return [list.filter(fits), list.filter((one) => !fits(one))];
}
