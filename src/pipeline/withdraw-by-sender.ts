import type { Db } from '../db/client.ts';
import type { RowsToInsert } from '../db/insert-rows.ts';
import { newId } from '../domain/id.ts';
import type { TicketStage } from '../domain/ticket.ts';
import type { StoredMessage } from './message-store.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/** Once the pharmacy works on it, only the pharmacy can stop it. */
const atThePharmacy: readonly TicketStage[] = ['pharmacy_processing', 'shipped'];

export type Withdrawal = {
  message: StoredMessage;
  /** The open tickets that the sender can mean. */
  tickets: ThreadTicket[];
  tasks: Required<RowsToInsert>['tasks'];
  now: Date;
};

/**
 * Withdraws the sender's own arrivals: the ticket ends when nobody else asks for it. False when the words fit no
 * ticket of the sender's, or several: a person then asks which.
 */
export async function withdrawBySender(tx: Db, withdrawal: Withdrawal): Promise<boolean> {
  const own = withdrawal.tickets.filter((ticket) => ticket.ownSources > 0);
  const [ticket] = own;
  if (!ticket || own.length > 1) return false;
  const { message, tasks, now } = withdrawal;
  if (atThePharmacy.includes(ticket.stage)) {
    tasks.push(stopTask(ticket, message, now));
    return true;
  }
  await withdrawSources(tx, ticket.id, message.conversationKey, now);
  if (ticket.otherSources === 0) await endTicket(tx, ticket.id, now);
  await recordWithdrawal(tx, ticket, message, now);
  return true;
}

async function withdrawSources(tx: Db, ticketId: string, conversationKey: string, now: Date): Promise<void> {
  await tx.ticketSource.updateMany({
    where: { ticketId, withdrawnAt: null, message: { conversationKey } },
    data: { withdrawnAt: now },
  });
}

async function endTicket(tx: Db, ticketId: string, now: Date): Promise<void> {
  await tx.ticket.update({
    where: { id: ticketId },
    data: { stage: 'withdrawn', status: 'closed', outcome: 'withdrawn', closedAt: now },
  });
  await tx.openNeed.deleteMany({ where: { ticketId } });
  await tx.ticketClock.updateMany({
    where: { ticketId, firedAt: null, stoppedAt: null },
    data: { stoppedAt: now },
  });
}

async function recordWithdrawal(
  tx: Db,
  ticket: ThreadTicket,
  message: StoredMessage,
  now: Date,
): Promise<void> {
  const { version } = await tx.ticket.update({
    where: { id: ticket.id },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  const last = await tx.ticketEvent.aggregate({ where: { ticketId: ticket.id }, _max: { sequence: true } });
  await tx.ticketEvent.create({
    data: {
      id: newId(now),
      ticketId: ticket.id,
      sequence: (last._max.sequence ?? 0) + 1,
      type: 'withdrawn_by_sender',
      actor: 'system',
      at: now,
      detail: {
        messageId: message.id,
        stageBefore: ticket.stage,
        othersStillAsk: ticket.otherSources > 0,
        version,
      },
    },
  });
}

function stopTask(ticket: ThreadTicket, message: StoredMessage, now: Date) {
  return {
    id: newId(now),
    kind: 'confirm_withdrawal',
    queue: 'pharmacy' as const,
    why: 'The sender withdraws a refill that the pharmacy is already working on: confirm with the pharmacy.',
    dueAt: now,
    ticketId: ticket.id,
    messageId: message.id,
    dedupeKey: `withdraw:${message.id}:${ticket.id}`,
    createdAt: now,
  };
}
