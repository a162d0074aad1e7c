import distance from 'damerau-levenshtein';
import { allDrugTerms, termsOfDrug, type DrugTerm } from '../domain/drugs/drug-terms.ts';

/** A term spelt nearly like a word, and how many edits away. */
export type NearName = { term: DrugTerm; joined: string; edits: number };

/** Edits that may be a slip, by length of the word: none in short words, where drugs stand too close together. */
export function allowedEdits(word: string): number {
  return word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0;
}

type Entry = { term: DrugTerm; joined: string };

/** Entries by (length, which third, letters of that third): two edits leave at least one third of a word untouched. */
let thirds: Map<string, Entry[]> | null = null;

function thirdsIndex(): Map<string, Entry[]> {
  if (thirds) return thirds;
  thirds = new Map();
  for (const term of allDrugTerms()) {
    const joined = term.phrase.replaceAll(' ', '');
    if (joined.length < 5 || !/^[a-z]+$/.test(joined)) continue;
    for (const [part, from, to] of thirdsOf(joined.length)) {
      const key = `${joined.length} ${part} ${joined.slice(from, to)}`;
      const entries = thirds.get(key);
      if (entries) entries.push({ term, joined });
      else thirds.set(key, [{ term, joined }]);
    }
  }
  return thirds;
}

function thirdsOf(length: number): [part: number, from: number, to: number][] {
  const [first, second] = [Math.floor(length / 3), Math.floor((2 * length) / 3)];
  return [
    [0, 0, first],
    [1, first, second],
    [2, second, length],
  ];
}

/** Vocabulary terms within `edits` (at most 2) of a word of lower-case letters, the nearest first. */
export function nearNames(word: string, edits: number): NearName[] {
  const found = new Map<string, NearName>();
  if (word.length < 5 || word.length > 40) return [];
  for (const { term, joined } of sharingAThird(word, edits)) {
    if (found.has(joined)) continue;
    const { steps } = distance(word, joined);
    if (steps <= edits) found.set(joined, { term, joined, edits: steps });
  }
  return [...found.values()].sort((a, b) => a.edits - b.edits);
}

function sharingAThird(word: string, edits: number): Set<Entry> {
  const index = thirdsIndex();
  const entries = new Set<Entry>();
  for (let length = Math.max(5, word.length - edits); length <= word.length + edits; length++) {
    for (const [part, from, to] of thirdsOf(length)) {
      for (let shift = -edits; shift <= edits; shift++) {
        if (from + shift < 0) continue;
        const found = index.get(`${length} ${part} ${word.slice(from + shift, to + shift)}`);
        for (const entry of found ?? []) entries.add(entry);
      }
    }
  }
  return entries;
}

/** The fewest edits from a word to anything that a drug is called; `Infinity` when nothing is of similar length. */
export function editsToDrug(word: string, name: string): number {
  return Math.min(
    Infinity,
    ...termsOfDrug(name)
      .map((term) => term.phrase.replaceAll(' ', ''))
      .filter((joined) => Math.abs(joined.length - word.length) <= 3)
      .map((joined) => distance(word, joined).steps),
  );
}
