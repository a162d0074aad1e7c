import type { Db } from '../../db/client.ts';
import { dangerFlags } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { asksWhoWeAre, tellsOtherHands } from '../../extraction/wishes/not-theirs.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import type { Ask } from '../../reply/token-values.ts';
import { answerQuestion } from './answer-question.ts';
import { loadReplyTickets } from './held-answer-store.ts';
import { handOver, type HandingOver } from './hand-over.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { SenderState, StoredMessage } from '../reading/message-store.ts';
import { noteAnswer } from './note-answer.ts';
import { everythingAsked, needsAnswer, type OpenQuestion } from './open-question.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import { isBareAnswer } from './read-in-light.ts';
import type { QuestionAnswered } from './question-answered.ts';
import { requestsOf, type Saying } from './saying.ts';
import { serveForPeople } from './serve-for-people.ts';
import type { Served } from './served.ts';
import { statusTicket } from './status-ticket.ts';

export type QuestionToServe = {
  message: StoredMessage;
  person: IdentifiedRequest;
  question: OpenQuestion | null;
  answer: Answer;
  patientsOfSender: Patient[];
  sender: Pick<SenderState, 'acceptsDetailsOf'>;
  /** What we have said last has not left yet: nobody has read the question. */
  unread: boolean;
  now: Date;
};

/** What the answer to our question changes in what a message is served with; null when it is none. */
export async function serveQuestion(
  tx: Db,
  deps: PipelineDeps,
  serving: QuestionToServe,
): Promise<Partial<Served> | null> {
  const { message, person, question, answer, patientsOfSender, now } = serving;
  if (speaksOfDanger(person)) return null;
  if (message.media.length > 0 && message.text.trim() === '')
    return { say: { template: 'photo_received', disclosure: 'neutral', ticketIds: [] }, question };
  if ((answer.wrongNumber || tellsOtherHands(message.text)) && putsNothingRight(person))
    return { say: { template: 'wrong_number', disclosure: 'neutral', ticketIds: [] }, question: null };
  if (asksWhoWeAre(message.text))
    return { people: [], say: { template: 'help', disclosure: 'neutral', ticketIds: [] }, question };
  if (answer.language) return inLanguage(tx, serving, answer.language);
  if (answer.asksLanguage)
    return {
      people: [],
      say: { template: 'which_language', disclosure: 'neutral', ticketIds: question?.ticketIds ?? [] },
      question,
    };
  const done = await answerQuestion(tx, deps, {
    message,
    person,
    question,
    answer,
    patientsOfSender,
    now,
  });
  if (done) return withReview(person, await servedBy(tx, deps, serving, done));
  if (question && picksUntold(serving, question)) return missed(tx, deps, serving, question);
  const forPeople = await serveForPeople(tx, deps.policy, serving);
  if (forPeople) return forPeople;
  return question && needsAnswer(question) && isMiss(serving) ? missed(tx, deps, serving, question) : null;
}

/** "Wrong number, it is 7100234" puts a number right. */
function putsNothingRight({ request: { medicines, claims } }: IdentifiedRequest): boolean {
  return medicines.length === 0 && claims.birthDates.length === 0 && claims.rxNumbers.length === 0;
}

function speaksOfDanger({ request }: IdentifiedRequest): boolean {
  return dangerFlags.some((flag) => request.flags.includes(flag));
}

/**
 * "Both", "the second one" of somebody to whom nothing may be told: whatever was found, they are asked for its label, as
 * anybody is.
 */
function picksUntold({ answer, person }: QuestionToServe, { kind, asked }: OpenQuestion): boolean {
  const picks = answer.all || answer.place !== null || answer.picks.length > 0;
  const { medicines, claims, flags } = person.request;
  const silent = medicines.length === 0 && claims.rxNumbers.length === 0 && flags.length === 0;
  return kind === 'details' && asked.length === 0 && picks && silent && !mayTell(person);
}

