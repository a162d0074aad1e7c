import distance from 'damerau-levenshtein';
import { allDrugTerms, type DrugTerm } from '../domain/drugs/drug-terms.ts';
import { slipCost } from '../domain/text/slip-cost.ts';

/** A term spelt nearly like a word: how many edits away, and how likely a slip they are (less is likelier). */
export type NearName = { term: DrugTerm; joined: string; edits: number; cost: number };

type Entry = { term: DrugTerm; joined: string; letters: number };

/** Entries by (length, which third, letters of that third): two edits leave at least one third of a word untouched. */
let thirds: Map<string, Entry[]> | null = null;

function thirdsIndex(): Map<string, Entry[]> {
  if (thirds) return thirds;
  thirds = new Map();
  for (const term of allDrugTerms()) {
    const joined = term.phrase.replaceAll(' ', '');
    if (joined.length < 5 || !/^[a-z]+$/.test(joined)) continue;
    const entry = { term, joined, letters: lettersOf(joined) };
    for (const [part, from, to] of thirdsOf(joined.length)) {
      const key = keyOf(joined.length, part, joined.slice(from, to));
      const entries = thirds.get(key);
      if (entries) entries.push(entry);
      else thirds.set(key, [entry]);
    }
  }
  return thirds;
}

function keyOf(length: number, part: number, letters: string): string {
  return `${length} ${part} ${letters}`;
}

function thirdsOf(length: number): [part: number, from: number, to: number][] {
  const [first, second] = [Math.floor(length / 3), Math.floor((2 * length) / 3)];
  return [
    [0, 0, first],
    [1, first, second],
    [2, second, length],
    // Cut once more a letter later: two letters swapped across a cut would spoil both sides of it.
    [3, 0, first + 1],
    [4, first + 1, second + 1],
    [5, second + 1, length],
  ];
}

/** One bit for each letter that a word holds. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) - 97);
  return letters;
}

/** How many letters one word holds and the other does not: at most two for each edit. */
function strangers(a: number, b: number): number {
  let rest = a ^ b;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Three edits that fingers and ears explain cost no more than two that nothing does. */
const likelySlips = 2.2;

/** Vocabulary terms within `edits` (at most 2) of a word of a to z, the likeliest first. */
export function nearNames(word: string, edits: number): NearName[] {
  if (word.length < 5 || word.length > 40 || edits < 1) return [];
  const letters = lettersOf(word);
  const found: NearName[] = [];
  for (const { term, joined, letters: others } of sharingAThird(word, edits)) {
    if (strangers(letters, others) > 2 * edits + 1) continue;
    const cost = slipCost(word, joined, likelySlips);
    if (cost > likelySlips && edits > 1) continue;
    const { steps } = distance(word, joined);
    const explained = edits > 1 && joined.length >= 8 && cost <= likelySlips;
    if (steps <= edits || explained) found.push({ term, joined, edits: steps, cost });
  }
  return found.sort((a, b) => a.cost - b.cost);
}

function sharingAThird(word: string, edits: number): Set<Entry> {
  const index = thirdsIndex();
  const entries = new Set<Entry>();
  for (let length = Math.max(5, word.length - edits); length <= word.length + edits; length++) {
    for (const [part, from, to] of thirdsOf(length)) {
      for (let shift = -edits; shift <= edits; shift++) {
        if (from + shift < 0) continue;
        const found = index.get(keyOf(length, part, word.slice(from + shift, to + shift)));
        for (const entry of found ?? []) entries.add(entry);
      }
    }
  }
  return entries;
}
