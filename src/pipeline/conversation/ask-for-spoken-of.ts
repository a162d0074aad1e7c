import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Db } from '../../db/client.ts';
import type { Extraction, MedicationMention } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { refersBack } from '../../extraction/answers/refers-back.ts';
import { matchPrescription } from '../../extraction/medicines/match-prescription.ts';
import { readTold, type ToldBeside } from '../../extraction/wishes/read-told.ts';
import { identifyPerson, type IdentifiedRequest } from '../reading/identify-people.ts';
import type { QuestionKind } from './open-question.ts';
import { personalFlags } from './said-for-ticket.ts';
import type { Serving } from './serving.ts';

/** Behind any other question "it" is what we have asked about, or what was taken back. */
const openToWishes: readonly QuestionKind[] = ['details', 'told'];

/**
 * "Ok refill it", behind a question about a medicine: that one is asked for, as if it had been named, beside the
 * question. Of several the one that is on their list, or that they called theirs. Null where nothing was spoken of, or
 * more than one may be meant.
 */
export async function askForSpokenOf(
  tx: Db,
  { message, question, patientsOfSender, today }: Serving,
  person: IdentifiedRequest,
): Promise<IdentifiedRequest | null> {
  const { request } = person;
  if (message.channel !== 'sms' || !question || !openToWishes.includes(question.kind)) return null;
  if (!wishesForUnnamed(person)) return null;
  const wanted = refersBack(withoutClaims(message.text, request.extraction));
  if (wanted === null) return null;
  const { spoken, told } = await findSpokenOf(tx, question.messageIds, today);
  const known = person.patient ?? (patientsOfSender.length === 1 ? (patientsOfSender[0] ?? null) : null);
  const meant = wanted === 'several' ? spoken : oneOf(spoken, known);
  const medicines = meant.map(({ mention }) => ({ index: null, mention: { ...mention, asked: true } }));
  if (medicines.length === 0) return null;
  const extraction = request.extraction && { ...request.extraction, intents: ['refill' as const] };
  // "It makes me cough", and then "refill it anyway": a clinician weighs the one beside the other.
  const whole = { ...request, medicines, extraction, told: [...(request.told ?? []), ...told] };
  const found = await identifyPerson(tx, message, whole, { today, patientsOfSender });
  return { ...found, request: { ...found.request, medicines, extraction, told: whole.told } };
}

/** A refill is wished for, and neither a medicine nor anything else that has a place of its own. */
function wishesForUnnamed({ request: { medicines, claims, extraction, flags } }: IdentifiedRequest): boolean {
  if (!extraction || medicines.length + extraction.medications.length + claims.rxNumbers.length > 0)
    return false;
  const asks = extraction.intents.every((intent) => ['refill', 'unclear', 'thanks'].includes(intent));
  return asks && !extraction.asksForAll && !flags.some((flag) => personalFlags.includes(flag));
}

/** The words of the wish alone. */
function withoutClaims(text: string, extraction: Extraction | null): string {
  const { name = null, birthDate = null } = extraction?.patient ?? {};
  return [name, birthDate].reduce((rest, claim) => (claim ? rest.replace(claim.text, ' ') : rest), text);
}

/** The medicines that were spoken of, whether as the sender's own, and what was told beside them. */
type Spoken = { mention: MedicationMention; own: boolean };
type SpokenOf = { spoken: Spoken[]; told: ToldBeside[] };

const asOwn = /\b(?:my|our|mi|mis|nuestr[oa]s?)\s+(?:\p{L}+\s+)?$/iu;

/** The medicines of the last text of the exchange that spoke of any, each once. */
async function findSpokenOf(tx: Db, messageIds: string[], today: CalendarDate): Promise<SpokenOf> {
  const rows = await tx.extraction.findMany({
    where: { messageId: { in: messageIds }, engine: { startsWith: 'rules-' } },
    select: { result: true, message: { select: { text: true } } },
    orderBy: { id: 'asc' },
  });
  // The column is written by `save-outcome.ts` alone.
  const read = rows.map(({ result, message: { text } }) => ({ text, ...(result as unknown as Extraction) }));
  const last = read.findLast(({ medications }) => medications.some(({ name }) => name !== null));
  const named = (last?.medications ?? []).filter(
    ({ name }, place, all) => name !== null && all.findIndex((other) => other.name === name) === place,
  );
  const text = last?.text ?? '';
  return {
    spoken: named.map((mention) => ({ mention, own: asOwn.test(text.slice(0, mention.start)) })),
    told: readTold(text, last?.medications ?? [], { today, profile: [] }),
  };
}

/** The only one there is, that they take, or that they called their own. */
function oneOf(spoken: Spoken[], patient: Patient | null): Spoken[] {
  const listed = spoken.filter(
    ({ mention }) => patient && matchPrescription(mention, patient.prescriptions).kind !== 'none',
  );
  const own = spoken.filter((one) => one.own);
  return [spoken, listed, own].find(({ length }) => length === 1) ?? [];
}
