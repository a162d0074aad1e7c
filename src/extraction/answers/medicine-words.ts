import type { MedicationMention } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';

/** The words of a text, with `medicine` in the place of those at these places in it. */
export function medicineWords(
  text: string,
  medications: readonly Pick<MedicationMention, 'start' | 'end'>[],
): string {
  let rest = text;
  // One that is named in two strengths stands in one place.
  const places = new Map(medications.map(({ start, end }) => [start, end]));
  for (const [start, end] of [...places].toReversed())
    rest = `${rest.slice(0, start)} medicine ${rest.slice(end)}`;
  return normaliseText(rest);
}
