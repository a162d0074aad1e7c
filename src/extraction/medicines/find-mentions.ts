import { combinationsOf, asIngredients } from '../../domain/drugs/combinations.ts';
import { doseFormOf } from '../../domain/drugs/dose-form.ts';
import { drugNamed } from '../../domain/drugs/drug-table.ts';
import { findDrugTerms, type FoundTerm } from '../../domain/drugs/find-terms.ts';
import { fitsLayTerm, isOfLayTerm, layTermAt, type LayTerm } from '../../domain/drugs/lay-terms.ts';
import { byRoute, isSalt } from '../../domain/drugs/read-drug-text.ts';
import { isGuardedTerm } from './guarded-terms.ts';
import { isPartOfListed } from './no-medicine.ts';
import { nearMentionAt } from './near-mention.ts';
import { take, wordAt, wordsBetween, type Reading } from '../reading.ts';
import { splitFront } from './split-front.ts';

/** A medicine found in the text, before its attributes: tokens `at` to `next`. */
export type Found = {
  at: number;
  next: number;
  name: string | null;
  candidates: string[];
  source: 'profile' | 'vocabulary' | 'unknown';
};

/**
 * Medicines named, in their order. `certain`: exact names, lay words and the roster's own words; `near`: misspelt,
 * sounded and split ones among the words that nothing else has taken by then.
 */
export function findMentions(reading: Reading, how: 'certain' | 'near'): Found[] {
  if (how === 'near') return nearMentions(reading);
  const exact = exactMentions(reading);
  const lay = layMentions(reading, exact);
  return [...exact, ...lay, ...rosterMentions(reading)].sort((a, b) => a.at - b.at);
}

/** The rows as one name where the patient's list or the route decides, else candidates. */
export function settle(
  reading: Reading,
  names: readonly string[],
  at: number,
  next: number,
): Omit<Found, 'at' | 'next'> {
  const listed = [...new Set(reading.context.profile.map((one) => one.drugName))].filter(
    (name) => name !== null && names.includes(name),
  );
  const [own] = listed;
  if (own && listed.length === 1) return { name: own, candidates: [], source: 'profile' };
  const name = byRoute(names, reading.tokens.slice(Math.max(0, at - 2), next + 4));
  if (name === null)
    return { name, candidates: [...names], source: listed.length > 0 ? 'profile' : 'vocabulary' };
  return { name, candidates: [], source: 'vocabulary' };
}

/** `open` are the candidates of a name that is left open. */
type Term = FoundTerm & { open?: string[] };

function exactMentions(reading: Reading): Found[] {
  const exact = findDrugTerms(reading.tokens)
    .flatMap((term) => apart(reading, term))
    .filter(
      (term) =>
        !reading.taken.slice(term.at, term.next).includes(true) &&
        !isGuardedTerm(reading, term) &&
        !isPartOfListed(reading, term),
    );
  const terms = exact.map((term) => withFront(reading, term, exact));
  const found: Found[] = [];
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index];
    if (!term) continue;
    const before = terms[index - 1];
    if (before && before.next === term.at && isSalt(term.term.phrase)) continue;
    const second = terms[index + 1];
    if (term.open) {
      const { at, next, open } = term;
      found.push({ at, next, name: null, candidates: open, source: 'vocabulary' });
      take(reading, at, next);
      continue;
    }
    const names = second && !second.open ? combined(reading, term, second) : [];
    const next = names.length > 0 && second ? second.next : term.next;
    if (names.length > 0) index++;
    found.push({
      at: term.at,
      next,
      ...settle(reading, names.length > 0 ? names : term.term.names, term.at, next),
    });
    take(reading, term.at, next);
  }
  return found;
}

/** A name whose front was split off becomes the longer one, or is left open at once. */
function withFront(reading: Reading, found: FoundTerm, all: readonly FoundTerm[]): Term {
  const front = all.some((other) => other.next === found.at) ? null : splitFront(reading, found);
  if (!front) return found;
  if ('whole' in front) return { term: front.whole, at: front.at, next: found.next };
  return { ...found, at: front.at, open: front.candidates };
}

/** `X and Y` is a combination's name too: it stays one only when the patient's list has that combination. */
function apart(reading: Reading, term: FoundTerm): FoundTerm[] {
  const joint = reading.tokens.findIndex(
    (token, at) => at > term.at && at < term.next && token.text === 'and',
  );
  const listed = reading.context.profile.some(
    (one) => one.drugName !== null && term.term.names.includes(one.drugName),
  );
  if (joint < 0 || listed) return [term];
  const front = splitFront(reading, term);
  if (front && 'whole' in front) return [term];
  const parts = [reading.tokens.slice(term.at, joint), reading.tokens.slice(joint + 1, term.next)].flatMap(
    (tokens, side) =>
      findDrugTerms(tokens).map((part) => {
        const offset = side === 0 ? term.at : joint + 1;
        return { term: part.term, at: part.at + offset, next: part.next + offset };
      }),
  );
  return parts.length === 2 ? parts : [term];
}

