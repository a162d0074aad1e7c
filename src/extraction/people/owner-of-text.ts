import { readByRules } from '../read-by-rules.ts';
import type { ReadingContext } from '../reading.ts';
import { findOwnerCues } from './owner-cues.ts';

/**
 * The one person for whom a text asks for its medicines, as it speaks of them: `self`, a relative, a pronoun ("he needs
 * the …") or a name; null where it speaks of nobody, or of more than one.
 */
export function ownerOfText(text: string, context: ReadingContext): string | null {
  const { mentions, readIntents, reading } = readByRules(text, context);
  const wanted = mentions.filter((_, place) => readIntents.wanted[place] ?? false);
  const medicines = wanted.length > 0 ? wanted : mentions;
  const cues = findOwnerCues(reading, { medicines, pairs: [], names: [] });
  const [one, ...others] = new Set(cues.map(({ key }) => key));
  return one !== undefined && others.length === 0 ? one : null;
}
