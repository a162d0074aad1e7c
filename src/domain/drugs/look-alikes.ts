import pairs from './data/look-alikes.json' with { type: 'json' };
import { madeOfDrugTable } from './drug-table.ts';
import { drugPhrase, drugsCalled } from './drug-terms.ts';

/** Each written name, and the row it means, to the names and rows that are confused with it. */
const twinTable = madeOfDrugTable(() => {
  const twins = new Map<string, Set<string>>();
  for (const [a = '', b = ''] of pairs.rows) {
    for (const left of formsOf(a)) for (const right of formsOf(b)) pair(twins, left, right);
  }
  return twins;
});

function pair(table: Map<string, Set<string>>, a: string, b: string): void {
  if (a === b) return;
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = table.get(from) ?? new Set<string>();
    table.set(from, known.add(to));
  }
}

/** The name as written and the rows that it means. */
function formsOf(name: string): string[] {
  return [...new Set([drugPhrase(name), ...drugsCalled(name).map(drugPhrase)])];
}

/** Whether two names (generic or brand, in either order) are a pair that people confuse. */
export function areLookAlikes(a: string, b: string): boolean {
  const table = twinTable();
  const right = formsOf(b);
  return formsOf(a).some((left) => right.some((other) => table.get(left)?.has(other)));
}

/** Names confused with this one, as comparable phrases; the twins of its brands and of the row behind it included. */
export function lookAlikesOf(name: string): string[] {
  const table = twinTable();
  return [...new Set(formsOf(name).flatMap((form) => [...(table.get(form) ?? [])]))];
}

/** Whether a word is itself a name in the list, though the drug table may not have it. */
export function isLookAlikeName(written: string): boolean {
  return twinTable().has(drugPhrase(written));
}
