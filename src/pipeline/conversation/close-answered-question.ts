import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { sameStrength } from '../../domain/drugs/strength.ts';
import { saysForOneself } from '../../extraction/people/for-oneself.ts';
import { mayName } from '../../extraction/medicines/may-name.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import { findAskedForAnother, relativeSaid } from './relatives-asked-for.ts';
import { agree, findSaid } from './earlier-claims.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { moveArrivals } from '../joins/move-arrivals.ts';
import type { OpenQuestion } from './open-question.ts';
import type { TicketOutcome } from '../needs/opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type AnsweredQuestion = {
  message: StoredMessage;
  outcomes: TicketOutcome[];
  question: OpenQuestion | null;
  /** Nobody knows by the phone alone whose answer it is. */
  sharedPhone: boolean;
  today: CalendarDate;
  now: Date;
};

/** An Rx number names the medicine of its prescription. */
type Named = { ticketId: string; person: IdentifiedRequest; name: string | null; strength: string | null };

/**
 * The medicine that we asked for has been named: the ticket that waited to learn it, or whose it is, ends in the one
 * that the answer opened or joined, and hands its arrivals over. Never across patients, and never where what was said
 * for the one contradicts the other. Call it when that one is written.
 */
export async function closeAnsweredQuestion(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  answered: AnsweredQuestion,
): Promise<void> {
  const { message } = answered;
  if (message.structured) return;
  const named = answered.outcomes.flatMap(namedIn);
  const people = [...new Set(named.map(({ person }) => person))];
  for (const person of people) {
    const theirs = named.filter((one) => one.person === person);
    await closeAnsweredBy(tx, deps, answered, { person, named: theirs, all: named });
  }
}

async function closeAnsweredBy(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  answered: AnsweredQuestion,
  { person, named, all }: { person: IdentifiedRequest; named: Named[]; all: Named[] },
): Promise<void> {
  const { message } = answered;
  const found = await findWaiting(tx, answered, person);
  const another = person.request.extraction?.speaksOfAnother ?? false;
  const waiting = another ? await ofTheSame(tx, answered, found) : await withoutOthers(tx, answered, found);
  const said = await findSaid(tx, message.conversationKey, waiting);
  for (const ticket of waiting) {
    const into = named.find(
      (one) =>
        one.ticketId !== ticket.id &&
        mayMean(ticket, one, answered) &&
        (said.get(ticket.id) ?? []).every((earlier) => agree(earlier, one.person.request.claims)),
    );
    if (into && !all.some(({ ticketId }) => ticketId === ticket.id))
      await endInto(tx, deps, answered, { ticket, into });
  }
}

function namedIn({ ticketId, wish }: TicketOutcome): Named[] {
  const { person, medicine, decided } = wish;
  const { prescription } = decided;
  if (!medicine && !prescription) return [];
  const name = prescription?.drugName ?? medicine?.mention.name ?? null;
  const strength = prescription?.strength ?? medicine?.mention.strength ?? null;
  return [{ ticketId, person, name, strength }];
}

const columns = {
  id: true,
  patientId: true,
  medicationText: true,
  medicationName: true,
  strength: true,
} as const;

type Waiting = {
  id: string;
  patientId: string | null;
  medicationText: string | null;
  medicationName: string | null;
  strength: string | null;
};

/** Of this thread's tickets those that wait for an answer, and of which this person's words can be one. */
async function findWaiting(
  tx: Db,
  { message, question, sharedPhone }: AnsweredQuestion,
  person: IdentifiedRequest,
): Promise<Waiting[]> {
  const patientId = person.patient?.id ?? null;
  const { claims } = person.request;
  const saysWhose = claims.name !== null || claims.birthDates.length > 0;
  if (sharedPhone && !(saysWhose && patientId !== null)) return [];
  const asked = { id: { in: question?.ticketIds ?? [] } };
  // While nobody knows the patient, only a medicine and nothing else is taken for the answer to what has lapsed.
  const before = saysWhose && patientId === null ? [] : [{ medicationText: null, patientId }];
  return tx.ticket.findMany({
    where: {
      conversationKey: message.conversationKey,
      stage: 'clarifying',
      status: { not: 'resolved' },
      prescriptionId: null,
      AND: [{ OR: [asked, ...before] }, { OR: [{ patientId: null }, { patientId }] }],
    },
    select: columns,
  });
}

/** What we have asked about and was asked for somebody else too, as far as that one is not called otherwise now. */
async function ofTheSame(
  tx: Db,
  { message, question }: AnsweredQuestion,
  waiting: Waiting[],
): Promise<Waiting[]> {
  const asked = await findAskedForAnother(tx, message.conversationKey, waiting);
  const said = relativeSaid(message.text);
  return waiting.filter(({ id, patientId }) => {
    // Whose it is, and who speaks now, is known: no words are needed for that.
    if (patientId !== null) return true;
    const called = asked.get(id);
    if (!called || !question?.ticketIds.includes(id)) return false;
    return said.every((one) => called.includes(one));
  });
}

/** "And for me": what was asked for somebody else is not answered by it. */
async function withoutOthers(tx: Db, { message }: AnsweredQuestion, waiting: Waiting[]): Promise<Waiting[]> {
  if (!saysForOneself(message.text)) return waiting;
  const asked = await findAskedForAnother(tx, message.conversationKey, waiting);
  return waiting.filter(({ id, patientId }) => patientId !== null || !asked.has(id));
}

/** What was named by a class word, or in a way that fits several, can be what the answer names. */
function mayMean(
  ticket: Waiting,
  { name, strength, person }: Named,
  { question, today }: AnsweredQuestion,
): boolean {
  if (ticket.medicationText === null) return true;
  if (!question?.ticketIds.includes(ticket.id)) return false;
  const strengths = [ticket.strength, strength].filter((one) => one !== null);
  const [one, other] = strengths;
  const askedForIt = question.asked.includes('medication');
  if (!askedForIt && one !== undefined && other !== undefined && !sameStrength(one, other)) return false;
  // Of the same medicine dedup has decided while nobody knows the patient: two people may share the phone.
  if (ticket.medicationName !== null) return person.patient !== null && ticket.medicationName === name;
  return mayName(ticket.medicationText, { name }, { today, profile: [] }) ?? askedForIt;
}

async function endInto(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, now }: AnsweredQuestion,
  answer: { ticket: Waiting; into: Named },
): Promise<void> {
  const ticket = await lockTicket(tx, answer.ticket.id);
  if (ticket?.stage !== 'clarifying' || ticket.status === 'resolved') return;
  const into = await lockTicket(tx, answer.into.ticketId);
  if (!into) throw new Error('a ticket that was just opened is gone');
  const evidence = {
    rule: 'answer-to-our-question',
    fields: ['sender'],
    fromTicketId: ticket.id,
    by: 'system',
  };
  await moveArrivals(tx, deps, { from: ticket, into, evidence, actor: 'system', now, priority: 'routine' });
  const { queue, priority, patientId } = ticket;
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position: { stage: 'merged', status: 'closed', queue, priority },
      event: {
        type: 'answered',
        actor: 'system',
        detail: { messageId: message.id, mergedIntoId: into.id },
      },
      outcome: { code: 'merged', text: null },
      columns: { mergedIntoId: into.id, patientId: patientId ?? into.patientId },
    },
    now,
  );
}
