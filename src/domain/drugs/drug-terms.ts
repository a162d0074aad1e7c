import { readableText } from '../text/readable-text.ts';
import { phraseOf, tokenize } from '../text/tokens.ts';
import { drugTable, readList } from './drug-table.ts';
import ambiguous from './data/ambiguous-names.json' with { type: 'json' };

/** What a written term means: one row of the drug table, or several that only more words could tell apart. */
export type DrugTerm = { phrase: string; names: readonly string[]; words: number };

type TermIndex = {
  terms: Map<string, DrugTerm>;
  longest: Map<string, number>;
  ofDrug: Map<string, DrugTerm[]>;
};

let index: TermIndex | null = null;

/** Names, brands and synonyms as one comparable phrase each; ambiguous names win over a row of the same name. */
function termIndex(): TermIndex {
  if (index) return index;
  index = { terms: new Map(), longest: new Map(), ofDrug: new Map() };
  for (const row of ambiguous.rows) addTerm(index, row[0] ?? '', readList(row[1] ?? ''));
  for (const drug of drugTable().values()) {
    for (const written of [drug.name, ...drug.brands, ...drug.synonyms]) addTerm(index, written, [drug.name]);
  }
  return index;
}

function addTerm(into: TermIndex, written: string, names: string[]): void {
  const phrase = drugPhrase(written);
  const known = into.terms.get(phrase);
  const term = known ?? { phrase, names, words: phrase.split(' ').length };
  if (!known) {
    into.terms.set(phrase, term);
    const first = phrase.split(' ')[0] ?? '';
    into.longest.set(first, Math.max(into.longest.get(first) ?? 0, term.words));
  }
  for (const name of names) {
    const terms = into.ofDrug.get(name);
    if (!terms) into.ofDrug.set(name, [term]);
    else if (!terms.includes(term)) terms.push(term);
  }
}

/** A name or brand in the form in which terms are compared. */
export function drugPhrase(written: string): string {
  return phraseOf(tokenize(readableText(written).text));
}

/** The term written exactly so (in comparable form), or null. */
export function drugTerm(phrase: string): DrugTerm | null {
  return termIndex().terms.get(phrase) ?? null;
}

/** The most words that a term beginning with this word has; 0 when none begins so. */
export function longestTermFrom(word: string): number {
  return termIndex().longest.get(word) ?? 0;
}

/** All terms that can mean this row, its own name first. */
export function termsOfDrug(name: string): readonly DrugTerm[] {
  return termIndex().ofDrug.get(name) ?? [];
}

export function allDrugTerms(): Iterable<DrugTerm> {
  return termIndex().terms.values();
}

/** Rows that a name, brand or synonym can mean: none, one, or several when the word is ambiguous. */
export function drugsCalled(written: string): readonly string[] {
  return drugTerm(drugPhrase(written))?.names ?? [];
}
