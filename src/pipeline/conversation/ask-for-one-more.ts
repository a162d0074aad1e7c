import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Patient } from '../../domain/patient.ts';
import { denies } from '../../extraction/answers/denies.ts';
import { asksForBoth, asksForOwnToo, namesOneMore } from '../../extraction/answers/joins-another.ts';
import { saysHardlyMore } from '../../extraction/wishes/words-beside.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import { agree, findSaid } from './earlier-claims.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { OpenQuestion } from './open-question.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import {
  asksOnlyForRefill,
  claimsSomebody,
  findContradicted,
  findContributions,
  medicineOf,
} from './said-for-ticket.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { isRequest } from './withdraw-by-sender.ts';

type OneMore = {
  message: StoredMessage;
  patientsOfSender: Patient[];
  today: CalendarDate;
  question: OpenQuestion | null;
  answer: Answer | null;
};

/**
 * Whoever is named behind another person's request is a second person, and no answer about the first. "And for Helen
 * Ash 7/22/1945 too" asks for the same medicine for her; so does her name behind "for me and my wife". Without such
 * words she is asked which medicine. Null where nobody else is named, or the thread waits to hear who it is for.
 */
export async function askForOneMore(
  tx: Db,
  serving: OneMore,
  person: IdentifiedRequest,
): Promise<IdentifiedRequest | null> {
  const { message, question, answer } = serving;
  const { request } = person;
  if (!question || message.channel !== 'sms' || denies(message.text, answer)) return null;
  const ownToo = asksForOwnToo(message.text);
  if (ownToo ? request.flags.length > 0 : !asksNothingElse(person, message.text)) return null;
  if (request.medicines.length > 0 || request.claims.rxNumbers.length > 0) return null;
  const oneMore = namesOneMore(message.text);
  if (!ownToo && !(oneMore ? speaksOfSomebody(person) : isNamedWhole(person))) return null;
  const found = await findOthers(tx, serving, person);
  const others = ownToo ? found.filter((ticket) => !isOwners(ticket, serving.patientsOfSender)) : found;
  if (others.length === 0) return null;
  const carries = oneMore || (await asksForSeveral(tx, question));
  const medicines = carries ? await medicinesOf(tx, serving, others, null) : [];
  return asking(tx, serving, person, { others, medicines });
}

/** What a wish is weighed by misleads where hardly more is said than who it is for. */
function asksNothingElse(person: IdentifiedRequest, text: string): boolean {
  if (asksOnlyForRefill(person)) return true;
  const { extraction, flags } = person.request;
  const { name, birthDate } = extraction?.patient ?? { name: null, birthDate: null };
  const others = (extraction?.intents ?? []).filter((intent) => intent !== 'non_clinical');
  if (!name || !birthDate || flags.length > 0 || others.length > 0) return false;
  return saysHardlyMore(text, { name, birthDate });
}

/** By name, by date, or as "my wife". */
function speaksOfSomebody(person: IdentifiedRequest): boolean {
  return claimsSomebody(person) || (person.request.extraction?.speaksOfAnother ?? false);
}

function isNamedWhole({ request: { claims } }: IdentifiedRequest): boolean {
  return claims.name !== null && claims.birthDates.length > 0;
}

/** What the exchange asks for somebody else; none while a request of the thread waits for just such an answer. */
async function findOthers(
  tx: Db,
  { message, question }: OneMore,
  person: IdentifiedRequest,
): Promise<ThreadTicket[]> {
  const { conversationKey } = message;
  const thread = await findThreadTickets(tx, conversationKey, null);
  const own = thread.filter((ticket) => ticket.ownSources > 0 && isRequest(ticket));
  const { claims } = person.request;
  const unknown = own.filter(({ patientId }) => patientId === null);
  const said = await findSaid(tx, conversationKey, unknown);
  const contradicted = unknown.filter(({ id }) => !(said.get(id) ?? []).every((one) => agree(one, claims)));
  if (claimsSomebody(person) && contradicted.length < unknown.length) return [];
  const known = claimsSomebody(person)
    ? await findContradicted(tx, own, person)
    : own.filter(({ patientId }) => patientId !== null);
  return [...known, ...contradicted].filter(({ id }) => question?.ticketIds.includes(id));
}

/** Of the one whose phone it is: "mine too" is no second one. */
function isOwners({ patientId }: ThreadTicket, patientsOfSender: Patient[]): boolean {
  return patientsOfSender.length === 1 && patientsOfSender[0]?.id === patientId;
}

async function asksForSeveral(tx: Db, { messageIds }: OpenQuestion): Promise<boolean> {
  const messages = await tx.inboundMessage.findMany({
    where: { id: { in: messageIds } },
    select: { text: true },
  });
  return messages.some(({ text }) => asksForBoth(text));
}

async function medicinesOf(
  tx: Db,
  { message, today }: OneMore,
  others: ThreadTicket[],
  patient: Patient | null,
): Promise<AskedMedicine[]> {
  const medicines: AskedMedicine[] = [];
  for (const { id } of others) {
    const said = await findContributions(tx, id, message.conversationKey);
    medicines.push(...medicineOf(said, { today, patient }));
  }
  return medicines;
}

/** The text asks for the medicines as if it had named them, of the person whom it names. */
async function asking(
  tx: Db,
  serving: OneMore,
  person: IdentifiedRequest,
  { others, medicines }: { others: ThreadTicket[]; medicines: AskedMedicine[] },
): Promise<IdentifiedRequest> {
  const { message, today, patientsOfSender } = serving;
  const request = { ...person.request, medicines };
  const known = await identifyPerson(tx, message, request, { today, patientsOfSender });
  const { extraction } = known.request;
  return {
    ...known,
    request: {
      ...known.request,
      medicines: medicines.length === 0 ? [] : await medicinesOf(tx, serving, others, known.patient),
      extraction: extraction && { ...extraction, intents: ['refill'] },
    },
  };
}
