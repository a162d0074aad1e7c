import { dateIn } from '../../domain/calendar-date.ts';
import type { MedicationMention } from '../../domain/message.ts';
import type { Prescription } from '../../domain/prescription.ts';
import { namesOneMore } from '../../extraction/answers/joins-another.ts';
import { mayName } from '../../extraction/medicines/may-name.ts';
import { hasNumber } from '../../extraction/medicines/match-prescription.ts';
import type { Ask } from '../../reply/token-values.ts';
import { wishesInWords } from '../../extraction/people/wishes-in-words.ts';
import { answerTicket } from './answer-open-tickets.ts';
import { isOfDrug, prescriptionsByNumber } from './choose-by-number.ts';
import { takeChoice } from './choose-medicine.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import { type MedicineNoted, noteAnswer } from './note-answer.ts';
import type { OpenQuestion } from './open-question.ts';
import type { AnswerContext, QuestionAnswered } from './question-answered.ts';
import { profileOf } from '../reading/read-message.ts';
import { requestsOf } from './saying.ts';
import type { ThreadTicket } from './thread-ticket-store.ts';

/**
 * Which medicine a ticket is about, said by an Rx number or, where name and number of it contradicted each other, by
 * one of the two names. A number of yet another medicine settles nothing: a person asks. Null for any other words.
 */
export async function chooseBySaying(context: AnswerContext): Promise<QuestionAnswered | null> {
  const { given, meant, tx, deps, to } = context;
  const [ticket, ...others] = meant.filter(({ stage }) => stage === 'clarifying');
  if (!ticket || others.length > 0 || ticket.patientId !== given.person.patient?.id) return null;
  const number = numberAlone(context);
  if (number && ticket.medicationText !== null && ticket.rxNumber !== number.rxNumber)
    return fits(context, ticket, number)
      ? takeChoice({ ...context, meant: [ticket] }, number.id)
      : { kind: 'contradicts', tickets: [ticket] };
  if (number && ticket.medicationName !== null) return { kind: 'contradicts', tickets: [ticket] };
  const name = nameAlone(context);
  const contradicted = ticket.rxNumber === null || name === null ? null : ownerOf(context, ticket.rxNumber);
  if (!contradicted) return null;
  if (name === contradicted.drugName) return takeChoice({ ...context, meant: [ticket] }, contradicted.id);
  if (name !== ticket.medicationName) return null;
  const told = await answerTicket(tx, deps, to, { ticket, line: 0, rxNumber: null });
  return told ? { kind: 'told', tickets: [told] } : null;
}

/**
 * A number, or a name, where we have asked who it is for, that is of none of the medicines that were asked for by name,
 * or by number, and decided meanwhile: what is meant, a person asks.
 */
export function contradictDecided(context: AnswerContext): QuestionAnswered | null {
  const { given, meant } = context;
  // "Please refill rx …" is a request of its own.
  if (wishesInWords(given.message.text)) return null;
  const number = numberAlone(context);
  const name = number ? null : nameAlone(context);
  const own = meant.filter(({ ownSources, medicationText }) => ownSources > 0 && medicationText !== null);
  const decided = own.filter(
    (ticket) =>
      ticket.patientId !== null &&
      ticket.patientId === given.person.patient?.id &&
      (number !== null || isByNumber(ticket)),
  );
  const fitting = own.some((ticket) =>
    number ? fits(context, ticket, number) : ticket.medicationName === name,
  );
  if ((!number && name === null) || decided.length === 0 || fitting) return null;
  return { kind: 'contradicts', tickets: decided };
}

/** Asked for by nothing but an Rx number. */
function isByNumber({ medicationText }: ThreadTicket): boolean {
  return medicationText !== null && /^\D*\d{5,12}$/.test(medicationText);
}

/**
 * While nobody knows who asks: a name behind a number, and a number behind a name, speak of the one medicine that was
 * asked for. They are kept together, so that they are compared once the record can be.
 */
export async function completeMedicine(
  context: AnswerContext,
  question: OpenQuestion,
): Promise<QuestionAnswered | null> {
  const { given, meant, tx, deps } = context;
  const { message, person, now } = given;
  const [ticket, ...others] = meant.filter(({ ownSources }) => ownSources > 0);
  const [said, ...more] = person.request.medicines;
  if (!ticket || !said || others.length > 0 || more.length > 0) return null;
  if (ticket.patientId !== null || ticket.stage !== 'clarifying' || namesOneMore(message.text)) return null;
  const medicine = completing(context, ticket, said.mention);
  if (!medicine) return null;
  const ticketIds = [ticket.id];
  const values = requestsOf(message.reference);
  await noteAnswer(tx, deps, { message, person, tickets: [ticket], medicine, now });
  const asked = missingOf(question, person);
  return {
    kind: 'ask',
    say:
      asked.length > 0
        ? { template: 'need_info', values: { ...values, asked }, disclosure: 'neutral', ticketIds }
        : { template: 'received', values, disclosure: 'neutral', ticketIds },
    question: { ...question, kind: 'details', asked, askedAt: now.toISOString() },
  };
}

function missingOf({ asked }: OpenQuestion, { request: { claims } }: IdentifiedRequest): Ask[] {
  const known = { name: claims.name !== null, birth_date: claims.birthDates.length > 0, medication: true };
  return asked.filter((one) => !known[one]);
}

/** Null where the record of somebody known already says that they belong together, or either has both. */
function completing(
  context: AnswerContext,
  ticket: ThreadTicket,
  { text, name, strength, rxNumber }: MedicationMention,
): MedicineNoted | null {
  const { patient } = context.given.person;
  if (ticket.rxNumber !== null && ticket.medicationName === null && name !== null && rxNumber === null) {
    const owner = ownerOf(context, ticket.rxNumber);
    const agrees = patient !== null && (owner === null || owner.drugName === name);
    return agrees ? null : { medicationText: text, medicationName: name, strength };
  }
  if (patient !== null || rxNumber === null || name !== null) return null;
  return ticket.rxNumber === null && ticket.medicationText !== null ? { rxNumber } : null;
}

/** The one prescription of theirs whose number is given where nothing is named, and nothing says that it is one more. */
function numberAlone({ given: { person, message } }: AnswerContext): Prescription | null {
  const named = person.request.medicines.some(({ mention }) => mention.name !== null);
  const [only, ...others] = prescriptionsByNumber(person);
  return only && others.length === 0 && !named && !namesOneMore(message.text) ? only : null;
}

/** The one medicine that is named, and nothing more of it. */
function nameAlone({ given: { person, message } }: AnswerContext): string | null {
  const [only, ...others] = person.request.medicines;
  if (!only || others.length > 0 || namesOneMore(message.text)) return null;
  return only.mention.rxNumber === null && only.mention.strength === null ? only.mention.name : null;
}

function ownerOf({ given: { person } }: AnswerContext, rxNumber: string): Prescription | null {
  const owners = (person.patient?.prescriptions ?? []).filter((one) => hasNumber(one, rxNumber));
  return (owners.length === 1 && owners[0]) || null;
}

function fits({ deps, given }: AnswerContext, ticket: ThreadTicket, number: Prescription): boolean {
  const today = dateIn(deps.settings.timeZone, given.now);
  const { medicationName, medicationText } = ticket;
  if (medicationName !== null || medicationText === null) return isOfDrug(ticket, number, today);
  const { patient } = given.person;
  const listing = { today, profile: patient ? profileOf([patient]) : [] };
  return mayName(medicationText, { name: number.drugName }, listing) ?? true;
}
