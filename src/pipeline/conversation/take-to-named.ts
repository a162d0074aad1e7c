import type { Db } from '../../db/client.ts';
import type { Contribution } from '../../dedup/contribution.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { dangerFlags } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { denies, saysWrongPerson } from '../../extraction/answers/denies.ts';
import { saysForAnother } from '../../extraction/answers/for-another.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { OpenQuestion } from './open-question.ts';
import { findApart } from './owners-apart.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { AskedMedicine } from '../reading/read-message.ts';
import {
  asksOnlyForRefill,
  claimsSomebody,
  findContradicted,
  findContributions,
  medicineOf,
  personalFlags,
  saysWhose,
} from './said-for-ticket.ts';
import { findThreadTickets, type ThreadTicket } from './thread-ticket-store.ts';
import { isRequest, withdrawBySender } from './withdraw-by-sender.ts';

type Naming = {
  message: StoredMessage;
  patientsOfSender: Patient[];
  today: CalendarDate;
  now: Date;
  question: OpenQuestion | null;
  answer: Answer | null;
};

/** A ticket with what this thread's arrivals have said for it. */
type Standing = { ticket: ThreadTicket; said: Contribution[] };

/**
 * "Lisinopril", which the phone alone made its owner's request, and then the name or birth date of somebody else: it
 * is taken from the owner, and asked for whoever is named; nobody on file has to fit. "No, it is for …" takes it from
 * whoever was named before, and "for my wife, not me" asks who that is. Null where no request stands for another than
 * the text claims.
 */
export async function takeToNamed(
  tx: Db,
  deps: PipelineDeps,
  serving: Naming,
  person: IdentifiedRequest,
): Promise<IdentifiedRequest | null> {
  const { message, now } = serving;
  const withdraws = serving.question?.kind === 'withdrawal' || serving.question?.kind === 'which_request';
  const forAnother = message.channel === 'sms' && saysForAnother(message.text, serving.answer);
  if (withdraws || !(forAnother ? isHarmless(person) : claimsSomebody(person))) return null;
  if (!forAnother && !wishesOnlyFor(person, message.text)) return null;
  const taken = await findOthers(tx, deps, serving, { person, forAnother });
  for (const { ticket } of taken)
    await withdrawBySender(tx, deps, { message, tickets: [ticket], now, forAnother: true });
  return taken.length === 0 ? null : askFor(tx, serving, forAnother ? ofAnother(person) : person, taken);
}

function isHarmless({ request: { flags } }: IdentifiedRequest): boolean {
  return !dangerFlags.some((flag) => flags.includes(flag));
}

/** "For my wife, not me" speaks of nobody whom the phone stands for, and of no name that was said before. */
function ofAnother(person: IdentifiedRequest): IdentifiedRequest {
  const { extraction } = person.request;
  return {
    ...person,
    request: { ...person.request, extraction: extraction && { ...extraction, speaksOfAnother: true } },
  };
}

/** "Wrong person, it is for …" is business of the pharmacy by its words, and asks for no more than that. */
function wishesOnlyFor(person: IdentifiedRequest, text: string): boolean {
  const { request } = person;
  if (!saysWrongPerson(text) || !request.extraction) return asksOnlyForRefill(person);
  const intents = request.extraction.intents.filter((intent) => intent !== 'non_clinical');
  return asksOnlyForRefill({
    ...person,
    request: { ...request, extraction: { ...request.extraction, intents } },
  });
}

