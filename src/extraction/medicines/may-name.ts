import { drugNamed } from '../../domain/drugs/drug-table.ts';
import { fitsLayTerm, layTermIn } from '../../domain/drugs/lay-terms.ts';
import type { MedicationMention } from '../../domain/message.ts';
import { readMedication } from './read-medication.ts';
import type { ReadingContext } from '../reading.ts';

/**
 * Whether words that name no one medicine (`blood pressure pill`, a name that fits several) can mean the one that is
 * named now; null where the words say nothing of it.
 */
export function mayName(
  words: string,
  { name }: Pick<MedicationMention, 'name'>,
  context: ReadingContext,
): boolean | null {
  const lay = layTermIn(words);
  const drug = name === null ? null : drugNamed(name);
  if (lay) return drug !== null && fitsLayTerm(drug, lay);
  const { candidates } = readMedication(words, context);
  return candidates.length === 0 ? null : name !== null && candidates.includes(name);
}