/** What the safety screen is not sure of is read by a person, whatever it answers. */
function withReview(person: IdentifiedRequest, served: Partial<Served>): Partial<Served> {
  return person.request.flags.includes('safety_review') ? { ...served, people: [person] } : served;
}

/** They hear again what they were asked, in their language; where nothing is missing, how it stands. */
async function inLanguage(
  tx: Db,
  { message, person, question, sender, now }: QuestionToServe,
  language: NonNullable<Served['language']>,
): Promise<Partial<Served>> {
  const asked = question?.asked ?? [];
  const ticketIds = question?.ticketIds ?? [];
  if (question?.kind === 'told' && mayTell(person)) {
    const own = await tx.ticket.findMany({
      where: { id: { in: ticketIds }, patientId: person.patient?.id ?? null },
      select: { id: true },
    });
    const ids = own.map(({ id }) => id);
    const statusTickets = await loadReplyTickets(tx, ids, sender.acceptsDetailsOf);
    if (ids.length > 0) return { people: [], language, statusTickets, question };
  }
  const values = requestsOf(message.reference);
  const say: Saying =
    asked.length > 0
      ? { template: 'need_info', values: { ...values, asked }, disclosure: 'neutral', ticketIds }
      : { template: 'received', values, disclosure: 'neutral', ticketIds };
  const kept = question ?? { ...everythingAsked, messageIds: [message.id] };
  return { people: [], language, say, question: { ...kept, askedAt: now.toISOString() } };
}

async function servedBy(
  tx: Db,
  deps: PipelineDeps,
  serving: QuestionToServe,
  done: QuestionAnswered,
): Promise<Partial<Served>> {
  const { person, question } = serving;
  switch (done.kind) {
    case 'told':
      return {
        everyone: [person],
        people: done.more?.length ? [asking(person, done.more)] : [],
        statusTickets: done.tickets.map(({ ticket }) => ticket),
      };
    case 'corrected':
      return correctedBy(serving, done);
    case 'too_late': {
      const ticketIds = done.tickets.map(({ ticket }) => ticket.id);
      return { people: [], ...takenOver(null, ticketIds) };
    }
    case 'withdrawn':
      return {
        ...{ people: [], statusTickets: done.tickets.map(statusTicket), withdrawn: true },
        question: mayTell(person) ? asTold(question) : null,
      };
    case 'ask':
      return { people: [], say: done.say, question: done.question };
    case 'quiet':
      return { people: [], question: null };
    case 'person': {
      const ticketIds = question?.ticketIds ?? done.tickets?.map(({ id }) => id) ?? [];
      const taken = await handOver(tx, deps, { ...handing(serving), ticketIds });
      const told = question?.kind === 'told' ? { question } : {};
      return { ...takenOver(taken, ticketIds), ...told, unserved: ['unclear'] };
    }
    case 'contradicts': {
      const { message, now } = serving;
      const ticketIds = [...new Set([...(question?.ticketIds ?? []), ...done.tickets.map(({ id }) => id)])];
      await noteAnswer(tx, deps, { message, person, tickets: done.tickets, now });
      const taken = await handOver(tx, deps, { ...handing(serving), ticketIds });
      return { everyone: [person], people: [], ...takenOver(taken, ticketIds) };
    }
  }
}

/** Nothing is asked any more, and what comes next may be about it. */
function asTold(question: OpenQuestion | null): OpenQuestion | null {
  return question && { ...question, kind: 'told', asked: [], choices: [] };
}

function asking(person: IdentifiedRequest, medicines: AskedMedicine[]): IdentifiedRequest {
  const { extraction } = person.request;
  const wish = extraction && { ...extraction, intents: ['refill' as const] };
  return { ...person, request: { ...person.request, medicines, extraction: wish } };
}

