import type { Db } from '../db/client.ts';
import type { TicketChanges } from '../domain/ticket-changes.ts';
import type { ClockRow, LoggedEvent } from './fold-ticket.ts';

/** Events that bring arrivals to a ticket. */
const bringing = ['joined', 'asked_again', 'answered', 'asked_after_end'];

/** Everything that happened to a ticket, oldest first. */
export async function readEventLog(tx: Db, ticketId: string): Promise<LoggedEvent[]> {
  const rows = await tx.ticketEvent.findMany({
    where: { ticketId },
    orderBy: { sequence: 'asc' },
    select: { sequence: true, type: true, at: true, detail: true },
  });
  return rows.map(({ sequence, type, at, detail }) => {
    const said = storedDetail(detail);
    const messageIds = said.messageIds ?? (said.messageId === undefined ? [] : [said.messageId]);
    return {
      sequence,
      type,
      at,
      messageIds: bringing.includes(type) ? messageIds : [],
      changes: type === 'split' ? null : (said.changes ?? null),
      undone: said.undone ?? [],
      replayed: said.replayed ?? null,
    };
  });
}

type Detail = {
  messageId?: string;
  messageIds?: string[];
  changes?: TicketChanges;
  undone?: number[];
  replayed?: LoggedEvent['replayed'];
};

/** The column is written by the pipeline alone. */
function storedDetail(detail: unknown): Detail {
  return detail as Detail;
}

/** Every clock that the ticket ever had. */
export function readClocks(tx: Db, ticketId: string): Promise<ClockRow[]> {
  return tx.ticketClock.findMany({
    where: { ticketId },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, dueAt: true, firedAt: true, stoppedAt: true },
  });
}
