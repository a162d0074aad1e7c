import { readableText } from '../text/readable-text.ts';
import { tokenize, type Token } from '../text/tokens.ts';
import {
  asIngredients,
  combinationsOf,
  ingredientsOf,
  isCombinationIngredient,
  routeOf,
  withoutRoute,
} from './combinations.ts';
import { drugsCalled } from './drug-terms.ts';
import { findDrugTerms, type FoundTerm } from './find-terms.ts';
import { readStrength } from './strength.ts';

/** What a roster text or a label says: the drug table's name and the strength in its normal form; null when unsure. */
export type DrugText = { name: string | null; strength: string | null };

/** Words that follow an ingredient's name and change nothing about which one it is. */
const salts = new Set(
  'potassium sodium calcium magnesium hydrochloride hcl hydrobromide sulfate tartrate succinate besylate maleate mesylate acetate phosphate fumarate citrate bitartrate nitrate zinc iron'.split(
    ' ',
  ),
);

const routeWords = new Map<string, string>([
  ...route(
    'oral',
    'oral tablet tablets tab tabs capsule capsules cap caps chewable mouth tableta tabletas capsula capsulas pastilla',
  ),
  ...route('ophthalmic', 'ophthalmic eye eyes ojo ojos'),
  ...route('otic', 'otic ear ears oido oidos'),
  ...route('nasal', 'nasal nose nariz'),
  ...route('topical', 'topical cream ointment gel lotion crema pomada ungueento unguento'),
  ...route('inhaled', 'inhaled inhaler inhalation hfa inhalador metered nebulizer'),
  ...route('rectal', 'rectal suppository enema'),
  ...route('transdermal', 'transdermal patch parche'),
  ...route('injection', 'injection injectable shot inyeccion'),
]);

function route(name: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, name]);
}

/**
 * Reads by exact table matches alone, the longest first. A combination must be a row of the table; an ambiguous name
 * needs a route in the text; a part that the table does not know leaves the whole undecided.
 */
export function readDrugText(text: string): DrugText {
  const tokens = tokenize(readableText(text).text);
  const terms = withoutSalts(tokens, withCombinationParts(tokens, findDrugTerms(tokens)));
  return { name: nameOf(tokens, terms), strength: strengthOf(tokens) };
}

function withCombinationParts(tokens: readonly Token[], terms: FoundTerm[]): FoundTerm[] {
  const parts = tokens.flatMap((token, at): FoundTerm[] => {
    const taken = terms.some((found) => at >= found.at && at < found.next);
    if (taken || !isCombinationIngredient(token.text)) return [];
    return [{ term: { phrase: token.text, names: [], words: 1, sound: '' }, at, next: at + 1 }];
  });
  return [...terms, ...parts].sort((a, b) => a.at - b.at);
}

export function isSalt(phrase: string): boolean {
  return salts.has(phrase);
}

function withoutSalts(tokens: readonly Token[], terms: FoundTerm[]): FoundTerm[] {
  return terms.filter((found, index) => {
    const before = terms[index - 1];
    return !(
      before &&
      salts.has(found.term.phrase) &&
      tokens[found.at - 1]?.kind === 'word' &&
      before.next <= found.at
    );
  });
}

function nameOf(tokens: readonly Token[], terms: readonly FoundTerm[]): string | null {
  if (terms.length === 0 || hasUnknownPart(tokens, terms)) return null;
  const written = [...new Map(terms.map((found) => [found.term.phrase, found.term])).values()];
  const shared = written.reduce<string[]>(
    (names, term) => names.filter((name) => term.names.includes(name)),
    [...(written[0]?.names ?? [])],
  );
  if (shared.length > 0) return byRoute(shared, tokens);
  const whole = written.flatMap((term) => term.names).filter((name) => holdsAll(name, written));
  if (whole.length > 0) return byRoute([...new Set(whole)], tokens);
  return byRoute(combinationsOf(written.map((term) => asIngredients(term.phrase, term.names))), tokens);
}

/** `Acetaminophen / Hydrocodone [Norco]`: the brand's row holds every other word as an ingredient. */
function holdsAll(name: string, terms: readonly { phrase: string; names: readonly string[] }[]): boolean {
  const parts = ingredientsOf(name);
  return (
    parts.length > 1 &&
    terms.every((term) =>
      [name, ...parts].some((part) => asIngredients(term.phrase, term.names).includes(part)),
    )
  );
}

/** The one row that fits the route words of the text; null while several do. */
export function byRoute(names: readonly string[], tokens: readonly Token[]): string | null {
  const said = new Set(
    tokens.map((token) => routeWords.get(token.text)).filter((word) => word !== undefined),
  );
  if (names.length === 1) return siblingByRoute(names[0] ?? '', said);
  if (said.size === 0) return null;
  const fitting = names.filter((name) => said.has(routeOf(name) ?? 'oral'));
  const bases = new Set(names.map(withoutRoute));
  return fitting.length === 1 && bases.size === 1 ? (fitting[0] ?? null) : null;
}

/** `medroxyprogesterone acetate` names the tablet's row; with `injection` in the text it is the injection's. */
function siblingByRoute(name: string, said: ReadonlySet<string>): string {
  const siblings = drugsCalled(withoutRoute(name)).filter(
    (other) => withoutRoute(other) === withoutRoute(name),
  );
  if (said.size === 0 || siblings.length < 2 || said.has(routeOf(name) ?? 'oral')) return name;
  const fitting = siblings.filter((other) => said.has(routeOf(other) ?? 'oral'));
  return fitting.length === 1 ? (fitting[0] ?? name) : name;
}

/** True when one side of a `/` (or of `and`, `+`) names nothing that the table knows. */
function hasUnknownPart(tokens: readonly Token[], terms: readonly FoundTerm[]): boolean {
  let known = false;
  let words = false;
  for (let at = 0; at <= tokens.length; at++) {
    const inside = terms.find((found) => at >= found.at && at < found.next);
    if (inside) {
      known = true;
      at = inside.next - 1;
      continue;
    }
    const token = tokens[at];
    const strength = token ? readStrength(tokens, at) : null;
    if (strength) {
      at = strength.next - 1;
    } else if (!token || token.text === '/' || token.text === '+') {
      if (words && !known && !onlyForms(tokens, at)) return true;
      [known, words] = [false, false];
    } else if (token.kind === 'word' && token.text.length > 3 && !routeWords.has(token.text)) words = true;
  }
  return false;
}

/** The words after the last `/` may be form and pack (`/ 30 tablets per bottle`): short, and none before a strength. */
function onlyForms(tokens: readonly Token[], end: number): boolean {
  return end === tokens.length && !tokens.some((token) => token.text === '/' || token.text === '+');
}

/** All strengths of a combination in their order (`325-10 mg`); the first where units differ. */
function strengthOf(tokens: readonly Token[]): string | null {
  const read: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const strength = readStrength(tokens, at);
    if (!strength) continue;
    read.push(strength.value);
    at = strength.next - 1;
  }
  const first = read[0] ?? null;
  const separate = tokens.some((token) => token.text === '/');
  const units = new Set(read.map((value) => value.replace(/^[\d.]+/, '')));
  if (read.length < 2 || !separate || units.size !== 1 || first?.includes('-')) return first;
  return `${read.map((value) => value.split(' ')[0]).join('-')}${[...units][0] ?? ''}`;
}