/** What follows from the right strength, to whoever may hear it; else that it was noted. */
function correctedBy(
  { person, message, question }: QuestionToServe,
  { tickets }: Extract<QuestionAnswered, { kind: 'corrected' }>,
): Partial<Served> {
  const told = tickets.map(({ ticket }) => ticket);
  const reference = mayTell(person) ? (told[0]?.reference ?? '') : message.reference;
  const ticketIds = told.map(({ id }) => id);
  const values = requestsOf(reference);
  const say: Saying = { template: 'correction_noted', values, disclosure: 'neutral', ticketIds };
  const served: Partial<Served> = { people: [], statusTickets: told };
  if (mayTell(person)) return { ...served, everyone: [person], corrected: true };
  const asked = question?.asked ?? [];
  if (person.patient !== null || !question || asked.length === 0) return { ...served, say };
  // Nobody knows yet whose it is: what is missing for that is asked on.
  return { ...served, say: { ...say, template: 'need_info', values: { ...values, asked } }, question };
}

/** It says nothing that we understand: not even that it is about something else. */
function isMiss({ message, person, answer, unread }: QuestionToServe): boolean {
  const { request } = person;
  const { flags, extraction } = request;
  const silent =
    answer.unsure ||
    (extraction?.intents ?? []).every((intent) => intent === 'unclear' || intent === 'opt_in');
  return (
    !unread &&
    silent &&
    claimsNothing(person) &&
    (answer.unsure || flags.length === 0) &&
    message.media.length === 0
  );
}

/** Names neither anybody nor a medicine. */
function claimsNothing({ request: { claims, medicines, extraction } }: IdentifiedRequest): boolean {
  const nobody = extraction?.patient.name === null && extraction.patient.birthDate === null;
  return nobody && claims.rxNumbers.length === 0 && medicines.length === 0;
}

function handing({ message, now }: QuestionToServe): Omit<HandingOver, 'ticketIds'> {
  return { messageId: message.id, reason: 'not_understood', now };
}

export function takenOver(ticketId: string | null, ticketIds: string[]): Partial<Served> {
  return {
    say: { template: 'person_takes_over', disclosure: 'neutral', ticketIds },
    question: null,
    handedOver: ticketId,
  };
}

/** Asked once more, and after that a person takes over. What was said is for a person to read in any case. */
async function missed(
  tx: Db,
  deps: PipelineDeps,
  serving: QuestionToServe,
  question: OpenQuestion,
): Promise<Partial<Served>> {
  const misses = question.misses + 1;
  const { ticketIds } = question;
  if (misses >= deps.policy.asking.mostMisses.value) {
    const taken = await handOver(tx, deps, { ...handing(serving), ticketIds });
    return takenOver(taken, ticketIds);
  }
  return {
    ...(saysTooLittle(serving) ? withReview(serving.person, { people: [] }) : {}),
    say: await askedAgain(tx, question),
    question: { ...question, misses, askedAt: serving.now.toISOString() },
  };
}

/** There is nothing for a person to read in "huh?", "si" or a first name, as long as the question stands. */
function saysTooLittle({ answer, message }: QuestionToServe): boolean {
  const words = message.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return answer.unsure || isBareAnswer(answer) || (words > 0 && words <= mostWordsOfNothing);
}

const mostWordsOfNothing = 2;

async function askedAgain(tx: Db, { kind, asked, choices, ticketIds }: OpenQuestion): Promise<Saying> {
  if (kind === 'how_much_left') return { template: 'how_much_left', disclosure: 'neutral', ticketIds };
  if (kind === 'which_request') return whichRequest(await findReferences(tx, choices), ticketIds);
  const missing: Ask[] = asked.length > 0 ? asked : ['medication'];
  return { template: 'asked_again', values: { asked: missing }, disclosure: 'neutral', ticketIds };
}

/** Which of the sender's own requests is meant, told by references alone. */
export function whichRequest(references: string[], ticketIds: string[]): Saying {
  return { template: 'which_request', values: { choices: references }, disclosure: 'outcome', ticketIds };
}

async function findReferences(tx: Db, ids: readonly string[]): Promise<string[]> {
  const tickets = await tx.ticket.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, reference: true },
  });
  return ids.flatMap((id) => tickets.find((ticket) => ticket.id === id)?.reference ?? []);
}
