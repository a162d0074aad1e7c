import table from './data/ordinary-words.json' with { type: 'json' };

let ordinary: Set<string> | null = null;

/** An English or Spanish word that is spelt nearly like a drug and is none: never corrected into one. */
export function isOrdinaryWord(word: string): boolean {
  ordinary ??= new Set(table.words.flatMap((line) => line.split(' ')));
  return ordinary.has(word);
}
