import type { Db } from '../../db/client.ts';
import { longestHours } from '../../dedup/ended-need-store.ts';
import { agree, findSaid, findSaidTogether, type Said, withEarlier } from './earlier-claims.ts';
import { loadReplyTickets } from './held-answer-store.ts';
import { identifyPerson, mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { OpenQuestion } from './open-question.ts';
import { namesNoWish } from './read-in-light.ts';
import type { Claims } from '../reading/read-message.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';

/**
 * We have told somebody who was not verified that there is news, and how to hear it: name, birth date and Rx number,
 * in one text or piece by piece, are the answer to that and no request. Whoever is verified by it hears where their
 * requests stand; what is missing is asked for in the same neutral words; where nothing is missing and nobody fits, a
 * person reads it. Null for any other text.
 */
export async function serveNews(
  tx: Db,
  serving: Serving,
  person: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  const { message, question, now } = serving;
  if (message.channel !== 'sms' || !saysOnlyWho(person, message.text)) return null;
  const news = question?.kind === 'news' ? question : await findNews(tx, message, now);
  if (!news || (await isAnotherLabel(tx, news, person))) return null;
  const claims = await claimsTogether(tx, message, news, person.request.claims);
  const asked = { ...person, request: asksForState(person) };
  const known = await verify(tx, serving, asked, claims);
  const tickets = mayTell(known) ? await ticketsOf(tx, serving, news, known) : [];
  if (tickets.length > 0) {
    // What was asked for may still come, piece by piece.
    const told = { ...news, asked: [], askedAt: now.toISOString() };
    return { everyone: [known], people: [], statusTickets: tickets, statusAsked: true, question: told };
  }
  if (mayTell(known)) return null;
  if (isComplete(claims) || known.handToPerson)
    return {
      everyone: [known],
      people: [known],
      unserved: ['status'],
      say: { template: 'person_takes_over', disclosure: 'neutral', ticketIds: news.ticketIds },
      question: null,
    };
  return {
    everyone: [known],
    people: [],
    say: { template: 'status_ask', disclosure: 'neutral', ticketIds: news.ticketIds },
    question: { ...news, askedAt: now.toISOString() },
  };
}

/** Once the news is told, the number of another prescription asks for that one. */
async function isAnotherLabel(
  tx: Db,
  { asked, ticketIds }: OpenQuestion,
  { request }: IdentifiedRequest,
): Promise<boolean> {
  const { rxNumbers } = request.claims;
  if (asked.length > 0 || rxNumbers.length === 0) return false;
  const told = await tx.ticket.findMany({
    where: { id: { in: ticketIds } },
    select: { prescription: { select: { rxNumber: true } } },
  });
  return rxNumbers.some((rx) => !told.some(({ prescription }) => prescription?.rxNumber === rx));
}

/** A name, a birth date or a number of a label, and no word for a wish beside them. */
function saysOnlyWho({ request }: IdentifiedRequest, text: string): boolean {
  const { claims, medicines, flags, extraction } = request;
  const { name, birthDate } = extraction?.patient ?? { name: null, birthDate: null };
  const says = name !== null || birthDate !== null || claims.rxNumbers.length > 0;
  const unnamed = medicines.every(({ mention }) => mention.name === null && mention.rxNumber !== null);
  return says && unnamed && flags.length === 0 && extraction !== null && namesNoWish(text, extraction);
}

function asksForState({ request }: IdentifiedRequest): IdentifiedRequest['request'] {
  const { extraction } = request;
  const medications = (extraction?.medications ?? []).map((mention) => ({ ...mention, asked: false }));
  return {
    ...request,
    medicines: [],
    extraction: extraction && { ...extraction, intents: ['status'], medications },
  };
}

/** Whoever answers later than that begins anew. */
const answeredWithinMs = longestHours * 3_600_000;

/** The news that was the last text to leave to this conversation, while nothing of it was told. */
async function findNews(tx: Db, message: StoredMessage, now: Date): Promise<OpenQuestion | null> {
  const last = await tx.outboundMessage.findFirst({
    where: {
      conversationKey: message.conversationKey,
      state: { in: ['sending', 'sent', 'delivered', 'dry_run'] },
    },
    orderBy: { id: 'desc' },
    select: { template: true, ticketIds: true, createdAt: true },
  });
  if (last?.template !== 'event_news' || now.getTime() - last.createdAt.getTime() > answeredWithinMs)
    return null;
  return {
    ...{ kind: 'news', asked: ['name', 'birth_date'], ticketIds: last.ticketIds, choices: [] },
    ...{ messageIds: [], askedAt: last.createdAt.toISOString(), misses: 0 },
  };
}

/** With what was said when the tickets were asked for, and since the news was told, as far as nothing contradicts it. */
async function claimsTogether(
  tx: Db,
  { conversationKey }: StoredMessage,
  { ticketIds, messageIds }: OpenQuestion,
  claims: Claims,
): Promise<Claims> {
  const asked = await findSaid(
    tx,
    conversationKey,
    ticketIds.map((id) => ({ id })),
  );
  const since = await findSaidTogether(tx, messageIds);
  const said: Said[] = [...[...asked.values()].flat(), ...(since ? [since] : [])];
  return said.every((one) => agree(one, claims)) ? withEarlier(claims, said) : claims;
}

function verify(
  tx: Db,
  { message, today, patientsOfSender }: Serving,
  person: IdentifiedRequest,
  claims: Claims,
): Promise<IdentifiedRequest> {
  return identifyPerson(tx, message, { ...person.request, claims }, { today, patientsOfSender });
}

function isComplete({ name, birthDates, rxNumbers }: Claims): boolean {
  return name !== null && birthDates.length > 0 && rxNumbers.length > 0;
}

async function ticketsOf(
  tx: Db,
  { sender }: Serving,
  { ticketIds }: OpenQuestion,
  { patient }: IdentifiedRequest,
): Promise<Served['statusTickets']> {
  const own = await tx.ticket.findMany({
    where: { id: { in: ticketIds }, patientId: patient?.id ?? null },
    select: { id: true },
  });
  return loadReplyTickets(
    tx,
    own.map(({ id }) => id),
    sender.acceptsDetailsOf,
  );
}