/** Two names joined by `/` or `-` are a combination; joined by `and` only when the patient's list has it. */
function combined(reading: Reading, first: FoundTerm, second: FoundTerm): string[] {
  const between = wordsBetween(reading, first.next, second.at).trim();
  if (!/^(?:[-/+]|and|y|con|with|)$/.test(between)) return [];
  const names = combinationsOf([first, second].map(({ term }) => asIngredients(term.phrase, term.names)));
  if (/^[-/+]$/.test(between)) return names;
  const listed = new Set(reading.context.profile.map((one) => one.drugName));
  const apart = [first, second].some(({ term }) => term.names.some((name) => listed.has(name)));
  return apart ? [] : names.filter((name) => listed.has(name));
}

/** Class words: they resolve only when exactly one medicine of the patient's list is of that class. */
function layMentions(reading: Reading, exact: Found[]): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const hit = layTermAt(reading.tokens, at);
    if (!hit || isNameEnding(reading, at, hit.next)) continue;
    const inside = exact.filter((one) => one.at < hit.next && one.next > at);
    if (inside.some((one) => one.name !== null)) continue;
    if (exact.some((one) => isItsClass(reading, one, hit.term, at, hit.next))) {
      at = hit.next - 1;
      continue;
    }
    for (const one of inside) exact.splice(exact.indexOf(one), 1);
    found.push({ at, next: hit.next, ...settleClass(reading, hit.term) });
    take(reading, at, hit.next);
    at = hit.next - 1;
  }
  return found;
}

/** `depression meds: sertraline`, `albuterol inhaler`: the class word beside its own medicine names nothing more. */
function isItsClass(reading: Reading, one: Found, term: LayTerm, at: number, next: number): boolean {
  const drug = one.name === null ? null : drugNamed(one.name);
  const between = one.at >= next ? wordsBetween(reading, next, one.at) : wordsBetween(reading, one.next, at);
  // `jarabe de lisinopril`: the form of that medicine, whatever else is meant by the word alone.
  const isForm = one.at >= next && doseFormOf(wordAt(reading, next - 1)) !== null;
  if (isForm && /^ (?:of|de) $/.test(between)) return true;
  if (isGivenAs(reading, one, drug, at, next)) return true;
  if (!drug || !fitsLayTerm(drug, term)) return false;
  return / ^$|^ $|^ [:,(] (?:(?:the|my|la|el|mi) )?$|^ (?:the|my|my [a-z]+|pill|medicine|med|meds) $/.test(
    between,
  );
}

/** `promethazine suppositories`, `enoxaparin 40 mg syringes`: what the medicine before it comes in. Insulin is drawn up. */
function isGivenAs(
  reading: Reading,
  { next: end }: Found,
  drug: ReturnType<typeof drugNamed>,
  at: number,
  next: number,
): boolean {
  const form = doseFormOf(wordAt(reading, next - 1));
  if ((form !== 'suppository' && form !== 'syringe') || drug?.class === 'insulin' || end > at) return false;
  return /^ (?:[0-9.]+ |mg |mcg |rectal )*$/.test(wordsBetween(reading, end, at));
}

/** `a torva statin`: the class word is the end of a name that was heard as several words. */
function isNameEnding(reading: Reading, at: number, next: number): boolean {
  if (next !== at + 1 || !/^statins?$/.test(wordAt(reading, at)) || reading.tokens[at - 1]?.kind !== 'word')
    return false;
  return !/^(?:my|the|a|his|her|their|our|for|of|on|and|your|refill|need|take|taking|daily|mi|la|una|the|this|that)$/.test(
    wordAt(reading, at - 1),
  );
}

function settleClass(reading: Reading, term: LayTerm): Omit<Found, 'at' | 'next'> {
  const fitting = new Set<string>();
  for (const { drugName } of reading.context.profile) {
    const drug = drugName === null ? null : drugNamed(drugName);
    if (drug && isOfLayTerm(drug, term)) fitting.add(drug.name);
  }
  const [only] = fitting;
  if (only && fitting.size === 1) return { name: only, candidates: [], source: 'profile' };
  return { name: null, candidates: [...fitting], source: fitting.size > 0 ? 'profile' : 'unknown' };
}

/** Medicines of the list that the drug table does not know, by the roster's first words. */
function rosterMentions(reading: Reading): Found[] {
  return reading.context.profile.flatMap((medicine): Found[] => {
    if (medicine.drugName !== null) return [];
    const first = /[\p{L}]{4,}/u.exec(medicine.text.toLowerCase())?.[0];
    const at = reading.tokens.findIndex((token, index) => token.text === first && !reading.taken[index]);
    if (at < 0) return [];
    take(reading, at, at + 1);
    return [{ at, next: at + 1, name: null, candidates: [], source: 'profile' }];
  });
}

function nearMentions(reading: Reading): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const near = nearMentionAt(reading, at);
    if (!near) continue;
    const settled = near.names.length > 0 ? settle(reading, near.names, at, near.next) : null;
    found.push({
      at,
      next: near.next,
      ...(settled ?? { name: null, candidates: near.candidates, source: 'unknown' }),
    });
    take(reading, at, near.next);
    at = near.next - 1;
  }
  return found;
}
