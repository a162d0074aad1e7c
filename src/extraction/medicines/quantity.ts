import { readAmount } from '../../domain/drugs/strength.ts';
import type { Found } from './find-mentions.ts';
import { isAddressPart, isDatePart, isYearOrCode } from '../dates/number-parts.ts';
import { wordAt, wordsBetween, type Reading } from '../reading.ts';

const countWords =
  /^(?:pills?|tablets?|tabs?|caps?|capsules?|count|ct|pastillas?|tabletas?|capsulas?|pens?|boxes|box|vials?|inhalers?|patches|strips|bottles?|cajas?|frascos?)$/;
const countedBefore =
  /^ (?:more )?(?:pills?|tablets?|tabs?|capsules?|caps?|pastillas?|tabletas?|capsulas?|patches|pens?|plumas?|cajas?|frascos?|boxes|bottles?|vials?|inhalers?) (?:of |de )?(?:my |the |mi |la |el )?$/;

/** How many are asked for: behind a medicine up to `end`, or before its name. */
export function statedQuantity(reading: Reading, found: Found, end: number): number | null {
  return quantityIn(reading, found.next, end) ?? quantityBefore(reading, found);
}

/** A whole number that is nothing else already and no part of a date. */
function countAt(reading: Reading, at: number): ReturnType<typeof readAmount> {
  const amount = reading.taken[at] || isDatePart(reading, at) ? null : readAmount(reading.tokens, at);
  return amount && Number.isInteger(amount.value) && amount.value >= 1 ? amount : null;
}

function quantityIn(reading: Reading, from: number, end: number): number | null {
  for (let at = from; at < end; at++) {
    const amount = countAt(reading, at);
    if (!amount) continue;
    const before = wordAt(reading, at - 1);
    const ofPair = /^[-/]$/.test(before) && reading.tokens[at - 1]?.to === reading.tokens[at]?.from;
    const labelled =
      /^(?:#|qty|quantity|cantidad)$/.test(before) ||
      (before === ':' && /^(?:qty|quantity)$/.test(wordAt(reading, at - 2)));
    const times = before === 'x' && amount.value >= 10;
    if (times) return amount.value;
    const counted = countWords.test(wordAt(reading, amount.next));
    const left = /^(?:left|remaining|lft|a|per|twice|daily|al|por|cada|every|once|diarias?)$/.test(
      wordAt(reading, amount.next + 1),
    );
    const supply = /^(?:only|quedan|queda|have|last|tengo|take|tomo|taking|to|took|for)$/.test(before);
    if (labelled || (counted && !left && !supply && !ofPair)) return amount.value;
    at = amount.next - 1;
  }
  return null;
}

/** `QTY: 60` on another line of a label that names one medicine. */
export function labelledQuantity(reading: Reading): number | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    if (!/^(?:qty|quantity|cantidad)$/.test(wordAt(reading, at))) continue;
    const amount = readAmount(reading.tokens, /^[:#]$/.test(wordAt(reading, at + 1)) ? at + 2 : at + 1);
    if (amount && Number.isInteger(amount.value) && amount.value >= 1) return amount.value;
  }
  return null;
}

/** `sixty tablets of gabapentin`, `need 90 lisinopril`. */
function quantityBefore(reading: Reading, found: Found): number | null {
  for (let at = Math.max(0, found.at - 5); at < found.at; at++) {
    const amount = countAt(reading, at);
    if (!amount) continue;
    const words = wordsBetween(reading, amount.next, found.at);
    const supply = /^(?:only|quedan|queda|have|last|tengo|take|tomo|taking|to|took|for|got|left)$/.test(
      wordAt(reading, at - 1),
    );
    const bare = words === ' ' && amount.value >= 28 && !isYearOrCode(amount.value);
    const counted = countedBefore.test(words) || (bare && !isAddressPart(reading, at, amount.next));
    if (counted && !supply) return amount.value;
    at = amount.next - 1;
  }
  return null;
}
