import type { Db } from '../../db/client.ts';
import { putsRight } from '../../extraction/answers/denies.ts';
import { saysHardlyMore } from '../../extraction/wishes/words-beside.ts';
import { answerOpenTickets, isResolvedByHand } from './answer-open-tickets.ts';
import { completeClaims, type Completed } from './earlier-claims.ts';
import { handOver } from './hand-over.ts';
import { identifyPerson, mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import { withPeople } from './name-waiting.ts';
import { noteAnswer } from './note-answer.ts';
import { findApart, ofOneOwner, ofTheOther } from './owners-apart.ts';
import type { OpenQuestion } from './open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import { namesNoWish } from './read-in-light.ts';
import { requestsOf, type Saying } from './saying.ts';
import { tellTaskOfAnswer } from './serve-late-answer.ts';
import { takenOver } from './serve-question.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

type Claiming = { person: IdentifiedRequest; thread: ThreadTicket[] };

/** A name, a birth date or an Rx number and nothing else: the answer to a question of ours, or the beginning of a request. */
export async function serveClaims(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  { person, thread: found }: Claiming,
): Promise<Partial<Served>> {
  const thread = found.filter((ticket) => !isResolvedByHand(ticket));
  const { message, question, answer, now } = serving;
  const { claims, extraction } = person.request;
  const corrects = extraction !== null && putsRight(message.text, answer, extraction);
  const { conversationKey } = message;
  const fitting = await completeClaims(tx, conversationKey, claims, thread, corrects);
  const unknown = fitting.thread.filter(({ patientId, ownSources }) => patientId === null && ownSources > 0);
  const apart = await findApart(tx, conversationKey, found, serving.today);
  const foreign = ofTheOther(unknown, found, apart, person.patient);
  const waiting = unknown.filter((ticket) => !foreign.includes(ticket));
  const { patient } = person;
  const one = ofOneOwner(waiting, apart, { text: message.text, name: claims.name, patient });
  if (one === null) return handToPerson(tx, deps, serving, { person, thread: waiting });
  const others = unknown.filter((ticket) => !one.includes(ticket));
  const completed = { ...fitting, thread: fitting.thread.filter((ticket) => !others.includes(ticket)) };
  const known = person.patient ? person : await identifyBy(tx, serving, person, completed);
  const { tickets, left } = await answerOpenTickets(tx, deps, {
    message,
    person: known,
    thread: completed.thread,
    about: question?.ticketIds ?? [],
    now,
  });
  const everyone = known.handToPerson ? { everyone: [known] } : {};
  if (tickets.length > 0)
    return {
      everyone: [known],
      people: left.length > 0 ? [asking(known, left)] : [],
      statusTickets: tickets,
    };
  if (known.request.medicines.length > 0) return everyone;
  if (question) return { ...everyone, ...(await servePart(tx, deps, serving, { person: known, completed })) };
  const withSomebody = waiting.filter(
    ({ id, stage }) => withPeople.includes(stage) && one.some((own) => own.id === id),
  );
  if (withSomebody.length > 0 && saysHardlyMoreThanWho(message.text, known))
    return noteWithPeople(tx, deps, serving, { person: known, tickets: withSomebody });
  return completed.thread.length === 0 && saysOnlyWho(message.text, known) ? wishing(known) : everyone;
}

/** Whose medicine is whose, nobody can tell: a person asks. */
async function handToPerson(
  tx: Db,
  deps: PipelineDeps,
  { message, now }: Serving,
  { person, thread }: Claiming,
): Promise<Partial<Served>> {
  const ticketIds = thread.map(({ id }) => id);
  await noteAnswer(tx, deps, { message, person, tickets: thread, now });
  const handing = { ticketIds, messageId: message.id, reason: 'not_understood' as const, now };
  return { people: [], ...takenOver(await handOver(tx, deps, handing), ticketIds) };
}

function saysHardlyMoreThanWho(text: string, { request: { extraction } }: IdentifiedRequest): boolean {
  return extraction !== null && saysHardlyMore(text, extraction.patient) && namesNoWish(text, extraction);
}

/** Whoever says nothing but who they are has begun to ask for a refill: which medicine, we ask. */
function saysOnlyWho(text: string, { request: { extraction } }: IdentifiedRequest): boolean {
  const { name, birthDate } = extraction?.patient ?? { name: null, birthDate: null };
  // "X is working great, NAME DATE" asks for nothing.
  if (!name || (extraction?.medications ?? []).length > 0) return false;
  return /\s/.test(name.value) && saysHardlyMore(text, { name, birthDate });
}

/** A part of what we have asked for: it is written down for what waits, and the rest is asked. */
async function servePart(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  { person, completed }: { person: IdentifiedRequest; completed: Completed },
): Promise<Partial<Served>> {
  const { message, question, now } = serving;
  if (!question) return {};
  const about = completed.thread.filter(({ id }) => question.ticketIds.includes(id));
  const waiting = answersTold(serving, person, about)
    ? about
    : about.filter(({ stage }) => withPeople.includes(stage));
  // We have asked for everything before anything was wished for: what is said of it is the wish.
  if (question.ticketIds.length === 0 && question.asked.includes('medication')) {
    return wishing(person);
  }
  if (waiting.length === 0) return {};
  const noted = await noteAnswer(tx, deps, { message, person, tickets: waiting, now });
  const { name, birthDates } = completed.claims;
  const known = { name: name !== null, birth_date: birthDates.length > 0, medication: false };
  const asked = question.asked.filter((one) => !known[one]);
  const served: Partial<Served> = { everyone: [person], people: [], statusTickets: noted };
  // Nothing is left to be asked: who it is, a person has to find out. The words are the same as for anybody.
  if (asked.length === 0) {
    const handing = {
      ticketIds: question.ticketIds,
      messageId: message.id,
      reason: 'not_answered' as const,
      now,
    };
    const answered = { ...served, ...allSaid(person, waiting, question) };
    return person.patient ? answered : { ...answered, handedOver: await handOver(tx, deps, handing) };
  }
  const ticketIds = waiting.map(({ id }) => id);
  const values = { ...requestsOf(message.reference), asked };
  return {
    ...served,
    say: { template: 'need_info', values, disclosure: 'neutral', ticketIds },
    question: { ...question, ticketIds, asked, misses: 0, askedAt: now.toISOString() },
  };
}

/** Of what people have there is nothing left to ask, whoever it turns out to be for; who it is goes on to count. */
function allSaid(
  person: IdentifiedRequest,
  waiting: ThreadTicket[],
  question: OpenQuestion | null,
): Partial<Served> {
  if (mayTell(person) || !waiting.every(({ stage }) => withPeople.includes(stage))) return {};
  const clinical = waiting.some(({ stage }) => stage === 'clinical_review');
  const template = clinical ? 'clinical_guardrail' : 'person_takes_over';
  const say: Saying = { template, disclosure: 'neutral', ticketIds: waiting.map(({ id }) => id) };
  return { say, question: question && { ...question, asked: [] } };
}

/**
 * Once an outcome was told, nothing was asked: words that neither assent to it nor say who it is for are none of its
 * pharmacy's, and stand with what a person reads.
 */
function answersTold(
  { question, answer }: Serving,
  { request: { claims, extraction } }: IdentifiedRequest,
  about: ThreadTicket[],
): boolean {
  if (question?.kind !== 'told') return true;
  const { name = null, birthDate = null } = extraction?.patient ?? {};
  const says = name !== null || birthDate !== null || claims.rxNumbers.length > 0;
  return says || (answer?.yes ?? false) || (answer?.place === 1 && about.length === 1);
}

/** Who it is, where nothing is asked and a person has what was asked for: it stands with that. */
async function noteWithPeople(
  tx: Db,
  deps: PipelineDeps,
  { message, now }: Serving,
  { person, tickets }: { person: IdentifiedRequest; tickets: ThreadTicket[] },
): Promise<Partial<Served>> {
  const noted = await noteAnswer(tx, deps, { message, person, tickets, now });
  await tellTaskOfAnswer(tx, tickets);
  const served = { everyone: [person], people: [], statusTickets: noted };
  return { ...served, ...allSaid(person, tickets, null) };
}

/** Who it is by the present text and what was said before for the tickets that it can answer. */
async function identifyBy(
  tx: Db,
  { message, today, patientsOfSender }: Serving,
  person: IdentifiedRequest,
  { claims }: Completed,
): Promise<IdentifiedRequest> {
  return identifyPerson(tx, message, { ...person.request, claims }, { today, patientsOfSender });
}

function wishing(person: IdentifiedRequest): Partial<Served> {
  const { extraction } = person.request;
  if (!extraction) return {};
  const request = { ...person.request, extraction: { ...extraction, intents: ['refill' as const] } };
  return { everyone: [{ ...person, request }], people: [{ ...person, request }] };
}

function asking(person: IdentifiedRequest, medicines: AskedMedicine[]): IdentifiedRequest {
  return { ...person, request: { ...person.request, medicines } };
}
