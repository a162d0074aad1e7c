import type { Db } from '../../db/client.ts';
import { type EndedTicket, findEndedTickets } from '../../dedup/ended-need-store.ts';
import { repeatPolicy } from '../../dedup/repeat-policy.ts';
import { saysNotReceived } from '../../extraction/wishes/not-received.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import { askedOfWhich } from './asked-of-which.ts';
import { ticketsOfNamed } from './meant-tickets.ts';
import { needsAnswer } from './open-question.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { statusTicket } from './status-ticket.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/**
 * How it stands with what was asked for. A denial of the last days belongs to it; what was delivered or taken back is
 * told where nothing else is, and whoever looks for what was delivered is read by a person, too. "I never got it" speaks
 * of what was delivered, or is on its way, whatever else is open. Somebody who is not identified is told nothing of any
 * of them.
 */
export async function serveStatus(
  tx: Db,
  { message, question, now }: Pick<Serving, 'message' | 'question' | 'now'>,
  person: IdentifiedRequest,
  { own, named }: { own: ThreadTicket[]; named: ThreadTicket[] },
): Promise<Pick<Served, 'statusTickets' | 'statusAsked' | 'unserved'> & Partial<Served>> {
  const standing = person.patient ? own : named;
  const over = mayTell(person) ? await findEndedOf(tx, person, now) : [];
  const ticketIds = [...standing, ...over].map(({ id }) => id);
  const which = mayTell(person) ? await askedOfWhich(tx, { message, person, ticketIds }) : ticketIds;
  const asked = standing.filter(({ id }) => which.includes(id));
  const ended = over.filter(({ id }) => which.includes(id));
  const denied = ended.filter(({ by }) => by === 'denied');
  const misses = saysNotReceived(message.text);
  const missed = misses ? ended.filter(({ by }) => by === 'delivered') : [];
  const open = missed.length > 0 ? asked.filter(({ stage }) => stage === 'shipped') : [...asked, ...denied];
  const others = open.length > 0 ? [] : ended.filter(({ by }) => by === 'delivered' || by === 'withdrawn');
  const told = [...open, ...(missed.length > 0 ? missed : others)].map(statusTicket);
  const waitsWithout =
    person.request.flags.includes('out_of_medicine') && asked.some(({ stage }) => stage === 'shipped');
  const isMissing =
    missed.length > 0 ||
    others.some(({ by }) => by === 'delivered') ||
    (misses && (await wasDelivered(tx, message.conversationKey, now)));
  return {
    statusTickets: told,
    statusAsked: told.length > 0,
    unserved: told.length === 0 || waitsWithout || isMissing ? ['status'] : [],
    ...(told.length > 0 && mayTell(person) ? { people: [withoutWish(person)] } : {}),
    // What else we have asked still waits for its answer.
    ...(told.length > 0 && question && needsAnswer(question) && which.length < ticketIds.length
      ? { question }
      : {}),
  };
}

/** Something that this thread asked for was delivered lately, whoever writes now. */
async function wasDelivered(tx: Db, conversationKey: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - repeatPolicy.delivered.withinHours * 3_600_000);
  const found = await tx.ticket.findFirst({
    where: {
      stage: 'delivered',
      events: { some: { type: 'delivered', at: { gt: since } } },
      sources: { some: { withdrawnAt: null, message: { conversationKey } } },
    },
    select: { id: true },
  });
  return found !== null;
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
