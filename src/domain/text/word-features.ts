import { hashed, noLetters } from './hashed.ts';
import { meaningsOf, type Thesaurus, type Word } from './meanings.ts';

/** Something a text has: its place in a table of weights, how much it counts, and where it stands. */
export type Feature = { slot: number; value: number; from: number; to: number };

/** How much a fact that was found by other means counts beside the words. */
const factValue = 0.6;

/** Meanings told within so many of each other are weighed as a pair. */
const nearMeanings = 5;

/**
 * What a text is weighed by: its words, their pairs, pairs with one word between, what they mean in either language by
 * each of the thesauri, meanings near each other, and the pieces of longer words, so that a slip of the finger leaves
 * most of a word standing. `facts` are names of things that were found in the text by other means. Each feature counts
 * once; `slots`, a power of two, is the size of the table of weights.
 */
export function wordFeatures(
  words: readonly Word[],
  facts: readonly string[],
  thesauri: readonly Thesaurus[],
  slots: number,
): Feature[] {
  const features = new Map<number, Feature>();
  function addHash(hash: number, from: number, to: number, value: number): void {
    const slot = mixed(hash) & (slots - 1);
    if (!features.has(slot)) features.set(slot, { slot, value, from, to });
  }
  function add(name: string, from: number, to: number, value = 1): void {
    addHash(hashed(noLetters, name, 0, name.length), from, to, value);
  }
  const start = { text: '^', from: 0, to: 0 };
  words.forEach(({ text, from, to }, at) => {
    const [one, two] = [words[at - 1] ?? start, words[at - 2]];
    add(`1 ${text}`, from, to);
    add(`2 ${one.text} ${text}`, one.from, to);
    if (two) add(`3 ${two.text} ${text}`, two.from, to);
    if (text.length < 4) return;
    const marked = `^${text.slice(0, longestInPieces)}$`;
    for (const length of pieceLengths)
      for (let end = length; end <= marked.length; end++)
        addHash(hashed(piece, marked, end - length, end), from, to, 1);
  });
  for (const thesaurus of thesauri) {
    const told = meaningsOf(words, thesaurus);
    told.forEach(({ meaning, from, to }, at) => {
      add(`5 ${meaning}`, from, to);
      for (const later of told.slice(at + 1, at + 1 + nearMeanings)) {
        if (later.from >= to) add(`7 ${meaning} ${later.meaning}`, from, later.to);
      }
    });
  }
  const share = 1 / Math.sqrt(Math.max(1, features.size));
  for (const feature of features.values()) feature.value = share;
  for (const fact of facts) add(`6 ${fact}`, 0, 0, factValue);
  return [...features.values()];
}

/** The pieces of a longer word with its ends marked: so many letters each, of so many letters of the word. */
const pieceLengths = [3, 4, 5];
const longestInPieces = 20;

const piece = hashed(noLetters, '4 ', 0, 2);

/** Mixed once more, so that the low bits of a hash are even. */
function mixed(hash: number): number {
  const folded = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (folded ^ (folded >>> 13)) >>> 0;
}
