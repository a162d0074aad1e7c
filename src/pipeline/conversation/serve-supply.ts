import type { Db } from '../../db/client.ts';
import type { Extraction, Flag } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { sinceWhen } from '../../extraction/answers/answer-words.ts';
import { medicineWords } from '../../extraction/answers/medicine-words.ts';
import { readSupplyAlone } from '../../extraction/answers/supply-alone.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import { isResolvedByHand } from './answer-open-tickets.ts';
import { findAskedForAnother } from './relatives-asked-for.ts';
import { agree, findSaid } from './earlier-claims.ts';
import { isMeant } from './meant-tickets.ts';
import { noteAnswer } from './note-answer.ts';
import type { OpenQuestion, QuestionKind } from './open-question.ts';
import { findApart, ofOneOwner } from './owners-apart.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { requestsOf, type Saying } from './saying.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { toldDanger } from './serve-for-people.ts';
import { tellSupplyOf } from './tell-supply.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { isRequest } from './withdraw-by-sender.ts';

/** These ask for it themselves. */
const asksForIt: readonly QuestionKind[] = ['running_out', 'how_much_left'];
const asksWhich: readonly QuestionKind[] = ['medicine', 'confirm_medicine', 'choose_medicine'];
const harmless: readonly Flag[] = ['out_of_medicine'];

/**
 * "She has 2 left", "le quedan 3", behind what was asked for: it is said of that, and asks for nothing more. All that
 * one person waits for is meant where nothing is named; of several people's a person finds out whose it is. What we have
 * asked stays asked. Null for any other text, where nothing is open that it can be said of, or a danger was told before
 * it: then a person reads it.
 */
export async function serveSupply(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  person: IdentifiedRequest,
): Promise<Partial<Served> | null> {
  const { message, question, answer, now } = serving;
  const { extraction, flags, urgent } = person.request;
  if (message.channel !== 'sms' || !extraction || !answer || urgent || !saysNobody(extraction)) return null;
  if (question && asksForIt.includes(question.kind)) return null;
  const supply =
    readSupplyAlone(medicineWords(message.text, extraction.medications)) ??
    ((await tellsSinceWhen(tx, message.text, question)) ? { days: 0, ofRelative: false } : null);
  if (!supply || !flags.every((flag) => harmless.includes(flag))) return null;
  const since = new Date(now.getTime() - deps.policy.asking.lapseHours.value * 3_600_000);
  if (await toldDanger(tx, message, since)) return null;
  const tickets = await findMeant(tx, serving, { extraction, since, ofRelative: supply.ofRelative });
  if (tickets.length === 0) return null;
  const ticketIds = tickets.map(({ id }) => id);
  const own = await ofOnePerson(tx, serving, tickets);
  if (own === null) {
    await noteAnswer(tx, deps, { message, person, tickets, now });
    for (const ticketId of ticketIds)
      await addTask(tx, { ...ask, dueAt: now, ticketId, dedupeKey: `supply:${message.id}:${ticketId}` }, now);
    return { people: [], say: noted(ticketIds), question };
  }
  const thread = await findThreadTickets(tx, message.conversationKey, person.patient?.id ?? null);
  const told = await tellSupplyOf(
    tx,
    deps,
    { message, person, thread, now },
    { tickets: own, days: supply.days },
  );
  if (told.length === 0) return null;
  return { everyone: [person], people: [], statusTickets: told, ...saying(serving, person, told) };
}

/** "Since yesterday", of what was just said to be used up. */
async function tellsSinceWhen(tx: Db, text: string, question: OpenQuestion | null): Promise<boolean> {
  if (!question || !sinceWhen.test(normaliseText(text))) return false;
  const out = { id: { in: question.ticketIds }, flags: { has: 'out_of_medicine' } } as const;
  return (await tx.ticket.count({ where: out })) > 0;
}

const ask = {
  kind: 'find_out_whose_supply',
  queue: 'concierge',
  why: 'The sender writes how much is left, and several people’s requests are open in this conversation: read their text, find out whose it is, and raise what cannot wait.',
} as const;

/** Who it is about is what was said before. */
function saysNobody({ patient, rxNumbers, asksForAll }: Extraction): boolean {
  return patient.name === null && patient.birthDate === null && rxNumbers.length === 0 && !asksForAll;
}

/** What the sender has asked for and is not under way to them: what we have spoken of last, or else all that is new. */
async function findMeant(
  tx: Db,
  { message, question }: Serving,
  { extraction, since, ofRelative }: { extraction: Extraction; since: Date; ofRelative: boolean },
): Promise<ThreadTicket[]> {
  const thread = await findThreadTickets(tx, message.conversationKey, null);
  const open = thread.filter(
    (ticket) =>
      ticket.ownSources > 0 &&
      isRequest(ticket) &&
      ticket.stage !== 'shipped' &&
      ticket.stage !== 'new_prescription' &&
      !isResolvedByHand(ticket) &&
      (question?.ticketIds.includes(ticket.id) || ticket.openedAt >= since),
  );
  const named = extraction.medications;
  if (named.length > 0) return open.filter((ticket) => named.some((mention) => isMeant(ticket, mention)));
  const spokenOf = open.filter(({ id }) => question?.ticketIds.includes(id));
  const meant = spokenOf.length > 0 ? spokenOf : open;
  if (!ofRelative) return meant;
  // "My mom has 2 left" is said of what was asked for somebody else.
  const asked = await findAskedForAnother(tx, message.conversationKey, meant);
  return meant.filter(({ id }) => asked.has(id));
}

/** Those that can be meant of one person's; null where different people's are, by what is known or was said of them. */
async function ofOnePerson(
  tx: Db,
  { message: { conversationKey, text }, today }: Serving,
  tickets: ThreadTicket[],
): Promise<ThreadTicket[] | null> {
  const apart = await findApart(tx, conversationKey, tickets, today);
  const own = ofOneOwner(tickets, apart, { text, name: null });
  if (own === null || new Set(own.flatMap(({ patientId }) => patientId ?? [])).size > 1) return null;
  const said = [...(await findSaid(tx, conversationKey, own)).values()].flat();
  return said.every((one) => said.every((other) => agree(one, other))) ? own : null;
}

function noted(ticketIds: string[]): Saying {
  return { template: 'supply_noted', disclosure: 'neutral', ticketIds };
}

/** Who may hear of it hears how it stands; of anybody else we go on to ask what is missing, and for nothing where that is nothing. */
function saying(
  { message, question, now }: Serving,
  person: IdentifiedRequest,
  told: Served['statusTickets'],
): Partial<Served> {
  if (question && asksWhich.includes(question.kind)) {
    const reference = mayTell(person) ? (told[0]?.reference ?? message.reference) : message.reference;
    return askOn(reference, question, now);
  }
  const asks = question?.kind === 'details' && question.asked.length > 0;
  if (asks || mayTell(person)) return {};
  return { say: noted(told.map(({ id }) => id)), question };
}

function askOn(reference: string, question: OpenQuestion, now: Date): Partial<Served> {
  const values = { ...requestsOf(reference), asked: ['medication' as const] };
  const { ticketIds } = question;
  return {
    say: { template: 'need_info', values, disclosure: 'neutral', ticketIds },
    question: { ...question, askedAt: now.toISOString() },
  };
}
