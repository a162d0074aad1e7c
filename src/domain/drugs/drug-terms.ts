import { drugPhrase, deriveTerms } from './derive-terms.ts';
import { drugNames, madeOfDrugTable, ownDrugs, readList } from './drug-table.ts';
import ambiguous from './data/ambiguous-names.json' with { type: 'json' };
import derived from './data/drug-terms.json' with { type: 'json' };

export { drugPhrase } from './derive-terms.ts';

/**
 * What a written term means: one row of the drug table, or several that only more words could tell apart. `sound` is
 * empty where a term cannot be compared by ear.
 */
export type DrugTerm = { phrase: string; names: readonly string[]; words: number; sound: string };

type TermIndex = {
  terms: Map<string, DrugTerm>;
  longest: Map<string, number>;
  ofDrug: Map<string, DrugTerm[]>;
};

/** Names, brands and synonyms as one comparable phrase each; ambiguous names win over a row of the same name. */
const termIndex = madeOfDrugTable((): TermIndex => {
  const index: TermIndex = { terms: new Map(), longest: new Map(), ofDrug: new Map() };
  for (const [at, row] of ambiguous.rows.entries())
    addTerm(index, derived.ambiguous[at] ?? '', readList(row[1] ?? ''));
  const own = ownDrugs();
  const lines = [...derived.drugs, ...own.map(deriveTerms)];
  let at = 0;
  for (const name of drugNames()) {
    const names = [name];
    for (const term of (lines[at++] ?? '').split('|')) addTerm(index, term, names);
  }
  return index;
});

function addTerm(into: TermIndex, term: string, names: string[]): void {
  const end = term.indexOf('=');
  const phrase = term.slice(0, end);
  let known = into.terms.get(phrase);
  if (!known) {
    const blank = phrase.indexOf(' ');
    const words = blank < 0 ? 1 : phrase.split(' ').length;
    known = { phrase, names, words, sound: term.slice(end + 1) };
    into.terms.set(phrase, known);
    const first = blank < 0 ? phrase : phrase.slice(0, blank);
    if ((into.longest.get(first) ?? 0) < words) into.longest.set(first, words);
  }
  for (const name of names) {
    const terms = into.ofDrug.get(name);
    if (!terms) into.ofDrug.set(name, [known]);
    else if (!terms.includes(known)) terms.push(known);
  }
}

/** The term written exactly so (in comparable form), or in Spanish with the other ending; else null. */
export function drugTerm(phrase: string): DrugTerm | null {
  const { terms } = termIndex();
  return terms.get(phrase) ?? inOtherEnding(phrase, terms);
}

/** Spanish takes many names in two genders, which mean the same: `amlodipino`, `amlodipina` for `amlodipine`. */
function inOtherEnding(phrase: string, terms: TermIndex['terms']): DrugTerm | null {
  if (!phrase.endsWith('ina') && !phrase.endsWith('ino')) return null;
  const stem = phrase.slice(0, -1);
  if (stem.length < shortestStem || stem.includes(' ')) return null;
  const ending = namedEndings.find((one) => terms.has(stem + one));
  return ending === undefined ? null : (terms.get(stem + ending) ?? null);
}

/** Shorter words are names of people and things. */
const shortestStem = 6;
const namedEndings = ['a', 'o', 'e', ''];

/** The most words that a term beginning with this word has; 0 when none begins so. */
export function longestTermFrom(word: string): number {
  const { longest, terms } = termIndex();
  return longest.get(word) ?? inOtherEnding(word, terms)?.words ?? 0;
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
