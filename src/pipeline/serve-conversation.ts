import type { Db } from '../db/client.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dangerFlags, type Intent } from '../domain/message.ts';
import type { Patient } from '../domain/patient.ts';
import { denies } from '../extraction/denies.ts';
import type { Answer } from '../extraction/read-answer.ts';
import { answerOpenTickets } from './answer-open-tickets.ts';
import { askForOneMore } from './ask-for-one-more.ts';
import { completeClaims, type Completed } from './earlier-claims.ts';
import { handOver } from './hand-over.ts';
import { identifyPerson, mayTell, type IdentifiedRequest } from './identify-people.ts';
import type { SenderState, StoredMessage } from './message-store.ts';
import type { OpenQuestion } from './open-question.ts';
import { ticketsOfNamed, ticketsOfPerson } from './meant-tickets.ts';
import { noteAnswer } from './note-answer.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { AskedMedicine } from './read-message.ts';
import { requestsOf } from './saying.ts';
import { serveConsent } from './serve-consent.ts';
import { serveGreeting } from './serve-greeting.ts';
import { serveHealthDetails } from './serve-health-details.ts';
import { serveQuestion, whichRequest } from './serve-question.ts';
import type { Served } from './served.ts';
import { statusTicket } from './status-ticket.ts';
import { takeToNamed } from './take-to-named.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { isRequest, withdrawBySender } from './withdraw-by-sender.ts';

export type Serving = {
  message: StoredMessage;
  people: IdentifiedRequest[];
  sender: SenderState;
  patientsOfSender: Patient[];
  today: CalendarDate;
  now: Date;
  /** What we have asked and wait for. */
  question: OpenQuestion | null;
  /** What the text can mean as an answer; null where it is none. */
  answer: Answer | null;
  /** What we have said last has not left yet. */
  unread: boolean;
};

/** Consent, status, withdrawal, and answers to what we have asked: what concerns tickets that are open already. */
export async function serveConversation(tx: Db, deps: PipelineDeps, serving: Serving): Promise<Served> {
  const { message, people, now } = serving;
  const intents = new Set(people.flatMap((person) => person.request.extraction?.intents ?? []));
  const served: Served = {
    everyone: people,
    people,
    ...(await serveConsent(tx, deps, { message, people, now })),
    statusTickets: [],
    statusAsked: false,
    withdrawn: false,
    unserved: [],
    say: null,
    language: null,
    handedOver: null,
  };
  // Whoever names several people answers no question about one.
  if (message.structured || people.length > 1) return served;
  const [person] = people;
  if (!person) return served;
  const { question, answer, unread } = serving;
  if (served.consent.keyword === null && served.consent.record === null) {
    const named = await takeToNamed(tx, deps, serving, person);
    if (named) return { ...served, everyone: [named], people: [named], fitsNobody: fitsNobody(named) };
    const oneMore = await askForOneMore(tx, serving, person);
    if (oneMore) return { ...served, everyone: [oneMore], people: [oneMore] };
  }
  if (answer && served.consent.keyword === null && served.consent.record === null) {
    const details = await serveHealthDetails(tx, { ...serving, person, answer });
    if (details) return { ...served, ...details };
    const greeted = await serveGreeting(tx, { ...serving, person, answer });
    if (greeted) return { ...served, ...greeted };
    const answered = await serveQuestion(tx, deps, {
      message,
      person,
      question,
      answer,
      patientsOfSender: serving.patientsOfSender,
      unread,
      now,
    });
    if (answered) return { ...served, ...answered };
    if (
      answer.corrects &&
      (person.request.medicines.length > 0 || person.request.claims.rxNumbers.length > 0)
    )
      await withdrawCorrected(tx, deps, serving, person);
  }
  const withdraws = intents.has('withdraw') && !speaksOfDanger(person);
  const asksOfThread = intents.has('status') || intents.has('withdraw');
  const answers = bringsOnlyClaims(person);
  if (!asksOfThread && !answers) return served;

  const thread = await findThreadTickets(tx, message.conversationKey, person.patient?.id ?? null);
  const named = ticketsOfNamed(thread, person);
  const { conversationKey } = message;
  const { patientsOfSender } = serving;
  const own = await ticketsOfPerson(tx, { conversationKey, person, patientsOfSender, thread: named });
  if (intents.has('withdraw')) {
    const withdrawn = withdraws ? await withdrawBySender(tx, deps, { message, tickets: own, now }) : null;
    const which = withdraws && !withdrawn ? askWhich(serving, person, own) : null;
    if (which) return { ...served, ...which };
    if (withdrawn) served.statusTickets = [statusTicket(withdrawn)];
    else Object.assign(served, withdrawsUnknown(serving, person));
    served.withdrawn = withdrawn !== null;
  }
  if (intents.has('status') && !served.withdrawn) {
    // Somebody who is not identified is told nothing of any of them.
    const asked = person.patient ? own : named;
    served.statusTickets = asked.map(statusTicket);
    served.statusAsked = asked.length > 0;
    if (asked.length === 0) served.unserved.push('status');
  }
  if (answers) {
    const corrects = denies(message.text, answer);
    const { claims } = person.request;
    const completed = await completeClaims(tx, message.conversationKey, claims, thread, corrects);
    const known = person.patient ? person : await identifyBy(tx, serving, person, completed);
    const answering = { message, person: known, thread: completed.thread, now };
    const { tickets, left } = await answerOpenTickets(tx, deps, answering);
    served.statusTickets = tickets;
    if (known.handToPerson) served.everyone = [known];
    if (tickets.length > 0) {
      served.everyone = [known];
      served.people = left.length > 0 ? [asking(known, left)] : [];
    } else if (question && known.request.medicines.length === 0)
      return { ...served, ...(await servePart(tx, deps, serving, { person: known, completed })) };
  }
  return served;
}

