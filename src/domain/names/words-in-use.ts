import table from './data/words-in-use.json' with { type: 'json' };

let words: Set<string> | null = null;

/** A word of everyday English or Spanish, lower case, without diacritics. Some are surnames as well (`long`, `paz`). */
export function isWordInUse(word: string): boolean {
  words ??= new Set(table.words.flatMap((line) => line.split(' ')));
  return words.has(word);
}
