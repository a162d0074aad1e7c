import table from './data/words-in-use.json' with { type: 'json' };

const byBeginning: Partial<Record<string, string>> = table;
const read = new Map<string, ReadonlySet<string>>();

/** A word of everyday English or Spanish, lower case, without diacritics. Some are surnames as well (`long`, `paz`). */
export function isWordInUse(word: string): boolean {
  return wordsFrom(word.slice(0, 2)).has(word);
}

const none: ReadonlySet<string> = new Set();

/** The words with these first two letters, taken apart when one of them is first looked up. */
function wordsFrom(beginning: string): ReadonlySet<string> {
  const known = read.get(beginning);
  if (known) return known;
  const listed = byBeginning[beginning];
  if (listed === undefined) return none;
  const words = new Set(listed.split(' '));
  read.set(beginning, words);
  return words;
}