/** Nothing of the sender's fits: a person looks whether it stands elsewhere, and the next words are about it. */
function withdrawsUnknown(
  { message, question, now }: Serving,
  { request }: IdentifiedRequest,
): Partial<Served> {
  const unserved: Served['unserved'] = ['withdraw'];
  const intents = request.extraction?.intents ?? [];
  const asksForMore =
    request.medicines.length > 0 || !intents.every((intent) => besideWithdrawal.includes(intent));
  if (asksForMore || speaksOfDanger({ request })) return { unserved };
  return {
    unserved,
    withdrawsUnknown: true,
    question: {
      kind: 'withdrawal',
      asked: [],
      ticketIds: question?.ticketIds ?? [],
      choices: [],
      messageIds: [message.id],
      askedAt: now.toISOString(),
      misses: 0,
    },
  };
}

const besideWithdrawal: readonly Intent[] = ['withdraw', 'clinical_question', 'thanks', 'unclear'];

function fitsNobody({ patient, request: { claims } }: IdentifiedRequest): boolean {
  return patient === null && claims.name !== null && claims.birthDates.length > 0;
}

/** Several of the sender's requests can be meant: whoever may hear of them chooses by reference. */
function askWhich(
  { message, now }: Serving,
  person: IdentifiedRequest,
  meant: ThreadTicket[],
): Partial<Served> | null {
  const own = meant.filter((ticket) => ticket.ownSources > 0 && isRequest(ticket)).toReversed();
  if (!mayTell(person) || own.length < 2 || own.length > mostChoices) return null;
  const ticketIds = own.map(({ id }) => id);
  return {
    people: [],
    say: whichRequest(
      own.map(({ reference }) => reference),
      ticketIds,
    ),
    question: {
      kind: 'which_request',
      asked: [],
      ticketIds,
      choices: ticketIds,
      messageIds: [message.id],
      askedAt: now.toISOString(),
      misses: 0,
    },
  };
}

/** More do not fit a text. */
const mostChoices = 4;

/** "Sorry, I meant lisinopril": the one other medicine that was asked for in this exchange is not wanted. */
async function withdrawCorrected(
  tx: Db,
  deps: PipelineDeps,
  { message, question, patientsOfSender, now }: Serving,
  person: IdentifiedRequest,
): Promise<void> {
  const named = person.request.medicines.flatMap(({ mention }) => mention.name ?? []);
  const byNumber = named.length === 0;
  const { conversationKey } = message;
  const found = await findThreadTickets(tx, conversationKey, person.patient?.id ?? null);
  const thread = await ticketsOfPerson(tx, { conversationKey, person, patientsOfSender, thread: found });
  const hours = deps.policy.asking.lapseHours.value;
  const meant = thread.filter(
    (ticket) =>
      ticket.ownSources > 0 &&
      (ticket.medicationName !== null || (byNumber && ticket.medicationText !== null)) &&
      (question?.ticketIds.includes(ticket.id) ||
        now.getTime() - ticket.openedAt.getTime() < hours * 3_600_000),
  );
  if (meant.some(({ medicationName }) => medicationName !== null && named.includes(medicationName))) return;
  await withdrawBySender(tx, deps, { message, tickets: meant, now });
}

/** A part of what we have asked for: it is written down for what waits, and the rest is asked. */
async function servePart(
  tx: Db,
  deps: PipelineDeps,
  { message, question, now }: Serving,
  { person, completed }: { person: IdentifiedRequest; completed: Completed },
): Promise<Partial<Served>> {
  const waiting = completed.thread.filter(({ id }) => question?.ticketIds.includes(id));
  if (!question) return {};
  // We have asked for everything before anything was wished for: what is said of it is the wish.
  if (question.ticketIds.length === 0 && question.asked.includes('medication')) {
    const wishing = wishingForRefill(person);
    return { everyone: [wishing], people: [wishing] };
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
    return person.patient ? served : { ...served, handedOver: await handOver(tx, deps, handing) };
  }
  const ticketIds = waiting.map(({ id }) => id);
  const values = { ...requestsOf(message.reference), asked };
  return {
    ...served,
    say: { template: 'need_info', values, disclosure: 'neutral', ticketIds },
    question: { ...question, ticketIds, asked, misses: 0, askedAt: now.toISOString() },
  };
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

/** "I don't want to live anymore" takes no refill back: a person reads what is said beside a danger. */
function speaksOfDanger({ request }: Pick<IdentifiedRequest, 'request'>): boolean {
  return [...dangerFlags, 'safety_review' as const].some((flag) => request.flags.includes(flag));
}

/** A name, a birth date or an Rx number and nothing else: the answer to a question of ours. */
function bringsOnlyClaims({ request }: IdentifiedRequest): boolean {
  const { claims, medicines, flags, extraction } = request;
  const unnamed = medicines.every(({ mention }) => mention.name === null && mention.rxNumber !== null);
  const claimed = claims.name !== null || claims.birthDates.length > 0 || claims.rxNumbers.length > 0;
  const silent = (extraction?.intents ?? []).every((intent) => intent === 'unclear' || intent === 'refill');
  return claimed && unnamed && flags.length === 0 && silent && !extraction?.asksForAll;
}

function wishingForRefill(person: IdentifiedRequest): IdentifiedRequest {
  const { extraction } = person.request;
  if (!extraction) return person;
  return { ...person, request: { ...person.request, extraction: { ...extraction, intents: ['refill'] } } };
}

function asking(person: IdentifiedRequest, medicines: AskedMedicine[]): IdentifiedRequest {
  return { ...person, request: { ...person.request, medicines } };
}
