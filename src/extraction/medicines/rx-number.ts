import type { Span } from '../../domain/message.ts';
import { readNumber } from '../../domain/text/spoken-number.ts';
import type { Found } from './find-mentions.ts';
import { spanOfTokens, take, wordAt, wordsBetween, type Reading } from '../reading.ts';

export type RxNumber = Span & { value: string; at: number; next: number };

const label =
  / (?:rx|prescription|script|refill|receta|prescripcion)(?: (?:number|num|no|numero|id|is|es|#|:|\.|n|º|de|la|el))* $| (?:#|number|numero) $/;
const phone = / (?:phone|call|cell|telefono|tel|llame|llamame|text|fax|celular|at|reach) (?:[^ ]+ ){0,3}$/;

/** Rx numbers in digits or said digit by digit (`seven oh oh one double two…`); their tokens are taken. */
export function readRxNumbers(reading: Reading): RxNumber[] {
  const numbers: RxNumber[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    if (reading.taken[at]) continue;
    const found = digitsAt(reading, at);
    if (!found || !isRxNumber(reading, at, found.value)) continue;
    take(reading, at, found.next);
    numbers.push({ ...spanOfTokens(reading, at, found.next), value: found.value, at, next: found.next });
    at = found.next - 1;
  }
  return numbers;
}

/** What a pharmacy prints on a label beside the medicine, its number and the patient. */
const printed =
  / (?:qty|quantity|cantidad|ndc|discard|caution|refills? (?:[:#] )?\d+|\d+ refills?|take (?:1|one|2|two) (?:tablets?|tabs?|capsules?|caps?|pills?)|(?:date )?filled|fill date|mfr|mfg|exp) /;
const another = / (?:and|also|plus|too|y|tambien|need|needs|want|necesito|necesita) /;

/** The one number of a pasted label, wherever it stands, is the one medicine's that the label names. */
export function labelledRxNumber(
  reading: Reading,
  numbers: readonly RxNumber[],
  all: readonly Found[],
  found: Found,
): RxNumber | null {
  const [number, ...others] = numbers;
  const named = all.filter((one) => one.name !== null);
  const own = named[0] === found && named.every((one) => one.name === found.name);
  if (!number || others.some((other) => other.value !== number.value) || !own) return null;
  const [at, next] = [Math.min(number.at, found.at), Math.max(number.next, found.next)];
  const words = wordsBetween(reading, 0, reading.tokens.length);
  return printed.test(words) && !another.test(wordsBetween(reading, at, next)) ? number : null;
}

function isRxNumber(reading: Reading, at: number, value: string): boolean {
  if (value.length < 5 || value.length > 12) return false;
  const before = wordsBetween(reading, at - 6, at);
  if (reading.context.profile.some((medicine) => medicine.rxNumber === value)) return true;
  if (label.test(before)) return true;
  return (value.length === 7 || value.length === 6) && !phone.test(before) && !/ zip $/.test(before);
}

/** Digits written as one number or hyphenated, or at least five digits said one after the other. */
function digitsAt(reading: Reading, at: number): { value: string; next: number } | null {
  const token = reading.tokens[at];
  if (token?.kind === 'number') {
    const written = reading.readable.text.slice(token.from, token.to);
    if (!/^\d{5,12}$/.test(written)) return hyphenated(reading, at) ?? spokenDigits(reading, at);
    const joined = reading.tokens[at + 1]?.text === '-' && reading.tokens[at + 2]?.kind === 'number';
    return joined ? null : { value: written, next: at + 1 };
  }
  return token?.kind === 'word' ? spokenDigits(reading, at) : null;
}

/** `700-1223` behind a label; a third group makes it a phone number or a date. */
function hyphenated(reading: Reading, at: number): { value: string; next: number } | null {
  const [first, dash, second, after] = reading.tokens.slice(at, at + 4);
  if (dash?.text !== '-' || second?.kind !== 'number' || after?.text === '-') return null;
  const value = `${first?.text ?? ''}${second.text}`;
  return /^\d{6,9}$/.test(value) && label.test(wordsBetween(reading, at - 6, at))
    ? { value, next: at + 3 }
    : null;
}

function spokenDigits(reading: Reading, at: number): { value: string; next: number } | null {
  let value = '';
  let next = at;
  while (value.length < 12) {
    const times = { double: 2, doble: 2, triple: 3 }[wordAt(reading, next)] ?? 1;
    const digit = digitAt(reading, next + (times > 1 ? 1 : 0));
    if (digit === null) break;
    value += digit.repeat(times);
    next += times > 1 ? 2 : 1;
    const comma = wordAt(reading, next) === ',' ? 1 : 0;
    if (
      comma &&
      (digitAt(reading, next + 1) !== null || /^(?:double|doble|triple)$/.test(wordAt(reading, next + 1)))
    )
      next++;
    if (wordAt(reading, next) === '-' || (wordAt(reading, next) === ',' && digitAt(reading, next + 1)))
      next++;
  }
  return value.length >= 5 ? { value, next } : null;
}

function digitAt(reading: Reading, at: number): string | null {
  const word = wordAt(reading, at);
  if (word === 'o' || word === 'oh') return '0';
  const number = readNumber(reading.tokens.slice(at, at + 1), 0);
  return number && !number.ordinal && number.value < 10 && word !== 'a' ? String(number.value) : null;
}
