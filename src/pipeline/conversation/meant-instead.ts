import type { Db } from '../../db/client.ts';
import type { Extraction, MedicationMention } from '../../domain/message.ts';
import { namesInstead } from '../../extraction/answers/read-instead.ts';
import { readMeant } from '../../extraction/answers/read-meant.ts';
import type { Swap } from '../../extraction/answers/read-swap.ts';
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
  if (!question || !namesInstead(text, extraction)) return null;
  const asked = await namesOf(tx, question.ticketIds);
  const isAnother = extraction.medications.every((mention) => isNoneOf(asked, mention));
  return asked.length > 0 && isAnother ? { back: [], wanted: [0] } : null;
}

/** One of these tickets is about a medicine that was named. */
export async function isNamed(tx: Db, ticketIds: string[]): Promise<boolean> {
  const named = await tx.ticket.count({ where: { id: { in: ticketIds }, medicationText: { not: null } } });
  return named > 0;
}

/** A word for what it is for may mean any of its candidates. */
function isNoneOf(asked: string[], { name, candidates }: MedicationMention): boolean {
  const mayBe = name === null ? candidates : [name];
  return mayBe.length > 0 && !mayBe.some((one) => asked.includes(one));
}

async function namesOf(tx: Db, ticketIds: string[]): Promise<string[]> {
  const named = await tx.ticket.findMany({
    where: { id: { in: ticketIds } },
    select: { medicationName: true },
  });
  return named.flatMap(({ medicationName }) => medicationName ?? []);
}
