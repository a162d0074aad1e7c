import type { Db } from '../db/client.ts';
import { type EndedTicket, findEndedTickets } from '../dedup/ended-need-store.ts';
import { mayTell, type IdentifiedRequest } from './identify-people.ts';
import { ticketsOfNamed } from './meant-tickets.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { statusTicket } from './status-ticket.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/**
 * How it stands with what was asked for. A denial of the last days belongs to it; what was delivered or taken back is
 * told where nothing else is, and whoever looks for what was delivered is read by a person, too. Somebody who is not
 * identified is told nothing of any of them.
 */
export async function serveStatus(
  tx: Db,
  { now }: Pick<Serving, 'now'>,
  person: IdentifiedRequest,
  { own, named }: { own: ThreadTicket[]; named: ThreadTicket[] },
): Promise<Pick<Served, 'statusTickets' | 'statusAsked' | 'unserved'> & Partial<Served>> {
  const asked = person.patient ? own : named;
  const ended = mayTell(person) ? await findEndedOf(tx, person, now) : [];
  const denied = ended.filter(({ by }) => by === 'denied');
  const open = [...asked, ...denied];
  const over = open.length > 0 ? [] : ended.filter(({ by }) => by === 'delivered' || by === 'withdrawn');
  const told = [...open, ...over].map(statusTicket);
  const waitsWithout =
    person.request.flags.includes('out_of_medicine') && asked.some(({ stage }) => stage === 'shipped');
  const isMissing = over.some(({ by }) => by === 'delivered');
  return {
    statusTickets: told,
    statusAsked: told.length > 0,
    unserved: told.length === 0 || waitsWithout || isMissing ? ['status'] : [],
    ...(told.length > 0 && mayTell(person) ? { people: [withoutWish(person)] } : {}),
  };
}

async function findEndedOf(tx: Db, person: IdentifiedRequest, now: Date): Promise<EndedTicket[]> {
  const ended = person.patient ? await findEndedTickets(tx, [person.patient.id], now) : [];
  return ticketsOfNamed(ended, person);
}

/** "Where is my refill, Rx 7001234": the refill that stands is spoken of, and no other one wished for. */
function withoutWish(person: IdentifiedRequest): IdentifiedRequest {
  const { extraction, medicines } = person.request;
  if (!extraction || medicines.length > 0) return person;
  const intents = extraction.intents.filter((intent) => intent !== 'refill');
  return { ...person, request: { ...person.request, extraction: { ...extraction, intents } } };
}
