import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Intent, MedicationMention } from '../../domain/message.ts';
import { earlyGrounds, toldOf } from '../../domain/told.ts';
import { pressesAgain } from '../../extraction/answers/presses-words.ts';
import { toldOfMedicine } from '../../extraction/wishes/read-told.ts';
import { readAnswer } from '../../extraction/answers/read-answer.ts';
import { readRunsOut } from '../../extraction/medicines/runs-out.ts';
import type { OpenQuestion } from './open-question.ts';
import type { AskedMedicine, PersonRequest } from '../reading/read-message.ts';

/**
 * "But I am out", "es urgente, ya no tengo", "I need it today", after an outcome was told: it speaks of what was asked
 * for, and asks for that once more, now urgently. A text that names a medicine or somebody, or wants anything else, is
 * read as it stands.
 */
export async function withPressed(
  tx: Db,
  { text, question, today }: { text: string; question: OpenQuestion | null; today: CalendarDate },
  request: PersonRequest,
): Promise<PersonRequest> {
  const { extraction, medicines, claims } = request;
  if (question?.kind !== 'told' || !extraction || medicines.length > 0) return request;
  const silent = extraction.intents.every((intent) => beside.includes(intent));
  const named = extraction.medications.length > 0 || extraction.asksForAll || extraction.speaksOfAnother;
  const whose = claims.name !== null || claims.birthDates.length > 0 || claims.rxNumbers.length > 0;
  if (!silent || named || whose || !presses(text, today, request)) return request;
  const asked = await findAsked(tx, question.ticketIds);
  if (asked.length === 0) return request;
  return { ...request, urgent: true, medicines: asked, extraction: { ...extraction, intents: ['refill'] } };
}

const beside: readonly Intent[] = ['refill', 'unclear', 'status', 'thanks'];

/** Less than this is left of what is on its way. */
const fewDays = 3;

function presses(text: string, today: CalendarDate, { extraction, flags, told }: PersonRequest): boolean {
  const left = readAnswer(text).daysLeft ?? extraction?.daysLeft ?? readRunsOut(text, today)?.days ?? null;
  const grounds = toldOf(earlyGrounds, toldOfMedicine(told ?? [], null));
  return (
    flags.includes('out_of_medicine') ||
    (left !== null && left <= fewDays) ||
    grounds.length > 0 ||
    pressesAgain(text)
  );
}

/** The medicines of these tickets as if they had been named; none where they are several people's. */
async function findAsked(tx: Db, ids: string[]): Promise<AskedMedicine[]> {
  const tickets = await tx.ticket.findMany({
    where: {
      id: { in: ids },
      medicationName: { not: null },
      status: { notIn: ['closed'] },
      stage: { notIn: ['withdrawn', 'merged', 'denied', 'delivered'] },
    },
    select: { medicationText: true, medicationName: true, strength: true, rxNumber: true, patientId: true },
    orderBy: { id: 'asc' },
  });
  if (new Set(tickets.map(({ patientId }) => patientId)).size > 1) return [];
  return tickets.map(({ medicationText, medicationName, strength, rxNumber }) => {
    const text = medicationText ?? medicationName ?? '';
    const mention: MedicationMention = {
      ...{ text, start: 0, end: 0, name: medicationName, candidates: [], source: 'profile' },
      ...{ strength, quantity: null, form: null, frequency: null, rxNumber, daysLeft: null, asked: true },
    };
    return { index: null, mention };
  });
}
