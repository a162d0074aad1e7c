import type { Db } from '../db/client.ts';
import { storedContribution } from '../dedup/open-need-store.ts';
import type { Contribution } from '../dedup/contribution.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Flag, dangerFlags } from '../domain/message.ts';
import type { Patient } from '../domain/patient.ts';
import { denies } from '../extraction/denies.ts';
import type { Answer } from '../extraction/read-answer.ts';
import { readMedication } from '../extraction/read-medication.ts';
import { loadPatients } from '../identity/patient-store.ts';
import { identifyPerson, type IdentifiedRequest } from './identify-people.ts';
import { mayBe } from './meant-tickets.ts';
import type { StoredMessage } from './message-store.ts';
import type { OpenQuestion } from './open-question.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { type AskedMedicine, profileOf } from './read-message.ts';
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
 * whoever was named before. Null where no request stands for another than the text claims.
 */
export async function takeToNamed(
  tx: Db,
  deps: PipelineDeps,
  serving: Naming,
  person: IdentifiedRequest,
): Promise<IdentifiedRequest | null> {
  const { message, now } = serving;
  const withdraws = serving.question?.kind === 'withdrawal' || serving.question?.kind === 'which_request';
  if (withdraws || !claimsSomebody(person)) return null;
  const taken = await findOthers(tx, deps, serving, person);
  for (const { ticket } of taken)
    await withdrawBySender(tx, deps, { message, tickets: [ticket], now, forAnother: true });
  return taken.length === 0 ? null : askFor(tx, serving, person, taken);
}

function claimsSomebody({ request: { claims, flags, extraction } }: IdentifiedRequest): boolean {
  const { name, birthDates } = claims;
  const asks = (extraction?.intents ?? []).every((intent) => intent === 'unclear' || intent === 'refill');
  return (name !== null || birthDates.length > 0) && asks && !flags.some((flag) => personal.includes(flag));
}

/** A person reads such a text, and it moves nothing by itself. */
const personal: readonly Flag[] = [...dangerFlags, 'safety_review'];

/** The thread's requests for somebody whom the claims contradict, as far as the text can mean them. */
async function findOthers(
  tx: Db,
  { policy }: PipelineDeps,
  { message, question, answer, now }: Naming,
  person: IdentifiedRequest,
): Promise<Standing[]> {
  const { conversationKey } = message;
  const since = now.getTime() - policy.asking.lapseHours.value * 3_600_000;
  const thread = await findThreadTickets(tx, conversationKey, null);
  const own = thread.filter(
    (ticket) =>
      ticket.ownSources > 0 && isRequest(ticket) && ticket.patientId !== (person.patient?.id ?? null),
  );
  const others = await findContradicted(tx, own, person);
  const corrects = denies(message.text, answer);
  const unclear = (person.request.extraction?.intents ?? []).every((intent) => intent === 'unclear');
  const standing: Standing[] = [];
  for (const ticket of others.filter((one) => isNamed(one, person))) {
    const asked = question?.ticketIds.includes(ticket.id) ?? false;
    if (!asked && (ticket.openedAt.getTime() < since || !(corrects || unclear))) continue;
    const said = await findContributions(tx, ticket.id, conversationKey);
    if (corrects || !said.some(saysWhose)) standing.push({ ticket, said });
  }
  return standing;
}

async function findContradicted(
  tx: Db,
  tickets: ThreadTicket[],
  person: IdentifiedRequest,
): Promise<ThreadTicket[]> {
  const ids = tickets.flatMap(({ patientId }) => patientId ?? []);
  const patients = ids.length === 0 ? [] : await loadPatients(tx, { ids });
  const contradicted = patients.filter((patient) => !mayBe(patient, person)).map(({ id }) => id);
  return tickets.filter(({ patientId }) => patientId !== null && contradicted.includes(patientId));
}

/** With another medicine named, it is a request of its own. */
function isNamed({ medicationName }: ThreadTicket, { request: { medicines } }: IdentifiedRequest): boolean {
  return medicines.every(({ mention }) => mention.name !== null && mention.name === medicationName);
}

function saysWhose({ claims }: Contribution): boolean {
  return claims.name !== null || claims.birthDates.length > 0;
}

async function findContributions(tx: Db, ticketId: string, conversationKey: string): Promise<Contribution[]> {
  const sources = await tx.ticketSource.findMany({
    where: { ticketId, withdrawnAt: null, message: { conversationKey } },
    select: { contribution: true },
    orderBy: { joinedAt: 'asc' },
  });
  return sources.flatMap(({ contribution }) => storedContribution(contribution) ?? []);
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
    flags: [...new Set([...person.request.flags, ...flags.filter((flag) => !personal.includes(flag))])],
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
  const profile = patient ? profileOf([patient]) : [];
  return taken.flatMap(({ said }) => medicineOf(said, { today, profile }));
}

/** Never by the Rx number of the person from whom it was taken. */
function medicineOf(said: Contribution[], context: Parameters<typeof readMedication>[1]): AskedMedicine[] {
  const text = said.find(({ medicine }) => medicine.text !== null)?.medicine.text ?? null;
  if (text === null) return [];
  const left = said.flatMap(({ asked }) => asked?.request.daysLeft ?? []);
  const daysLeft = left.length > 0 ? Math.min(...left) : null;
  return [{ index: null, mention: { ...readMedication(text, context), daysLeft } }];
}
