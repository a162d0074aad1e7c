import { lockAllInTransaction } from '../db/advisory-lock.ts';
import type { Db } from '../db/client.ts';
import { senderOf } from '../dedup/need-keys.ts';
import { findOpenTickets } from '../dedup/open-need-store.ts';
import type { OpenedTickets } from './opened-tickets.ts';
import { joinTicket } from './join-ticket.ts';
import type { StoredMessage } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { openTicket } from './open-ticket.ts';
import type { Wish } from './plan-wishes.ts';

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
  for (const [line, wish] of wishes.entries()) {
    const ticket = wish.keys.map((key) => open.get(key)).find((found) => found !== undefined);
    if (ticket) await joinTicket(tx, deps, opened, { message, wish, line, now }, ticket);
    else openTicket(opened, { message, wish, line, now });
  }
  return opened;
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
