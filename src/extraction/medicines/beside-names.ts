import { ingredientsOf } from '../../domain/drugs/combinations.ts';
import { drugNamed } from '../../domain/drugs/drug-table.ts';
import { fitsLayTerm, layTermAt, type LayTerm } from '../../domain/drugs/lay-terms.ts';
import { wordsBetween, type Reading } from '../reading.ts';
import type { Found } from './find-mentions.ts';

/** All mentions in their order, each medicine once where several words side by side say which it is. */
export function asOneEach(reading: Reading, mentions: readonly Found[]): Found[] {
  return withoutOwnClass(reading, asCombinations(reading, mentions));
}

const sameMedicine =
  /^ (?:(?:,|:|\(|-|the|is|its|it|that|this|called|named|la|el|es|que|se|llama|llamad[oa]|esta) ){0,4}$/;

/**
 * `the albut inhaler`, `my insulin is called lantus`, `the heart one entres toe`: a class word beside its own medicine
 * names nothing more, even if it would mean another one of the list alone.
 */
function withoutOwnClass(reading: Reading, found: readonly Found[]): Found[] {
  return found.filter((one, index) => {
    const lay = layTermAt(reading.tokens, one.at);
    const [before, after] = [found[index - 1], found[index + 1]];
    if (before?.next === one.at && isOfClass(before, one, lay?.term)) return false;
    if (lay?.next !== one.next || !after || !isOfClass(after, one, lay.term)) return true;
    return !sameMedicine.test(wordsBetween(reading, one.next, after.at));
  });
}

/** Whether a name is of the class that the other words speak of. */
function isOfClass(named: Found, other: Found, term: LayTerm | undefined): boolean {
  const said = named.name === null ? named.candidates : [named.name];
  if (other.name === null && said.some((name) => other.candidates.includes(name))) return true;
  const drug = named.name === null ? null : drugNamed(named.name);
  return term !== undefined && drug !== null && fitsLayTerm(drug, term);
}

/** `carbidopa levo dopa`: two ingredients side by side of the one combination on the list that holds both. */
function asCombinations(reading: Reading, found: readonly Found[]): Found[] {
  const listed = [...new Set(reading.context.profile.flatMap(({ drugName }) => drugName ?? []))];
  const joined: Found[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    const whole =
      before?.next === one.at
        ? listed.filter((name) => holds(name, before, listed) && holds(name, one, listed))
        : [];
    const [only] = whole;
    if (before && only !== undefined && whole.length === 1)
      joined.splice(-1, 1, { at: before.at, next: one.next, name: only, candidates: [], source: 'profile' });
    else joined.push(one);
  }
  return joined;
}

/** Whether the words name this combination or an ingredient of it that is not on the list by itself. */
function holds(combination: string, { name, candidates }: Found, listed: readonly string[]): boolean {
  const said = name === null ? candidates : [name];
  const ingredients = ingredientsOf(combination);
  if (ingredients.length < 2) return false;
  return said.some((one) => one === combination || (ingredients.includes(one) && !listed.includes(one)));
}