/** The thread's requests for somebody whom the claims contradict, as far as the text can mean them. */
async function findOthers(
  tx: Db,
  { policy }: PipelineDeps,
  { message, question, answer, today, now }: Naming,
  { person, forAnother }: { person: IdentifiedRequest; forAnother: boolean },
): Promise<Standing[]> {
  const { conversationKey } = message;
  const since = now.getTime() - policy.asking.lapseHours.value * 3_600_000;
  const thread = await findThreadTickets(tx, conversationKey, null);
  const own = thread.filter(
    (ticket) =>
      ticket.ownSources > 0 && isRequest(ticket) && ticket.patientId !== (person.patient?.id ?? null),
  );
  const others = claimsSomebody(person)
    ? await findContradicted(tx, own, person.patient ? person : withoutDate(person))
    : own.filter(({ patientId }) => patientId !== null);
  const corrects = forAnother || denies(message.text, answer);
  const unclear = (person.request.extraction?.intents ?? []).every((intent) => intent === 'unclear');
  const latest = Math.max(...own.map(({ openedAt }) => openedAt.getTime()));
  // Of a text that asked for several people the name may be the other one's.
  const apart = await findApart(tx, conversationKey, others, today);
  const asked = question?.ticketIds ?? [];
  const standing: Standing[] = [];
  for (const ticket of others.filter((one) => isNamed(one, person) && (corrects || !apart.has(one.id)))) {
    const opened = ticket.openedAt.getTime();
    const isAsked = asked.includes(ticket.id);
    // What an earlier message asked for is another matter.
    if (!isAsked && (asked.length > 0 || opened < latest)) continue;
    if (!isAsked && (opened < since || !(corrects || unclear))) continue;
    const said = await findContributions(tx, ticket.id, conversationKey);
    if (corrects || !said.some(saysWhose) || isTheirs(ticket, person)) standing.push({ ticket, said });
  }
  return standing;
}

/** What waits for a person to find out whose it is, since only somebody else of the phone takes it, and this is that one. */
function isTheirs({ decision, medicationName }: ThreadTicket, { patient }: IdentifiedRequest): boolean {
  const isOpenWhose = decision.reasons.some((reason) => reason.startsWith('of_another:'));
  const takes = patient?.prescriptions.some(
    ({ status, drugName }) => status === 'active' && drugName === medicationName,
  );
  return isOpenWhose && medicationName !== null && takes === true;
}

/** A birth date that fits nobody may be a slip: only the name says by itself that it is for somebody else. */
export function withoutDate(person: IdentifiedRequest): IdentifiedRequest {
  const { request } = person;
  return { ...person, request: { ...request, claims: { ...request.claims, birthDates: [] } } };
}

/** With another medicine named, it is a request of its own. */
function isNamed({ medicationName }: ThreadTicket, { request: { medicines } }: IdentifiedRequest): boolean {
  return medicines.every(({ mention }) => mention.name !== null && mention.name === medicationName);
}

/** The text asks for what was taken, as if it had named it: with its words, its hurry and how much is left. */
async function askFor(
  tx: Db,
  { message, today, patientsOfSender }: Naming,
  person: IdentifiedRequest,
  taken: Standing[],
): Promise<IdentifiedRequest> {
  const flags = taken.flatMap(({ said }) => said.flatMap((one) => one.flags));
  const request = {
    ...person.request,
    medicines: medicinesOf(taken, today, null),
    flags: [...new Set([...person.request.flags, ...flags.filter((flag) => !personalFlags.includes(flag))])],
  };
  const known = await identifyPerson(tx, message, request, { today, patientsOfSender });
  const { extraction } = known.request;
  return {
    ...known,
    request: {
      ...known.request,
      flags: request.flags,
      medicines: medicinesOf(taken, today, known.patient),
      extraction: extraction && { ...extraction, intents: ['refill'] },
    },
  };
}

function medicinesOf(taken: Standing[], today: CalendarDate, patient: Patient | null): AskedMedicine[] {
  return taken.flatMap(({ said }) => {
    const left = said.flatMap(({ asked }) => asked?.request.daysLeft ?? []);
    const daysLeft = left.length > 0 ? Math.min(...left) : null;
    return medicineOf(said, { today, patient }).map(({ index, mention }) => ({
      index,
      mention: { ...mention, daysLeft },
    }));
  });
}
