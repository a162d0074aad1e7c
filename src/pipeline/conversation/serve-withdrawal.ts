import type { Db } from '../../db/client.ts';
import { dangerFlags, type Intent } from '../../domain/message.ts';
import { tellsOthersNeedOver } from '../../extraction/wishes/others-need.ts';
import { tellsDeath } from '../../extraction/wishes/not-theirs.ts';
import { isOfAnother } from '../../extraction/wishes/of-another.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import { isMeant, ticketsOfPerson } from './meant-tickets.ts';
import { areOfOne, meantForAnother } from './asked-for-another.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { whichRequest } from './serve-question.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { statusTicket } from './status-ticket.ts';
import { theirsByAge } from './theirs-by-age.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { isRequest, withdrawBySender } from './withdraw-by-sender.ts';

type Meant = { person: IdentifiedRequest; own: ThreadTicket[]; thread: ThreadTicket[] };

/** What a withdrawal takes back of what the sender asked for, or whose and which of it we ask. */
export async function serveWithdrawal(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  meant: Meant,
): Promise<Partial<Served>> {
  const { name, birthDates, rxNumbers } = meant.person.request.claims;
  const names = name !== null || birthDates.length > 0 || rxNumbers.length > 0;
  if (tellsOthersNeedOver(serving.message.text)) return serveNeedOver(tx, deps, serving, meant);
  if (names) return serveOwn(tx, deps, serving, { ...meant, own: askedWhose(serving, meant.own) });
  if (
    !isOfAnother(serving.message.text, meant.person.request.extraction) ||
    isForPeople(serving, meant.person)
  )
    return serveOwn(tx, deps, serving, meant);
  const theirs = await meantForAnother(tx, serving, requestsIn(meant.thread));
  if (areOfOne(theirs)) return serveOwn(tx, deps, serving, { ...meant, own: theirs, thread: theirs });
  return askWhose(serving, meant.person, meant.thread) ?? withdrawsUnknown(serving, meant.person);
}

/** "She won't need it": nothing that the sender has asked for themselves is taken back, whoever was named before. */
async function serveNeedOver(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  meant: Meant,
): Promise<Partial<Served>> {
  const theirs = namesHere(meant.person)
    ? meant.own
    : await askedForThem(tx, serving, requestsIn(meant.thread));
  const served =
    theirs.length === 0
      ? withdrawsUnknown(serving, meant.person)
      : await serveOwn(tx, deps, serving, { ...meant, own: theirs, thread: theirs });
  if (served.withdrawn || served.say) return served;
  // Nothing has been taken back: that a person looks is all that can be said.
  const ticketIds = serving.question?.ticketIds ?? [];
  return { ...served, say: { template: 'person_takes_over', disclosure: 'neutral', ticketIds } };
}

/** By name, birth date or Rx number, in this text itself. */
function namesHere({ request: { claims, extraction } }: IdentifiedRequest): boolean {
  const { name, birthDate } = extraction?.patient ?? { name: null, birthDate: null };
  return name !== null || birthDate !== null || claims.rxNumbers.length > 0;
}

async function askedForThem(tx: Db, serving: Serving, asked: ThreadTicket[]): Promise<ThreadTicket[]> {
  const theirs = await meantForAnother(tx, serving, asked);
  return theirs.length > 0 ? theirs : theirsByAge(tx, serving, asked);
}

/** Who says whose request is to be taken back speaks of those that we have asked it of. */
function askedWhose({ question }: Serving, own: ThreadTicket[]): ThreadTicket[] {
  if (question?.kind !== 'withdrawal' || question.asked.length === 0) return own;
  const asked = own.filter(({ id }) => question.ticketIds.includes(id));
  return asked.length > 0 ? asked : own;
}

function requestsIn(thread: ThreadTicket[]): ThreadTicket[] {
  return thread.filter((ticket) => ticket.ownSources > 0 && isRequest(ticket));
}

/** Where somebody has died a person decides: what is theirs is held meanwhile. */
function isForPeople({ message }: Serving, person: IdentifiedRequest): boolean {
  return speaksOfDanger(person) || tellsDeath(message.text);
}

async function serveOwn(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
  { person, own, thread }: Meant,
): Promise<Partial<Served>> {
  const { message, now } = serving;
  if (isForPeople(serving, person)) return withdrawsUnknown(serving, person);
  const withdrawn = await withdrawBySender(tx, deps, { message, tickets: own, now });
  if (withdrawn) return { statusTickets: [statusTicket(withdrawn)], withdrawn: true };
  // What is asked for beside it goes on, and a person finds out which is meant.
  const asksForMore = person.request.medicines.length > 0;
  const asked = asksForMore
    ? null
    : (askWhich(serving, person, own) ?? askWhoseOfSeveral(serving, person, thread));
  if (asked) return asked;
  await tellOfEach(tx, { message, own, now });
  return withdrawsUnknown(serving, person);
}

