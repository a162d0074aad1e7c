import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Contribution } from '../../dedup/contribution.ts';
import { asksForEverybody } from '../../extraction/answers/joins-another.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { answerOpenTickets, waitsForAnswer } from './answer-open-tickets.ts';
import { findSaid } from './earlier-claims.ts';
import { handOver } from './hand-over.ts';
import { noteAnswer } from './note-answer.ts';
import { asksOnlyForRefill, findContributions, medicineOf, personalFlags } from './said-for-ticket.ts';
import { takenOver } from './serve-question.ts';
import type { Served } from './served.ts';
import type { Serving } from './serving.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { isRequest } from './withdraw-by-sender.ts';

/** What waits to learn whose it is, with what was said for it and whose it turns out to be. */
type Waiting = { ticket: ThreadTicket; said: Contribution[]; of: IdentifiedRequest[] };

/**
 * "We are both out of lisinopril", and then who they are, in one text: what waits to learn whose it is becomes the first
 * one's, and is asked for the others as if it had been named. Of several medicines each is of those who take it, unless all
 * was asked for all of them; where the record leaves that open, a person asks. Null where nothing waits for such an answer.
 */
export async function askForEach(
  tx: Db,
  deps: PipelineDeps,
  serving: Serving,
): Promise<Partial<Served> | null> {
  const { message, people, question, now } = serving;
  if (message.channel !== 'sms' || !question || !people.every(saysOnlyWho)) return null;
  const tickets = await findUnowned(tx, serving);
  if (tickets.length === 0) return null;
  const waiting = await withOwners(tx, serving, tickets);
  const ticketIds = tickets.map(({ id }) => id);
  if (waiting.some(({ of }) => of.length === 0)) {
    const handing = { ticketIds, messageId: message.id, reason: 'not_understood' as const, now };
    return { people: [], ...takenOver(await handOver(tx, deps, handing), ticketIds) };
  }
  const told = [];
  for (const { ticket, of } of waiting) told.push(...(await answer(tx, deps, serving, { ticket, of })));
  const everyone = await Promise.all(people.map((person) => asking(tx, serving, person, waiting)));
  const named = new Set(waiting.flatMap(({ of: [first] }) => first?.request.resident ?? []));
  const others = everyone.filter(
    ({ request }) => request.medicines.length > 0 || !named.has(request.resident),
  );
  return { everyone, people: others, statusTickets: told };
}

/** By name and birth date, and no more than that a refill is wanted. */
function saysOnlyWho(person: IdentifiedRequest): boolean {
  const { medicines, claims, extraction, flags } = person.request;
  const isNamed = claims.name !== null && claims.birthDates.length > 0 && claims.rxNumbers.length === 0;
  if (medicines.length > 0 || extraction?.asksForAll === true || flags.length > 0) return false;
  return isNamed && asksOnlyForRefill(person);
}

/** Requests for a medicine about which we have asked, and for which nobody was named. */
async function findUnowned(tx: Db, { message, question }: Serving): Promise<ThreadTicket[]> {
  const { conversationKey } = message;
  const thread = await findThreadTickets(tx, conversationKey, null);
  const open = thread.filter(
    (ticket) =>
      ticket.patientId === null &&
      ticket.ownSources > 0 &&
      ticket.medicationText !== null &&
      isRequest(ticket) &&
      waitsForAnswer.includes(ticket.stage) &&
      question?.ticketIds.includes(ticket.id),
  );
  const said = await findSaid(tx, conversationKey, open);
  return open.filter(({ id }) =>
    (said.get(id) ?? []).every(({ name, birthDates }) => name === null && birthDates.length === 0),
  );
}

async function withOwners(
  tx: Db,
  { message, people, question, today }: Serving,
  tickets: ThreadTicket[],
): Promise<Waiting[]> {
  const texts = await tx.inboundMessage.findMany({
    where: { id: { in: question?.messageIds ?? [] } },
    select: { text: true },
  });
  const forAll = tickets.length === 1 || texts.some(({ text }) => asksForEverybody(text));
  const waiting: Waiting[] = [];
  for (const ticket of tickets) {
    const said = await findContributions(tx, ticket.id, message.conversationKey);
    const takers = people.filter(({ patient }) => patient && takes(patient, said, today));
    waiting.push({ ticket, said, of: forAll ? people : takers.length === 1 ? takers : [] });
  }
  return waiting;
}

function takes(patient: Patient, said: Contribution[], today: CalendarDate): boolean {
  const names = medicineOf(said, { today, patient }).flatMap(({ mention }) => mention.name ?? []);
  return patient.prescriptions.some(
    ({ status, drugName }) => status === 'active' && drugName !== null && names.includes(drugName),
  );
}

/** Of those whose it is the first one answers the ticket that waits. */
async function answer(
  tx: Db,
  deps: PipelineDeps,
  { message, question, now }: Serving,
  { ticket, of: [first] }: Pick<Waiting, 'ticket' | 'of'>,
): Promise<NonNullable<Served['statusTickets']>> {
  if (!first) return [];
  const about = question?.ticketIds ?? [];
  const { tickets } = await answerOpenTickets(tx, deps, {
    message,
    person: first,
    thread: [ticket],
    about,
    now,
  });
  return tickets.length > 0
    ? tickets
    : noteAnswer(tx, deps, { message, person: first, tickets: [ticket], now });
}

/** The others ask for it as if they had named it: with its hurry, and how much is left. */
async function asking(
  tx: Db,
  { message, today, patientsOfSender }: Serving,
  person: IdentifiedRequest,
  waiting: Waiting[],
): Promise<IdentifiedRequest> {
  const theirs = waiting.filter(({ of: [first, ...others] }) => first !== person && others.includes(person));
  if (theirs.length === 0) return person;
  const { request } = person;
  const flags = theirs.flatMap(({ said }) => said.flatMap((one) => one.flags));
  const medicines = theirs.flatMap(({ said }) => asSaid(said, today, person.patient));
  const whole = {
    ...request,
    ...{ medicines, learnt: true as const },
    flags: [...new Set([...request.flags, ...flags.filter((flag) => !personalFlags.includes(flag))])],
    extraction: request.extraction && { ...request.extraction, intents: ['refill' as const] },
  };
  return identifyPerson(tx, message, whole, { today, patientsOfSender });
}

function asSaid(said: Contribution[], today: CalendarDate, patient: Patient | null): AskedMedicine[] {
  const left = said.flatMap(({ asked }) => asked?.request.daysLeft ?? []);
  const daysLeft = left.length > 0 ? Math.min(...left) : null;
  return medicineOf(said, { today, patient }).map(({ index, mention }) => ({
    index,
    mention: { ...mention, daysLeft },
  }));
}
