import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Intent } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { forPeople, withoutBusiness } from '../../extraction/wishes/business-apart.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { type PersonRequest, profileOf, readMessage } from '../reading/read-message.ts';
import { needsAnswer, type OpenQuestion } from './open-question.ts';

type Light = {
  message: Pick<StoredMessage, 'channel' | 'text' | 'structured'>;
  question: OpenQuestion | null;
  patientsOfSender: Patient[];
  today: CalendarDate;
};

/**
 * "Lisinopril, how much is it?", where we have asked which medicine or who it is for: the one answers that, and the other
 * is for a person. The answer is read by itself. Null where nothing was asked, the text says anything else, or the rest of it answers nothing.
 */
export function answerApart(
  { message, question, patientsOfSender, today }: Light,
  given: PersonRequest,
): PersonRequest | null {
  if (message.channel !== 'sms' || message.structured || !question || !needsAnswer(question)) return null;
  const { extraction, flags } = given;
  if (!extraction || flags.length > 0 || !extraction.intents.some((one) => forPeople.includes(one)))
    return null;
  if (extraction.intents.some((one) => !forPeople.includes(one) && one !== 'refill')) return null;
  const text = withoutBusiness(message.text, { today, profile: profileOf(patientsOfSender) });
  if (text === null) return null;
  const [request, ...others] = readMessage({ ...message, text, original: '' }, { today, patientsOfSender });
  if (!request || others.length > 0 || !answers(request)) return null;
  const beside = extraction.intents.filter((one) => forPeople.includes(one));
  return { ...request, apart: { answer: text, beside } };
}

/** A medicine or who it is for, and nothing else. */
function answers({ medicines, claims, flags, extraction }: PersonRequest): boolean {
  const says = medicines.length > 0 || claims.name !== null || claims.birthDates.length > 0;
  return says && flags.length === 0 && (extraction?.intents ?? []).every((one) => ofAnswers.includes(one));
}

const ofAnswers: readonly Intent[] = ['refill', 'unclear'];

/** What was asked beside the answer is left to a person, on the ticket that was answered. */
export async function leaveBeside(
  tx: Db,
  { message, requests, now }: { message: StoredMessage; requests: PersonRequest[]; now: Date },
): Promise<void> {
  if (!requests.some(({ apart }) => apart)) return;
  const ticket = await tx.ticket.findFirst({
    where: { status: { not: 'closed' }, sources: { some: { withdrawnAt: null, messageId: message.id } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const task = { ...answerBeside, ticketId: ticket?.id ?? null, messageId: message.id, dueAt: now };
  await addTask(tx, { ...task, dedupeKey: `beside:${message.id}` }, now);
}

const answerBeside = {
  kind: 'answer_beside',
  queue: 'concierge',
  why: 'Beside their answer the sender asks something for the team, such as what it costs: read their text, and answer that.',
} as const;
