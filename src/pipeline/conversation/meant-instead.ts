import type { Db } from '../../db/client.ts';
import type { Extraction, MedicationMention } from '../../domain/message.ts';
import {
  namesAlone,
  namesInstead,
  opensWithRefusal,
  refusesIt,
} from '../../extraction/answers/read-instead.ts';
import { readMeant } from '../../extraction/answers/read-meant.ts';
import type { Swap } from '../../extraction/answers/read-swap.ts';
import { isMeant } from './meant-tickets.ts';
import type { OpenQuestion } from './open-question.ts';

/**
 * "Oops, I meant X", "no the X", behind a request for a medicine: no question that was asked is put right by it. Without
 * a word for a slip only what was not asked for takes the place of another. Null for any other text.
 */
export async function meantInstead(
  tx: Db,
  text: string,
  question: OpenQuestion | null,
  extraction: Extraction,
): Promise<Swap | null> {
  const meant = question && readMeant(text, extraction);
  if (meant) return (await isNamed(tx, question.ticketIds)) ? meant : null;
  if (!question || !(namesInstead(text, extraction) || (await namesRest(tx, text, question, extraction))))
    return null;
  const asked = await askedIn(tx, question.ticketIds);
  const isAnother = extraction.medications.every((mention) => isNoneOf(asked, mention));
  return asked.length > 0 && isAnother ? { back: [], wanted: [0] } : null;
}

/** "Wrong one", and in the next text "metformin". */
async function namesRest(
  tx: Db,
  text: string,
  { kind, messageIds }: OpenQuestion,
  extraction: Extraction,
): Promise<boolean> {
  const last = messageIds.at(-1);
  if (kind !== 'told' || last === undefined || !namesAlone(text, extraction)) return false;
  const before = await tx.inboundMessage.findUnique({ where: { id: last }, select: { text: true } });
  return before !== null && (refusesIt(before.text) || opensWithRefusal(before.text));
}

/** One of these tickets is about a medicine that was named. */
export async function isNamed(tx: Db, ticketIds: string[]): Promise<boolean> {
  const named = await tx.ticket.count({ where: { id: { in: ticketIds }, medicationText: { not: null } } });
  return named > 0;
}

type Asked = { medicationName: string | null; strength: string | null };

/** Another medicine, or another strength of the same; a word for what it is for may mean any of its candidates. */
function isNoneOf(asked: Asked[], mention: MedicationMention): boolean {
  if (mention.name !== null) return !asked.some((one) => isMeant(one, mention));
  const { candidates } = mention;
  return (
    candidates.length > 0 &&
    !asked.some(({ medicationName }) => medicationName !== null && candidates.includes(medicationName))
  );
}

function askedIn(tx: Db, ticketIds: string[]): Promise<Asked[]> {
  return tx.ticket.findMany({
    where: { id: { in: ticketIds }, medicationName: { not: null } },
    select: { medicationName: true, strength: true },
  });
}
