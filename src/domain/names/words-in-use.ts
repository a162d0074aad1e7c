import table from './data/words-in-use.json' with { type: 'json' };

/** Lines of words, all in order, so that a word is found without taking the list apart. */
const lines: readonly string[] = table.words;

/** A word of everyday English or Spanish, lower case, without diacritics. Some are surnames as well (`long`, `paz`). */
export function isWordInUse(word: string): boolean {
  // A blank sorts before this mark and letters behind it: lines that begin with the word itself come before it.
  const behind = `${word}!`;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? '') < behind) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1]?.split(' ').includes(word) ?? false;
}
