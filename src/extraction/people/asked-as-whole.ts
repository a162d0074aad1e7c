import type { Extraction, MedicationMention } from '../../domain/message.ts';

/** What the whole text asks for is asked for in its part of one person too, where little is left of the sentence. */
export function askedAsWhole(
  part: Extraction,
  whole: readonly MedicationMention[],
  said: readonly number[] = [],
): Extraction {
  if (!part.intents.includes('refill')) return part;
  const wanted = [...said, ...whole.filter(({ asked }) => asked).map(({ start }) => start)];
  const medications = part.medications.map((one) => ({
    ...one,
    asked: one.asked || wanted.includes(one.start),
  }));
  return { ...part, medications };
}
