import { findDrugTerms } from '../domain/drugs/find-terms.ts';
import { tokenize } from '../domain/text/tokens.ts';

/** The names of all medicines that a text speaks of: by name, brand or synonym, exactly as written. */
export function findDrugs(text: string): string[] {
  return [...new Set(findDrugTerms(tokenize(text)).flatMap(({ term }) => term.names))];
}
