import { lockAllInTransaction } from '../../db/advisory-lock.ts';
import type { Db } from '../../db/client.ts';
import { placesOf, senderOf } from '../../dedup/need-keys.ts';
import { findOpenTickets, type OpenTicket } from '../../dedup/open-need-store.ts';
import { effectsOfEvents } from '../../outbox/effects-of-event.ts';
import { tellOpenedState } from '../../tickets/opened-state.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { findEnded, markEnded } from '../conversation/answer-ended.ts';
import { endInto } from '../joins/end-into.ts';
import { findNeed, type FoundNeed } from './find-need.ts';
import type { OpenedTickets } from './opened-tickets.ts';
import { joinTicket } from './join-ticket.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { askAgain, openTicket } from './open-ticket.ts';
import { readRulesInForce } from '../../routing/routing-rule-store.ts';
import { routeWish } from './route-wish.ts';
import { beforePeople } from './stands-for.ts';
import { findOpenOfPatients, type TicketOfPatient } from './open-of-patient-store.ts';
import type { Wish } from './wish.ts';

/**
 * One need, one ticket: under the advisory locks of the patients and senders concerned, looks each wish up under all
 * its keys, joins what is open and opens what is not.
 */
export async function openOrJoin(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  message: StoredMessage,
  planned: Wish[],
  now: Date,
): Promise<OpenedTickets> {
  await lockSubjects(tx, planned);
  const rules = await readRulesInForce(tx);
  const wishes = planned.map((wish) => routeWish(deps, rules, message, wish));
  const places = wishes.flatMap((wish) => wish.keys.flatMap((key) => placesOf(key)));
  const open = await findOpenTickets(tx, places);
  const patientIds = wishes.flatMap(({ person }) => person.patient?.id ?? []);
  let ofPatients = await findOpenOfPatients(tx, patientIds, dateIn(deps.settings.timeZone, now));
  const asked = await findAskedAlready(tx, message);
  const ended = await findEnded(tx, unanswered(wishes, open), now);
  const opened = nothingOpened();
  for (const [line, wish] of wishes.entries()) {
    const need = await findNeed(tx, wish, message, { byKey: open, ofPatients });
    const opening = { message, wish, line, now, keys: need.keys };
    const [ticket, ...others] = need.tickets;
    const sibling = opened.outcomes.find((outcome) => !outcome.joined && sharesNeed(outcome.wish, wish));
    if (ticket) {
      for (const other of others) await bridge(tx, deps, { into: ticket, from: other, need, now });
      const { fields, repeated, standing } = need;
      const joining = { ...opening, again: asked.has(ticket.id), fields, repeated, standing };
      await joinTicket(tx, deps, opened, joining, ticket);
      asked.add(ticket.id);
      ofPatients = ofPatients.map((one) => asJoined(one, opened));
    } else if (sibling && !isOfTwo(sibling.wish, wish)) askAgain(opened, sibling, opening);
    else {
      const own = markEnded(deps, opened, opening, ended);
      const routed = own === wish ? own : routeWish(deps, rules, message, own);
      openTicket(opened, deps, { ...opening, wish: routed, ...(sibling ? { keys: [] } : {}) });
    }
  }
  tellOpenedState(opened.rows);
  opened.rows.system_effects = effectsOfEvents(opened.rows.ticket_events);
  return opened;
}

/** What went on with the prescription of a line stands for that one alone. */
function asJoined(ticket: TicketOfPatient, { outcomes }: OpenedTickets): TicketOfPatient {
  const joined = outcomes.find(
    ({ ticketId, stage }) => ticketId === ticket.id && !beforePeople.includes(stage),
  );
  return { ...ticket, prescriptionId: joined?.wish.decided.prescription?.id ?? ticket.prescriptionId };
}

function nothingOpened(): OpenedTickets {
  const rows = { tickets: [], open_needs: [], ticket_sources: [], decisions: [], ticket_clocks: [] };
  return { outcomes: [], ended: [], rows: { ...rows, ticket_events: [], system_effects: [], tasks: [] } };
}

function unanswered(wishes: Wish[], open: Map<string, OpenTicket>): Wish[] {
  return wishes.filter((wish) => !wish.keys.some((key) => open.has(key)));
}

type Bridge = { into: OpenTicket; from: OpenTicket; need: FoundNeed; now: Date };

/**
 * The arrival shows two open tickets to be one need: one of them had only the name, the other only the date that it
 * has both of. The later one ends in the earlier one, with all that it stands for.
 */
async function bridge(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { into, from, need, now }: Bridge,
): Promise<void> {
  const [target, ticket] = [await lockTicket(tx, into.id), await lockTicket(tx, from.id)];
  if (!target || !ticket) throw new Error('an open need points to no ticket');
  const evidence = { rule: 'same-sender-medicine-and-claim', fields: need.fields, fromTicketId: ticket.id };
  await endInto(tx, deps, { from: ticket, into: target, evidence, actor: 'system', now });
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

/** "My lisinopril and my wife's lisinopril": two needs, whoever the two turn out to be. Both stand under one key. */
function isOfTwo({ person: one }: Wish, { person: other }: Wish): boolean {
  if (one.patient ?? other.patient) return false;
  const [a, b] = [one.request, other.request];
  return a.resident !== b.resident && a.owner !== undefined && b.owner !== undefined;
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
