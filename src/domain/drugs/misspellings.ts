import table from './data/misspellings.json' with { type: 'json' };
import { readList } from './drug-table.ts';

let misspellings: Map<string, string> | null = null;

/** The row that a misspelling seen in public posts stands for, null when the list does not have it. */
export function misspeltDrug(word: string): string | null {
  misspellings ??= new Map(
    table.rows.flatMap(([name = '', heard = '']) => readList(heard).map((word) => [word, name])),
  );
  return misspellings.get(word) ?? null;
}

export function allMisspellings(): [heard: string, name: string][] {
  misspeltDrug('');
  return [...(misspellings ?? [])];
}
