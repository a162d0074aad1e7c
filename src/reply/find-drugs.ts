import { findDrugTerms } from '../domain/drugs/find-terms.ts';
import { tokenize } from '../domain/text/tokens.ts';

/** The names of all medicines that a text speaks of: by name, brand or synonym, spelt as the table has it, in any case. */
export function findDrugs(text: string): string[] {
  return [...new Set(findDrugTerms(tokenize(text.toLowerCase())).flatMap(({ term }) => term.names))];
}
