import distance from 'damerau-levenshtein';
import { madeOfDrugTable } from '../../domain/drugs/drug-table.ts';
import { allDrugTerms, type DrugTerm } from '../../domain/drugs/drug-terms.ts';
import { remember } from '../../domain/text/remember.ts';
import { slipCost } from '../../domain/text/slip-cost.ts';

/** A term spelt nearly like a word: how many edits away, and how likely a slip they are (less is likelier). */
export type NearName = { term: DrugTerm; joined: string; edits: number; cost: number };

/** The terms of one length; `letters[i]` has a bit for each letter that `terms[i]` holds. */
type OneLength = { terms: { term: DrugTerm; joined: string }[]; letters: Int32Array };

const byLength = madeOfDrugTable(() => {
  const lengths: OneLength['terms'][] = [];
  for (const term of allDrugTerms()) {
    const joined = term.words === 1 ? term.phrase : term.phrase.replaceAll(' ', '');
    if (joined.length >= 5 && /^[a-z]+$/.test(joined)) (lengths[joined.length] ??= []).push({ term, joined });
  }
  return lengths.map((terms): OneLength => ({
    terms,
    letters: Int32Array.from(terms, ({ joined }) => lettersOf(joined)),
  }));
});

/** One bit for each letter that a word holds. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) - 97);
  return letters;
}

/** Whether at most `most` letters stand in one word and not in the other: an edit makes two such at most. */
function fewStrangers(a: number, b: number, most: number): boolean {
  let rest = a ^ b;
  for (let left = most; rest !== 0; left--, rest &= rest - 1) if (left === 0) return false;
  return true;
}

/** Three edits that fingers and ears explain cost no more than two that nothing does. */
export const likelySlips = 2.2;

/** The words that were looked up last: one word of a text is asked about as itself and as a part of several. */
const recent = madeOfDrugTable(() => remember<readonly NearName[]>(32));

/** Vocabulary terms within `edits` (at most 2) of a word of a to z, the likeliest first. */
export function nearNames(word: string, edits: number): readonly NearName[] {
  if (word.length < 5 || word.length > 40 || edits < 1) return [];
  return recent()(`${word} ${edits}`, () => findNear(word, edits));
}

function findNear(word: string, edits: number): NearName[] {
  const letters = lettersOf(word);
  const found: NearName[] = [];
  for (let length = word.length - edits; length <= word.length + edits; length++) {
    const some = byLength()[length];
    if (!some) continue;
    for (let at = 0; at < some.letters.length; at++) {
      if (!fewStrangers(letters, some.letters[at] ?? 0, 2 * edits + 1)) continue;
      const one = some.terms[at];
      const near = one && sharesAThird(word, one.joined, edits) ? nearName(word, one, edits) : null;
      if (near) found.push(near);
    }
  }
  return found.sort((a, b) => a.cost - b.cost);
}

/** Terms that begin with these letters and have more. */
export function namesBegunBy(front: string): Pick<NearName, 'term' | 'joined'>[] {
  return byLength()
    .slice(front.length + 1)
    .flatMap((some) => some?.terms.filter(({ joined }) => joined.startsWith(front)) ?? []);
}

function nearName(
  word: string,
  { term, joined }: OneLength['terms'][number],
  edits: number,
): NearName | null {
  const cost = slipCost(word, joined, likelySlips);
  if (cost > likelySlips && edits > 1) return null;
  const { steps } = distance(word, joined);
  const explained = edits > 1 && joined.length >= 8 && cost <= likelySlips;
  return steps <= edits || explained ? { term, joined, edits: steps, cost } : null;
}

/**
 * Two edits leave at least one third of a word untouched, moved by as many letters. The thirds are also cut a letter
 * later: two letters swapped across a cut would spoil both sides of it.
 */
function sharesAThird(word: string, joined: string, edits: number): boolean {
  const [first, second] = [Math.floor(joined.length / 3), Math.floor((2 * joined.length) / 3)];
  return (
    holdsPart(word, joined, 0, first, edits) ||
    holdsPart(word, joined, first, second, edits) ||
    holdsPart(word, joined, first + 1, second + 1, edits) ||
    holdsPart(word, joined, second + 1, joined.length, edits)
  );
}

/** Whether letters `from` to `to` of a name stand in the word at most `edits` places away. */
function holdsPart(word: string, joined: string, from: number, to: number, edits: number): boolean {
  for (let start = Math.max(0, from - edits); start <= from + edits; start++) {
    let at = from;
    while (at < to && word.charCodeAt(start + at - from) === joined.charCodeAt(at)) at++;
    if (at === to) return true;
  }
  return false;
}
