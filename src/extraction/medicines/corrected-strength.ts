import { readAmount, readStrength } from '../../domain/drugs/strength.ts';
import { isSpanish } from '../dates/corrected-date.ts';
import { isAddressPart, isDatePart, isYearOrCode } from '../dates/number-parts.ts';
import { turns } from '../correcting-words.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';
import type { Found } from './find-mentions.ts';
import { countsElse } from './counts-else.ts';
import { isListed } from './spoken-hundreds.ts';

const filler =
  '(?:no|nope|oh|ah|uh|um|er|ay|well|bueno|actually|oops|please|pls|por favor|the|la|el|[.,;:()!-]|\\.\\.\\.)';
const cue = `(?:${turns}|make (?:it|them)|should be|its actually|edit|(?:bueno|pues) no|esper[ae]n?|esperate|mas bien|mejor)`;
const after =
  '(?:no|oh|uh|um|its|it is|should be|make (?:that|it)|i need|need|want|actually|the|my|is|es|era|son|sea|que|quiero|mejor|dicho|el|la|los|las|de|a|to|[.,;:(-])';
/** How it is taken, which tells nothing of another strength. */
const directions =
  '(?:once|twice|times?|a|an|per|day|daily|every|each|hours?|hrs?|night|nightly|morning|bedtime|at|in|the|bid|tid|qd|qhs|prn|take|taking|by mouth|[0-9]+|two|three|un[ao]?|dos|tres|vez|veces|al?|por|dia|diari[oa]s?|cada|horas?|noche|manana|tomo|la)';
const counted = '(?:s|ones?|please|pls|refill|tablets?|pills?|tabs?|pastillas?|tabletas?)';
/** What puts one number in the place of another that was said for the same medicine. */
const leads = `(?:${filler} )*${cue} (?:(?:${cue}|${after}) )*`;
const corrects = new RegExp(
  `^ (?:(?:${counted}|${directions}) )*(?:${leads}|[,.;] no [,.;] (?:(?:the|la|el|de|its|es) )*)$`,
);
/** Whatever stands before it, a strength that is measured or known comes in the place of the other. */
const correctsFar = new RegExp(` ${leads}$`);
/** "X 10 no 20": in Spanish the first is meant, in English the second, and a few words may be of either. */
const refuses = new RegExp(`^ (?:${counted} )*(?:, )?no (?:(?:the|la|el|los|las|de|its|es) )*$`);
/** "X not 10 but 20". */
const excluded = / (?:not|no) (?:(?:the|my|la|el|los|las|mi|de) )*$/;
const instead =
  /^ (?:mg )?(?:(?:[,.;:-]|but|rather|sino|pero|its|it is|i need|need|i want|the|my|la|el|los|las|mi|de) )*$/;

/** In tokens. */
const farthest = 18;

/**
 * `X 200, wait no, the 25`, `X 10 mg *20 mg`, `la X de 25, digo la de 200`: the strength that was said last, where words
 * of correction lead to it from another; its value is null where it is not clear which of two is meant. Null where
 * nothing is corrected. `next` is where another medicine begins; `isSaidBefore`, that a strength stands before the name.
 */
export function correctedStrength(
  reading: Reading,
  found: Found,
  { next, isSaidBefore }: { next: number; isSaidBefore: boolean },
): { strength: string | null } | null {
  const last = Math.min(next, reading.tokens.length, found.next + farthest);
  let corrected: { strength: string | null } | null = null;
  const from = found.next;
  let before: NumberSaid | null = isSaidBefore ? { value: '', at: from, next: from, hasUnit: true } : null;
  for (let at = from; at < last; at++) {
    const number = numberAt(reading, found, at, last);
    if (!number) continue;
    // `sorry, 500 mg metformin`: what leads the next name is of that one.
    if (number.next === next) break;
    corrected = (before && correctionOf(reading, found, before, number)) ?? corrected;
    before = number;
    at = number.next - 1;
  }
  return corrected;
}

function correctionOf(
  reading: Reading,
  found: Found,
  before: NumberSaid,
  number: NumberSaid,
): { strength: string | null } | null {
  const { value, hasUnit, at } = number;
  const words = wordsBetween(reading, before.next, at);
  const known = hasUnit || isListed(reading, found, value);
  if (!known && Number(value) < fewest && oftenTaken.test(words)) return null;
  if (corrects.test(words) || (known && (correctsFar.test(words) || isStarred(reading, at))))
    return isAmount(reading, found, words, number) ? null : { strength: value };
  if (refuses.test(words) && !isSpanish(reading) && (known || Number(value) >= fewest))
    return { strength: known && isListed(reading, found, before.value) ? null : value };
  const said = wordsBetween(reading, found.next, before.at);
  return excluded.test(said) && known && instead.test(words) ? { strength: value } : null;
}

/** `twice a day, sorry, 3`. */
const oftenTaken = / (?:once|twice|daily|day|dia|diari[oa]|veces|vez|times?|hours?|horas?) /;
/** Of fewer milligrams hardly anybody speaks without the unit. */
const fewest = 5;

/** `10mg *20mg`: a star right before what is put right, as it is done in texts; `500 mg * 60` counts. */
function isStarred({ tokens }: Reading, at: number): boolean {
  const [before, star, number] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  return star?.text === '*' && star.to === number?.from && before !== undefined && before.to < star.from;
}

type NumberSaid = { value: string; at: number; next: number; hasUnit: boolean };

/** What follows is how many. */
const counts = /^(?:#|qty|quantity|cantidad)$/;

/** A number that may be a strength, with its unit or without. */
function numberAt(reading: Reading, found: Found, at: number, end: number): NumberSaid | null {
  const tokens = reading.tokens.slice(0, end);
  if (reading.taken[at] || isDatePart(reading, at) || counts.test(wordAt(reading, at - 1))) return null;
  const strength = readStrength(tokens, at);
  if (strength?.hasUnit) return { ...strength, at };
  const amount = readAmount(tokens, at);
  // `once` is eleven in Spanish.
  if (!amount || amount.value === 0 || wordAt(reading, at) === 'once' || countsElse(reading, amount))
    return null;
  if (isAddressPart(reading, at, amount.next) || isJoined(reading, amount.next)) return null;
  const value = String(amount.value);
  if (isYearOrCode(amount.value) && !isListed(reading, found, value)) return null;
  return { value, at, next: amount.next, hasUnit: false };
}

/** `10-20`, `10:30`, and not `10 - I meant 20`. */
function isJoined({ tokens }: Reading, at: number): boolean {
  const joins = /^[-/:]$/.test(tokens[at]?.text ?? '');
  return joins && (tokens[at + 1]?.kind === 'number' || tokens[at - 1]?.to === tokens[at]?.from);
}

/** `X 500, make it 90`: how many, unless the list has it in that strength. */
function isAmount(reading: Reading, found: Found, words: string, { value, hasUnit }: NumberSaid): boolean {
  if (hasUnit || isListed(reading, found, value)) return false;
  return / make (?:it|them) /.test(words) && countedOften.has(value);
}

const countedOften = new Set(['30', '60', '90', '100', '120', '180']);
