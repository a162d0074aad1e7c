import type { Db } from '../db/client.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dangerFlags } from '../domain/message.ts';
import type { Patient } from '../domain/patient.ts';
import type { ReplyTicket } from '../reply/compose-replies.ts';
import { answerOpenTickets } from './answer-open-tickets.ts';
import { completeClaims, type Completed } from './earlier-claims.ts';
import { identifyPerson, type IdentifiedRequest } from './identify-people.ts';
import type { SenderState, StoredMessage } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { AskedMedicine } from './read-message.ts';
import { serveConsent } from './serve-consent.ts';
import type { Served } from './served.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { withdrawBySender } from './withdraw-by-sender.ts';

export type Serving = {
  message: StoredMessage;
  people: IdentifiedRequest[];
  sender: SenderState;
  patientsOfSender: Patient[];
  today: CalendarDate;
  now: Date;
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
  };
  if (message.structured) return served;
  const [person] = people;
  if (!person) return served;
  const withdraws = intents.has('withdraw') && !speaksOfDanger(person);
  const asksOfThread = intents.has('status') || intents.has('withdraw');
  const answers = bringsOnlyClaims(person);
  if (!asksOfThread && !answers) return served;

  const thread = await findThreadTickets(tx, message.conversationKey, person.patient?.id ?? null);
  const meant = thread.filter((ticket) => isMeant(ticket, person));
  if (intents.has('withdraw')) {
    const withdrawn = withdraws ? await withdrawBySender(tx, deps, { message, tickets: meant, now }) : null;
    if (withdrawn) served.statusTickets = [statusTicket(withdrawn)];
    else served.unserved.push('withdraw');
    served.withdrawn = withdrawn !== null;
  }
  if (intents.has('status') && !served.withdrawn) {
    served.statusTickets = meant.map(statusTicket);
    served.statusAsked = meant.length > 0;
    if (meant.length === 0) served.unserved.push('status');
  }
  if (answers) {
    const completed = await completeClaims(tx, message.conversationKey, person.request.claims, thread);
    const known = person.patient ? person : await identifyBy(tx, serving, person, completed);
    const answer = { message, person: known, thread: completed.thread, now };
    const { tickets, left } = await answerOpenTickets(tx, deps, answer);
    served.statusTickets = tickets;
    if (known.handToPerson) served.everyone = [known];
    if (tickets.length > 0) {
      served.everyone = [known];
      served.people = left.length > 0 ? [asking(known, left)] : [];
    }
  }
  return served;
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
function speaksOfDanger({ request }: IdentifiedRequest): boolean {
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

function asking(person: IdentifiedRequest, medicines: AskedMedicine[]): IdentifiedRequest {
  return { ...person, request: { ...person.request, medicines } };
}

/** With a medicine named only its ticket is meant, else all of the thread. */
function isMeant(ticket: ThreadTicket, person: IdentifiedRequest): boolean {
  const named = (person.request.extraction?.medications ?? []).flatMap((mention) => mention.name ?? []);
  return named.length === 0 || (ticket.medicationName !== null && named.includes(ticket.medicationName));
}

function statusTicket(ticket: ThreadTicket): ReplyTicket {
  return {
    id: ticket.id,
    reference: ticket.reference,
    code: ticket.decision.code,
    stage: ticket.stage,
    priority: ticket.priority,
    joined: true,
    openedAt: ticket.openedAt,
    eligibleOn: ticket.decision.eligibleOn,
    ask: [],
  };
}
