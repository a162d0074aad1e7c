import { readAmount, readStrength } from '../../domain/drugs/strength.ts';
import { isAddressPart, isDatePart, isYearOrCode } from '../dates/number-parts.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';
import type { Found } from './find-mentions.ts';
import { isListed, notStrength } from './spoken-hundreds.ts';

const filler =
  '(?:no|nope|oh|ah|uh|um|er|ay|well|actually|oops|please|pls|por favor|the|la|el|[.,;:!-]|\\.\\.\\.)';
const cue =
  '(?:wait|hold on|i mean|i meant|make (?:that|it|them)|scratch that|strike that|correction|rather|sorry|my bad|oops|actually|digo|perdon|disculpe|quise decir|quiero decir|mejor dicho|corrijo|correccion|mas bien|mejor|esper[ae]n?|esperate)';
const after =
  '(?:no|oh|uh|um|its|it is|should be|make (?:that|it)|i mean|i meant|i need|need|want|sorry|perdon|digo|actually|the|my|is|es|era|son|sea|que|quiero|mejor|dicho|el|la|los|las|de|a|to|[.,;:-])';
/** What puts one number in the place of another that was said for the same medicine. */
const corrects = new RegExp(
  `^ (?:(?:s|ones?|please|pls|refill|tablets?|pills?|tabs?|pastillas?|tabletas?) )*(?:(?:${filler} )*${cue} (?:(?:${cue}|${after}) )*|[,.;] no [,.;] (?:(?:the|la|el|de|its|es) )*)$`,
);

/** In tokens. */
const [farthest, between] = [18, 9];

/**
 * `X 200, wait no, the 25`, `la X de 25, digo la de 200`: the strength that was said last, where words of correction
 * lead to it from another. Null where nothing is corrected. `next` is where another medicine begins.
 */
export function correctedStrength(reading: Reading, found: Found, next: number): string | null {
  const last = Math.min(next, reading.tokens.length, found.next + farthest);
  let corrected: string | null = null;
  let before: number | null = null;
  for (let at = found.next; at < last; at++) {
    const number = numberAt(reading, found, at, last);
    if (!number) continue;
    const words = before === null ? '' : wordsBetween(reading, before, at);
    if (
      before !== null &&
      at - before <= between &&
      corrects.test(words) &&
      !isAmount(reading, found, words, number)
    )
      corrected = number.value;
    before = number.next;
    at = number.next - 1;
  }
  return corrected;
}

type NumberSaid = { value: string; next: number; hasUnit: boolean };

/** A number that may be a strength, with its unit or without. */
function numberAt(reading: Reading, found: Found, at: number, end: number): NumberSaid | null {
  const tokens = reading.tokens.slice(0, end);
  if (reading.taken[at] || isDatePart(reading, at)) return null;
  const strength = readStrength(tokens, at);
  if (strength?.hasUnit) return strength;
  const amount = readAmount(tokens, at);
  if (!amount || amount.value === 0 || notStrength.test(wordAt(reading, amount.next))) return null;
  if (isAddressPart(reading, at, amount.next) || /^[-/:]$/.test(wordAt(reading, amount.next))) return null;
  const value = String(amount.value);
  if (isYearOrCode(amount.value) && !isListed(reading, found, value)) return null;
  return { value, next: amount.next, hasUnit: false };
}

/** `X 500, make it 90`: how many, unless the list has it in that strength. */
function isAmount(reading: Reading, found: Found, words: string, { value, hasUnit }: NumberSaid): boolean {
  if (hasUnit || isListed(reading, found, value)) return false;
  return / make (?:it|them) /.test(words) && countedOften.has(value);
}

const countedOften = new Set(['30', '60', '90', '100', '120', '180']);
