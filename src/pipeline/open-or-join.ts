import { lockAllInTransaction } from '../db/advisory-lock.ts';
import type { Db } from '../db/client.ts';
import { senderOf } from '../dedup/need-keys.ts';
import { findOpenTickets } from '../dedup/open-need-store.ts';
import type { OpenedTickets } from './opened-tickets.ts';
import { joinTicket } from './join-ticket.ts';
import type { StoredMessage } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { askAgain, openTicket } from './open-ticket.ts';
import type { Wish } from './wish.ts';

/**
 * One need, one ticket: under the advisory locks of the patients and senders concerned, looks each wish up under all
 * its keys, joins what is open and opens what is not.
 */
export async function openOrJoin(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  message: StoredMessage,
  wishes: Wish[],
  now: Date,
): Promise<OpenedTickets> {
  await lockSubjects(tx, wishes);
  const open = await findOpenTickets(
    tx,
    wishes.flatMap((wish) => wish.keys),
  );
  const opened: OpenedTickets = {
    outcomes: [],
    rows: {
      tickets: [],
      open_needs: [],
      ticket_sources: [],
      decisions: [],
      ticket_clocks: [],
      ticket_events: [],
    },
  };
  const asked = await findAskedAlready(tx, message);
  for (const [line, wish] of wishes.entries()) {
    const opening = { message, wish, line, now };
    const ticket = wish.keys.map((key) => open.get(key)).find((found) => found !== undefined);
    const sibling = opened.outcomes.find((outcome) => !outcome.joined && sharesNeed(outcome.wish, wish));
    if (ticket) {
      await joinTicket(tx, deps, opened, { ...opening, again: asked.has(ticket.id) }, ticket);
      asked.add(ticket.id);
    } else if (sibling) askAgain(opened, sibling, opening);
    else openTicket(opened, opening);
  }
  return opened;
}

/** The tickets that the message asks for since it was read before; a first reading has none. */
async function findAskedAlready(tx: Db, message: StoredMessage): Promise<Set<string>> {
  if (message.revision === 0) return new Set();
  const sources = await tx.ticketSource.findMany({
    where: { messageId: message.id },
    select: { ticketId: true },
  });
  return new Set(sources.map(({ ticketId }) => ticketId));
}

function sharesNeed(one: Wish, other: Wish): boolean {
  return one.keys.some((key) => other.keys.includes(key));
}

/** Locks the patients and senders whose needs the wishes touch, in one order, so that nobody waits in a circle. */
async function lockSubjects(tx: Db, wishes: Wish[]): Promise<void> {
  const patients = new Set(wishes.flatMap(({ person }) => person.patient?.id ?? []));
  const senders = new Set(wishes.flatMap(({ keys }) => keys.flatMap((key) => senderOf(key) ?? [])));
  await lockAllInTransaction(tx, [
    ...[...patients].sort().map((key) => ({ space: 'patient' as const, key })),
    ...[...senders].sort().map((key) => ({ space: 'sender' as const, key })),
  ]);
}
