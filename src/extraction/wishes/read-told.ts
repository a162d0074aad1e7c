import type { MedicationMention } from '../../domain/message.ts';
import type { Told } from '../../domain/told.ts';
import { clausesOf, taggedWords } from './clauses.ts';
import { spanOfTokens, startReading, type Reading, type ReadingContext } from '../reading.ts';
import { toldRules } from './told-words.ts';

/** What a text tells beside its wish; `names` of the medicines that it tells it of, null when of all. */
export type ToldBeside = { told: Told; names: string[] | null };

type Named = Pick<MedicationMention, 'name' | 'start' | 'end'>;

/** Reads clause by clause; `medications` are those found in the same text, with their places in it. */
export function readTold(text: string, medications: readonly Named[], context: ReadingContext): ToldBeside[] {
  const reading = startReading(text, context);
  const found = medications.map((medicine) => ({ ...tokensOf(reading, medicine), name: medicine.name }));
  return clausesOf(reading).flatMap((clause) => {
    const words = taggedWords(reading, clause, found);
    const inside = found.filter(({ at }) => at >= clause.at && at < clause.next);
    const names = inside.flatMap(({ name }) => name ?? []);
    return toldRules
      .filter(({ said, not }) => said.test(words) && !not.test(words))
      .map(({ told, ofPerson }) => ({ told, names: ofPerson || names.length === 0 ? null : names }));
  });
}

/** What of it is told of a medicine. */
export function toldOfMedicine(all: readonly ToldBeside[], name: string | null): Told[] {
  const meant = all.filter(({ names }) => names === null || name === null || names.includes(name));
  return [...new Set(meant.map(({ told }) => told))];
}

function tokensOf(reading: Reading, { start, end }: Named): { at: number; next: number } {
  const inside = reading.tokens.flatMap((_, index) => {
    const span = spanOfTokens(reading, index, index + 1);
    return span.start < end && span.end > start ? [index] : [];
  });
  return { at: inside[0] ?? -1, next: (inside.at(-1) ?? -1) + 1 };
}
