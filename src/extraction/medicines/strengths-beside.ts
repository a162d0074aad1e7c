import { ingredientsOf } from '../../domain/drugs/combinations.ts';
import { readAmount, readStrength } from '../../domain/drugs/strength.ts';
import { isAddressPart, isDatePart, isYearOrCode } from '../dates/number-parts.ts';
import { wordAt, type Reading } from '../reading.ts';
import type { Found } from './find-mentions.ts';
import { isListed, notStrength } from './spoken-hundreds.ts';

/** Several strengths of one medicine: each is wanted, or one of them and it is not said which. */
export type StrengthsBeside = { kind: 'each' | 'either'; values: string[] };

const leading = /^(?:,|:|the|el|la|los|las|de|my|mi|mis|both|ambas|ambos|er|xr|xl|sr|dr|cr)$/;
const mostLeading = 4;
const joining = /^(?:and|y|&|\+|plus|mas)$/;
const choosing = /^(?:or|o)$/;
const between = /^(?:the|el|la|los|las|de|my|mi|also|tambien|otra|otro|other|another|mg|s)$/;
const mostBetween = 3;
/** What may follow a number that no list knows and nothing measures: any other word may be what it counts. */
const follows =
  /^(?:|[.,;!?&+\n)]|and|y|or|o|please|pls|plz|por|porfa|thanks|thank|gracias|refills?|refilled|both|ambas|las|los|too|also|tambien|for|para|i|is|are|need|needs|asap|again|strengths?|ones)$/;

/**
 * `gabapentin 300 and 600`, `my 300 and 600 gabapentin`, `la de 300 y la de 600`: the strengths of one medicine that are
 * told in one breath. A combination has several amounts in one tablet, and of what is told again somewhere else it is not
 * known what is said of it: then which one is meant stays open. Null where one strength is told, or none.
 */
export function strengthsBeside(reading: Reading, found: Found, end: number): StrengthsBeside | null {
  const { name } = found;
  if (name === null || ingredientsOf(name).length > 1) return null;
  const run = runBehind(reading, found, end) ?? runBefore(reading, found);
  if (!run) return null;
  const values = [...new Set(run.strengths.map(({ value }) => value))];
  if (values.length < 2) return null;
  return { kind: run.chooses || isToldAgain(reading, run) ? 'either' : 'each', values };
}

type Strength = {
  at: number;
  next: number;
  value: string;
  amount: number;
  hasUnit: boolean;
  listed: boolean;
};
type Run = { strengths: Strength[]; chooses: boolean; at: number; next: number };

function runBehind(reading: Reading, found: Found, end: number): Run | null {
  let at = found.next;
  while (at < end && at < found.next + mostLeading && leading.test(wordAt(reading, at))) at++;
  return runAt(reading, found, { at, end });
}

/** Right before the name, or with one word between: `300 and 600 of gabapentin`. */
function runBefore(reading: Reading, found: Found): Run | null {
  for (let at = Math.max(0, found.at - 9); at < found.at; at++) {
    const run = runAt(reading, found, { at, end: found.at });
    if (!run) continue;
    const joined = run.next === found.at || /^(?:of|de|s)$/.test(wordAt(reading, run.next));
    return joined && run.next + 1 >= found.at ? run : null;
  }
  return null;
}

function runAt(reading: Reading, found: Found, { at, end }: { at: number; end: number }): Run | null {
  const first = strengthAt(reading, found, at, end);
  if (!first) return null;
  const strengths = [first];
  let chooses = false;
  for (let last = first; ;) {
    const joint = skipUnit(reading, last.next);
    const word = wordAt(reading, joint);
    if (isDecimalComma(reading, joint)) break;
    const another = /^,$/.test(word) ? joint + Number(joining.test(wordAt(reading, joint + 1))) : joint;
    if (!/^,$/.test(word) && !joining.test(word) && !choosing.test(word)) break;
    const next = strengthBehind(reading, found, another + 1, end);
    // Behind a comma alone a number may count.
    if (
      !next ||
      !measuresAlike(last, next) ||
      (/^,$/.test(wordAt(reading, another)) && !next.listed && !next.hasUnit)
    )
      break;
    chooses ||= choosing.test(word);
    strengths.push(next);
    last = next;
  }
  const last = strengths.at(-1) ?? first;
  const sure = last.hasUnit || strengths.every((one) => one.hasUnit || one.listed || mayBeStrength(one));
  return strengths.length > 1 && sure ? { strengths, chooses, at, next: last.next } : null;
}

/** `and the 600`, `y la de 600`. */
function strengthBehind(reading: Reading, found: Found, from: number, end: number): Strength | null {
  let at = from;
  while (at < end && at < from + mostBetween && between.test(wordAt(reading, at))) at++;
  return strengthAt(reading, found, at, end);
}

function strengthAt(reading: Reading, found: Found, at: number, end: number): Strength | null {
  if (at >= end || reading.taken[at] === true || isDatePart(reading, at)) return null;
  const tokens = reading.tokens.slice(0, end);
  const amount = readAmount(tokens, at);
  if (!amount || amount.value === 0) return null;
  const measured = readStrength(tokens, at);
  if (measured) {
    // Units are counted in a dose, and two numbers with a mark between are one strength.
    const single = measured.hasUnit && !/unit|-|\//.test(measured.value);
    return single
      ? {
          at,
          next: measured.next,
          value: measured.value,
          amount: amount.value,
          hasUnit: true,
          listed: isListed(reading, found, measured.value),
        }
      : null;
  }
  const behind = skipUnit(reading, amount.next);
  // A birth date may follow at once.
  const after = reading.taken[behind] === true ? '' : wordAt(reading, behind);
  if (notStrength.test(after) || isAddressPart(reading, at, amount.next)) return null;
  const value = String(amount.value);
  const listed = isListed(reading, found, value);
  if (!listed && (isYearOrCode(amount.value) || !follows.test(after))) return null;
  if (listed && /^[-/:]$/.test(after)) return null;
  return { at, next: amount.next, value, amount: amount.value, hasUnit: false, listed };
}

/** `10 %, 2 g` is one tube. */
function measuresAlike(one: Strength, other: Strength): boolean {
  const [a, b] = [one, other].map(({ value }) => value.replace(/^[\d.]+ ?/, ''));
  return !one.hasUnit || !other.hasUnit || a === b;
}

/** `62,5`. */
function isDecimalComma({ tokens }: Reading, at: number): boolean {
  const [before, comma, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return comma?.text === ',' && before?.to === comma.from && behind?.from === comma.to;
}

/** The letter of `300s`. */
function skipUnit(reading: Reading, at: number): number {
  return wordAt(reading, at) === 's' ? at + 1 : at;
}

/** Fewer are counted. */
const fewest = 5;

function mayBeStrength({ amount }: Strength): boolean {
  return amount >= fewest || !Number.isInteger(amount);
}

/** `300 and 600, I only need the 600`. */
function isToldAgain(reading: Reading, { strengths, at, next }: Run): boolean {
  const amounts = strengths.map(({ amount }) => String(amount));
  return reading.tokens.some(
    ({ kind, text }, place) =>
      (place < at || place >= next) &&
      kind === 'number' &&
      amounts.includes(text) &&
      !isDatePart(reading, place),
  );
}
