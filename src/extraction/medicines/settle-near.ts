import { drugsCalled, termsOfDrug } from '../../domain/drugs/drug-terms.ts';
import { lookAlikesOf } from '../../domain/drugs/look-alikes.ts';
import { slipCost } from '../../domain/text/slip-cost.ts';

/** Something a word may mean, and how unlikely the slip from it to the word is. */
export type Guess = { names: readonly string[]; cost: number };

/** `names` when it is settled what is meant (several rows only for an ambiguous name), else `candidates`. */
export type Settled = { names: string[]; candidates: string[] };

/** Words up to token `next` that are nearly a medicine: `names` when it is settled which, else candidates. */
export type NearMention = Settled & { next: number };

/** How much nearer than a look-alike a name must be. */
const twinMargin = 1;
const mostCandidates = 6;

/**
 * The nearest guess when every other is further by `margin` and no look-alike of it is nearly as near; else all that
 * come near are candidates. Null without a guess.
 */
export function settleNear(
  guesses: readonly Guess[],
  margin: number,
  costOfTwin: (twin: string, limit: number) => number,
): Settled | null {
  const sorted = guesses.toSorted((a, b) => a.cost - b.cost);
  const [best] = sorted;
  if (!best) return null;
  const rivals = sorted.filter(
    (other) => !other.names.some((name) => best.names.includes(name)) && other.cost < best.cost + margin,
  );
  const others = new Set(rivals.flatMap((rival) => rival.names));
  for (const twin of twinsOf(best.names)) {
    if (costOfTwin(twin, best.cost + twinMargin) < best.cost + twinMargin)
      for (const row of drugsCalled(twin)) others.add(row);
  }
  for (const name of best.names) others.delete(name);
  if (others.size === 0) return { names: [...best.names], candidates: [] };
  return { names: [], candidates: [...best.names, ...others].slice(0, mostCandidates) };
}

/** It is asked whether this is meant. */
export function leftOpen({ names, candidates }: Settled): Settled {
  return { names: [], candidates: [...names, ...candidates] };
}

/** Names confused with one of these rows or with what they are called; a name of the row itself is no twin. */
function twinsOf(names: readonly string[]): Set<string> {
  const written = names.flatMap((name) => termsOfDrug(name).map((term) => term.phrase));
  const twins = new Set([...names, ...written].flatMap(lookAlikesOf));
  for (const twin of twins) {
    const rows = drugsCalled(twin);
    if (rows.length > 0 && rows.every((row) => names.includes(row))) twins.delete(twin);
  }
  return twins;
}

/** The likeliest slip from anything that the twin's rows are called. */
export function spellingCostOfTwin(
  word: string,
  own: readonly string[],
): (twin: string, limit: number) => number {
  return (twin, limit) => {
    const forms = [twin, ...drugsCalled(twin).flatMap((row) => termsOfDrug(row).map((term) => term.phrase))];
    const others = forms.filter((form) => !drugsCalled(form).some((row) => own.includes(row)));
    return Math.min(Infinity, ...others.map((form) => slipCost(word, form.replaceAll(' ', ''), limit)));
  };
}
