import { drugNamed } from '../../domain/drugs/drug-table.ts';
import { findDrugTerms } from '../../domain/drugs/find-terms.ts';
import { fitsLayTerm, layTermAt, type LayTerm } from '../../domain/drugs/lay-terms.ts';
import type { MedicationMention } from '../../domain/message.ts';
import { readableText } from '../../domain/text/readable-text.ts';
import { tokenize } from '../../domain/text/tokens.ts';

type Named = Pick<MedicationMention, 'text' | 'name'>;

/** The lay term by which a medicine was asked for; null where its name is written, or nothing says what it is for. */
export function classWordOf({ text, name }: Named): LayTerm | null {
  const tokens = tokenize(readableText(text).text);
  const spelt = findDrugTerms(tokens).flatMap(({ term }) => term.names);
  if (name !== null && spelt.includes(name)) return null;
  for (let at = 0; at < tokens.length; at++) {
    const found = layTermAt(tokens, at);
    if (found) return found.term;
  }
  return null;
}

/**
 * What a medicine is for names none: of a list every one that people may call so is meant, as candidates where they
 * are several.
 */
export function amongCalledSo<M extends Named & Pick<MedicationMention, 'candidates'>>(
  mention: M,
  list: readonly { drugName: string | null }[],
): M {
  const term = classWordOf(mention);
  if (!term) return mention;
  const drugs = list.flatMap(({ drugName }) => (drugName === null ? [] : (drugNamed(drugName) ?? [])));
  const names = [...new Set(drugs.filter((drug) => fitsLayTerm(drug, term)).map(({ name }) => name))];
  const [only] = names;
  if (only === undefined) return mention;
  return names.length === 1
    ? { ...mention, name: only, candidates: [] }
    : { ...mention, name: null, candidates: names };
}