/** One of several is taken back, and nobody may be asked which: none of them goes on without a person having read it. */
async function tellOfEach(
  tx: Db,
  { message, own, now }: Pick<Serving, 'message' | 'now'> & { own: ThreadTicket[] },
): Promise<void> {
  const asked = requestsIn(own).toReversed();
  if (asked.length < 2) return;
  const references = asked.map(({ reference }) => reference).join(', ');
  for (const ticket of asked) {
    await addTask(
      tx,
      {
        kind: 'find_withdrawn',
        queue: 'concierge',
        why: `The sender takes one of these requests back, oldest first: ${references}. Read which, ask if in doubt, and withdraw that one; tell the pharmacy where it has it.`,
        dueAt: now,
        ticketId: ticket.id,
        messageId: message.id,
        dedupeKey: `withdrawn-of:${message.id}:${ticket.id}`,
      },
      now,
    );
  }
}

/**
 * "Cancel mine", on a phone of several of whom more than one has asked: whose that is nobody knows by the phone, and
 * they say it.
 */
function askWhoseOfSeveral(
  serving: Serving,
  person: IdentifiedRequest,
  thread: ThreadTicket[],
): Partial<Served> | null {
  const whose = new Set(requestsIn(thread).flatMap(({ patientId }) => patientId ?? []));
  if (person.patient || serving.patientsOfSender.length < 2 || whose.size < 2) return null;
  return askWhose(serving, person, thread);
}

/** Whose request is taken back is not said, and cannot be known: they say it, and nothing is taken back before. */
function askWhose(
  { message, now }: Serving,
  { request }: IdentifiedRequest,
  thread: ThreadTicket[],
): Partial<Served> | null {
  const own = requestsIn(thread);
  const says = request.claims.name !== null || request.claims.birthDates.length > 0;
  if (says || own.length === 0 || request.medicines.length > 0 || request.flags.length > 0) return null;
  const ticketIds = own.map(({ id }) => id);
  return {
    people: [],
    say: { template: 'which_patient', disclosure: 'neutral', ticketIds },
    question: {
      ...{ kind: 'withdrawal', asked: ['name', 'birth_date'], ticketIds, choices: [] },
      ...{ messageIds: [message.id], askedAt: now.toISOString(), misses: 0 },
    },
  };
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

/** Several of the sender's requests can be meant: whoever may hear of them chooses by reference. */
function askWhich(
  { message, now }: Serving,
  person: IdentifiedRequest,
  meant: ThreadTicket[],
): Partial<Served> | null {
  const own = requestsIn(meant).toReversed();
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

/**
 * "Sorry, I meant lisinopril": the one other medicine that was asked for just before, or in this exchange, is not wanted.
 * Answers what is to be told of it; of several a person finds out which.
 */
export async function withdrawCorrected(
  tx: Db,
  deps: PipelineDeps,
  { message, question, patientsOfSender, now }: Serving,
  person: IdentifiedRequest,
): Promise<ThreadTicket | null> {
  const { medicines } = person.request;
  const byNumber = medicines.every(({ mention }) => mention.name === null);
  const { conversationKey } = message;
  const found = await findThreadTickets(tx, conversationKey, person.patient?.id ?? null);
  const thread = await ticketsOfPerson(tx, { conversationKey, person, patientsOfSender, thread: found });
  const hours = deps.policy.asking.lapseHours.value;
  const named = thread.filter(
    (ticket) =>
      ticket.ownSources > 0 &&
      (ticket.medicationName !== null || (byNumber && ticket.medicationText !== null)),
  );
  const just = named.filter((ticket) => question?.ticketIds.includes(ticket.id) && isRequest(ticket));
  const lately = named.filter(({ openedAt }) => now.getTime() - openedAt.getTime() < hours * 3_600_000);
  const meant = just.length > 0 ? just : lately;
  if (meant.some((ticket) => medicines.some(({ mention }) => isMeant(ticket, mention)))) return null;
  if (just.length <= 1) return withdrawBySender(tx, deps, { message, tickets: meant, now });
  await tellOfEach(tx, { message, own: just, now });
  return null;
}

/** "I don't want to live anymore" takes no refill back: a person reads what is said beside a danger. */
function speaksOfDanger({ request }: Pick<IdentifiedRequest, 'request'>): boolean {
  return [...dangerFlags, 'safety_review' as const].some((flag) => request.flags.includes(flag));
}
