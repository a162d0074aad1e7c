import table from './data/ordinary-words.json' with { type: 'json' };

const byBeginning: Partial<Record<string, string>> = table;

/** An English or Spanish word that is spelt nearly like a drug and is none: never corrected into one. */
export function isOrdinaryWord(word: string): boolean {
  const listed = byBeginning[word.slice(0, 2)];
  return listed !== undefined && ` ${listed} `.includes(` ${word} `);
}
