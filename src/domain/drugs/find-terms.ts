import { isWordInUse } from '../names/words-in-use.ts';
import type { Token } from '../text/tokens.ts';
import { drugTerm, longestTermFrom, type DrugTerm } from './drug-terms.ts';
import { isOrdinaryWord } from './ordinary-words.ts';

/** A term found in a text: tokens `at` to `next` (exclusive). */
export type FoundTerm = { term: DrugTerm; at: number; next: number };

/** Marks that stand inside names (`K-Dur`, `Humulin 70/30`, `St. John's`). */
const insideNames = new Set(['-', '/', '.']);

/** All exact names, brands and synonyms in a text, the longest first, without overlaps. */
export function findDrugTerms(tokens: readonly Token[]): FoundTerm[] {
  const found: FoundTerm[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const hit = longestTermAt(tokens, at);
    if (!hit) continue;
    found.push(hit);
    at = hit.next - 1;
  }
  return found;
}

function longestTermAt(tokens: readonly Token[], at: number): FoundTerm | null {
  const first = tokens[at];
  if (!first || first.kind === 'mark') return null;
  const longest = longestTermFrom(first.text) || longestTermFrom(owned(first.text));
  let best: FoundTerm | null = null;
  let phrase = '';
  let words = 0;
  for (let next = at; next < tokens.length && words < longest; next++) {
    const token = tokens[next];
    if (!token) break;
    if (token.kind === 'mark') {
      if (insideNames.has(token.text)) continue;
      break;
    }
    phrase = phrase === '' ? token.text : `${phrase} ${token.text}`;
    words++;
    const term = drugTerm(phrase) ?? drugTerm(owned(phrase));
    if (term) best = { term, at, next: next + 1 };
  }
  return best;
}

/** `qvar's got two days in it`, `my norcos`: the name without what is joined to it, unless that is a word of its own. */
function owned(phrase: string): string {
  if (phrase.endsWith("'s")) return phrase.slice(0, -2);
  if (!plural.test(phrase) || drugTerm(phrase.slice(0, -1)) === null) return phrase;
  return isWordInUse(phrase) || isOrdinaryWord(phrase) ? phrase : phrase.slice(0, -1);
}

/** One word; shorter ones are words of their own. */
const plural = /^[a-z]{5,}s$/;
