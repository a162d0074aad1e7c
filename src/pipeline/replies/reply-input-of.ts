import type { Channel, Language } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Ask, ReplyInput, ReplyTicket } from '../../reply/compose-replies.ts';
import type { Answering } from '../conversation/answering.ts';
import { mayTell, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { SenderState, StoredMessage } from '../reading/message-store.ts';
import type { TicketOutcome } from '../needs/opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { deliveryDayOf } from '../../tickets/processed-text.ts';
import { statusTicket } from '../conversation/status-ticket.ts';
import { medicineOfNeed } from '../needs/ticket-medicine.ts';

const fewestTellingWords = 3;

/** What the composer of replies is to know of a message: who may hear what, of which tickets, in which language. */
export function replyInputOf(
  { message, people, sender, served, opened, patientsOfSender }: Answering,
  channel: Channel,
  introduce: boolean,
  settings: PipelineDeps['settings'],
): ReplyInput {
  const tells = people.length > 0 && people.every((person) => mayTell(person));
  const tickets = [
    ...served.statusTickets,
    ...opened.ended.map(statusTicket),
    ...opened.outcomes.map((outcome) =>
      besideWithdrawal(replyTicket(tells ? outcome : bySaying(outcome)), served),
    ),
  ];
  const knownAs = new Map(opened.outcomes.map((outcome) => [outcome.ticketId, outcome.knownAs]));
  return {
    channel,
    language:
      served.language ??
      wordsOfConsent(served, people) ??
      languageOf(message, people, sender, patientsOfSender),
    org: { name: settings.orgName, phone: settings.orgPhone },
    introduce,
    flags: [...new Set(people.flatMap((person) => person.request.flags))],
    keyword: served.consent.keyword,
    confirmOptOut: served.consent.confirmOptOut,
    mayTell: tells,
    mayNameMedicine: tells && people.every((person) => acceptsDetails(person, sender)),
    // A ticket's own reference would tell a stranger whether it was there before: they get their message's, and for
    // the same words twice that of the first.
    forAnother: people.length > 0 && people.every(isForAnother),
    toFacility: message.structured?.requester.relationship === 'facility_staff',
    tickets: tells
      ? tickets
      : tickets.map((ticket) => ({ ...ticket, reference: knownAs.get(ticket.id) ?? message.reference })),
    statusAsked: tells ? served.statusAsked : asksOnlyForStatus(people),
    withdrawn: served.withdrawn,
    corrected: served.corrected ?? false,
    withdrawsUnknown: served.withdrawsUnknown ?? false,
    timeZone: settings.timeZone,
    templates: sender.templates,
    lastVariant: sender.lastVariant,
  };
}

/** Whoever may not be told hears what their own words led to, and nothing of the ticket that they joined. */
function bySaying(outcome: TicketOutcome): TicketOutcome {
  return { ...outcome, decision: outcome.wish.decided.decision };
}

/** What a medicine's name asks for while another one is taken back. */
function besideWithdrawal(ticket: ReplyTicket, { withdrawn }: Answering['served']): ReplyTicket {
  return withdrawn && ticket.medicine ? { ...ticket, stillAsked: true } : ticket;
}

function acceptsDetails({ patient }: IdentifiedRequest, { acceptsDetailsOf }: SenderState): boolean {
  return patient !== null && acceptsDetailsOf.includes(patient.id);
}

/** "My wife's metoprolol": it is theirs to say who that is, whoever the phone belongs to. */
function isForAnother({ request }: IdentifiedRequest): boolean {
  const { extraction, claims, medicines } = request;
  const nobody = claims.name === null && claims.birthDates.length === 0 && claims.rxNumbers.length === 0;
  return (extraction?.speaksOfAnother ?? false) && nobody && medicines.length > 0;
}

/** Whoever may not be told is answered alike, whether or not there is an open ticket. */
function asksOnlyForStatus(people: IdentifiedRequest[]): boolean {
  return people.some(({ request }) => {
    const intents = request.extraction?.intents ?? [];
    return intents.includes('status') && request.medicines.length === 0;
  });
}

/** Whoever wishes to be left alone in Spanish is answered in Spanish; STOP is a word of every language. */
function wordsOfConsent({ consent }: Answering['served'], people: IdentifiedRequest[]): Language | null {
  return consent.keyword === 'opt_out' && anyLanguage(people) === 'es' ? 'es' : null;
}

function languageOf(
  message: StoredMessage,
  people: IdentifiedRequest[],
  sender: SenderState,
  patientsOfSender: Patient[],
): Language {
  const read = languageReadIn(message, people);
  const preferred = patientsOfSender.find((patient) => patient.language)?.language;
  return message.structured?.language ?? read ?? sender.language ?? preferred ?? anyLanguage(people) ?? 'en';
}

/** With nothing else to go by, even a single word counts. */
function anyLanguage(people: IdentifiedRequest[]): Language | null {
  return people.find((person) => person.request.extraction?.language)?.request.extraction?.language ?? null;
}

/**
 * One or two words ("no", "ok") say little about a language: in a thread they change nothing, unless they ask something
 * in Spanish ("cuando llega?"), where "refill" is said, too.
 */
function languageReadIn(message: StoredMessage, people: IdentifiedRequest[]): Language | null {
  const words = message.text.match(/\p{L}{2,}/gu)?.length ?? 0;
  const read = anyLanguage(people);
  const asks = people.some(({ request: { extraction } }) => extraction?.intents.includes('status'));
  return words >= fewestTellingWords || (asks && read === 'es') ? read : null;
}

/** The language in which the thread goes on: that of a telling text, or else the one of its first answer. */
export function languageToKeep(
  message: StoredMessage,
  people: IdentifiedRequest[],
  sender: Pick<SenderState, 'language'>,
  patientsOfSender: Patient[],
): Language | null {
  const known = sender.language ?? patientsOfSender.find((patient) => patient.language)?.language ?? null;
  return languageReadIn(message, people) ?? (known === null ? anyLanguage(people) : null);
}

function replyTicket(outcome: TicketOutcome): ReplyTicket {
  const { wish } = outcome;
  return {
    id: outcome.ticketId,
    reference: outcome.reference,
    code: outcome.decision.code,
    stage: outcome.stage,
    priority: outcome.priority,
    joined: outcome.joined !== null,
    openedAt: outcome.openedAt,
    eligibleOn: outcome.decision.eligibleOn,
    deliveryOn: deliveryDayOf(outcome.joined?.outcomeText ?? null),
    ask: askOf(outcome),
    medicine: medicineOfNeed(wish.decided.prescription, wish.medicine?.mention),
  };
}

/** What the sender has to add before the ticket can go on, or before its outcome may be told. */
function askOf({ decision, wish }: TicketOutcome): Ask[] {
  const known = wish.person.identity.result === 'exact';
  if (decision.code === 'CLARIFY') return known ? ['medication'] : ['name', 'birth_date', 'medication'];
  if (decision.code === 'IDENTITY_REVIEW') return ['name', 'birth_date'];
  const untold = wish.medicine !== null && decision.code !== 'PHARMACY_PROCESS' && !mayTell(wish.person);
  return untold ? ['name', 'birth_date'] : [];
}
