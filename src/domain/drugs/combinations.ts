import { drugNames, madeOfDrugTable } from './drug-table.ts';
import { drugPhrase, drugsCalled } from './drug-terms.ts';

const combinations = madeOfDrugTable(() => {
  const byKey = new Map<string, string[]>();
  for (const name of drugNames()) {
    const parts = ingredientsOf(name);
    if (parts.length > 1) byKey.set(keyOf(parts), [...(byKey.get(keyOf(parts)) ?? []), name]);
  }
  return byKey;
});

function keyOf(ingredients: readonly string[]): string {
  return [...new Set(ingredients.map(drugPhrase))].sort().join('+');
}

/** The ingredients of a combination's name; one element for a single drug. */
export function ingredientsOf(name: string): string[] {
  return name.split('-');
}

/** Rows that hold exactly these ingredients (names or words for them, in any order); none when there is no such row. */
export function combinationsOf(ingredients: readonly (readonly string[])[]): string[] {
  const found = new Set<string>();
  for (const choice of choices(ingredients)) {
    for (const name of combinations().get(keyOf(choice)) ?? []) found.add(name);
  }
  return [...found];
}

/** Every way to pick one of each; at most 64, which no label reaches. */
function choices(options: readonly (readonly string[])[]): string[][] {
  return options.reduce<string[][]>(
    (picked, names) => picked.flatMap((start) => names.map((name) => [...start, name])).slice(0, 64),
    [[]],
  );
}

const onlyInCombinations = madeOfDrugTable(() => {
  const parts = [...drugNames()].map(ingredientsOf).filter((names) => names.length > 1);
  return new Set(
    parts
      .flat()
      .map(drugPhrase)
      .filter((part) => drugsCalled(part).length === 0),
  );
});

/** An ingredient that is no row of its own, such as clavulanate: known inside a combination's label only. */
export function isCombinationIngredient(phrase: string): boolean {
  return onlyInCombinations().has(phrase);
}

/** What a word can stand for inside a combination: its rows without their route (`diclofenac topical` is `diclofenac`). */
export function asIngredients(term: string, names: readonly string[]): string[] {
  return [...new Set([term, ...names, ...names.map(withoutRoute), ...drugsCalled(term)])];
}

const routes = / (topical|nasal|ophthalmic|otic|inhaled|rectal|injection|transdermal|oral|oral solution)$/;

export function routeOf(name: string): string | null {
  return routes.exec(name)?.[1] ?? null;
}

export function withoutRoute(name: string): string {
  return name.replace(routes, '');
}
