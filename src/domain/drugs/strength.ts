import { readableText } from '../text/readable-text.ts';
import { readNumber } from '../text/spoken-number.ts';
import { tokenize, type Token } from '../text/tokens.ts';

const units = new Map<string, string>([
  ...unit('mg', 'mg mgs milligram milligrams miligram miligrams miligramo miligramos milligramos'),
  ...unit('mcg', 'mcg mcgs ug μg microgram micrograms microgramo microgramos'),
  ...unit('g', 'g gm gram grams gramo gramos'),
  ...unit('unit', 'unit units iu unt unidad unidades'),
  ...unit('meq', 'meq milliequivalent milliequivalents'),
  ...unit('%', '% percent porciento'),
]);
/** What an amount can be contained in; `ml` alone is a dose and no strength. */
const volumes = new Map<string, string>([
  ...unit('ml', 'ml milliliter milliliters mililitro mililitros cc'),
  ...unit('actuat', 'actuat actuation puff spray inh inhalation'),
  ...unit('hr', 'hr hour h hora'),
  ...unit('day', 'day'),
  ...unit('g', 'g gm gram'),
]);

const joiners = new Set(['-', '/']);

function unit(shown: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, shown]);
}

type Amount = { value: number; next: number };

/** A strength that begins at token `at`; `hasUnit` is false for bare pairs such as `10-325`. */
export type ReadStrength = { value: string; next: number; hasUnit: boolean };

/** `50mg`, `12.5 mg`, `10-325`, `10 mg/5 ml`, `twenty milligrams`, `veinte miligramos`. Null where none begins. */
export function readStrength(tokens: readonly Token[], at: number): ReadStrength | null {
  const amounts: number[] = [];
  let next = at;
  for (let amount = readAmount(tokens, next); amount; amount = readAmount(tokens, next + 1)) {
    amounts.push(amount.value);
    next = amount.next;
    if (!joiners.has(tokens[next]?.text ?? '') || amounts.length === 4) break;
  }
  if (amounts.length === 0) return null;
  const hyphen = tokens[next]?.text === '-' ? 1 : 0;
  const unitName = units.get(tokens[next + hyphen]?.text ?? '');
  const shown = amounts.map(showAmount).join('-');
  if (!unitName)
    return amounts.length === 2 && isWholeThing(tokens, at, next) && !isBloodPressure(tokens, at)
      ? { value: shown, next, hasUnit: false }
      : null;
  const contained = readVolume(tokens, next + hyphen + 1);
  const value = `${shown}${unitName === '%' ? ' %' : ` ${unitName}`}${contained?.shown ?? ''}`;
  return { value, next: contained?.next ?? next + hyphen + 1, hasUnit: true };
}

/** A pair of numbers is no strength when a third stands beside it (a date, a phone number). */
function isWholeThing(tokens: readonly Token[], at: number, next: number): boolean {
  return !joiners.has(tokens[next]?.text ?? '') && !joiners.has(tokens[at - 1]?.text ?? '');
}

const pressure = /^(?:bp|b\.p\.|pressure|pressures|presion)$/;
const forPressure = /^(?:med|meds|medicine|medication|pill|pills|tablet|tablets|one|de|la)$/;

/** `bp is 190/110`, `mi presión salió en 180/100`: shortly before, what was measured. */
function isBloodPressure(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - 6), at)
    .some(({ text }, place, near) => pressure.test(text) && !forPressure.test(near[place + 1]?.text ?? ''));
}

/** A decimal number in digits (`.5`, `12.5`, `1,000`) or words (`twelve point five`). */
export function readAmount(tokens: readonly Token[], at: number): Amount | null {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (
    first?.text === '.' &&
    second?.kind === 'number' &&
    second.from === first.to &&
    !second.text.includes('.')
  ) {
    return { value: Number(`0.${second.text}`), next: at + 2 };
  }
  const pointed = isPoint(first) && tokens[at - 1]?.kind !== 'number' ? readDecimals(tokens, at + 1) : null;
  if (pointed) return { value: Number(`0.${pointed.digits}`), next: pointed.next };
  const whole =
    first?.kind === 'number' ? { value: Number(first.text), next: at + 1 } : readNumber(tokens, at);
  if (!whole || ('ordinal' in whole && whole.ordinal)) return null;
  const part = isPoint(tokens[whole.next]) ? readDecimals(tokens, whole.next + 1) : null;
  return part ? { value: Number(`${whole.value}.${part.digits}`), next: part.next } : whole;
}

function isPoint(token: Token | undefined): boolean {
  return token?.text === 'point' || token?.text === 'punto';
}

/** What is said behind the point, as a number or by its figures: `twenty five`, `two five`, `oh five`. */
function readDecimals(tokens: readonly Token[], at: number): { digits: string; next: number } | null {
  let [digits, next] = ['', at];
  for (let one = readNumber(tokens, next); one && !one.ordinal; one = readNumber(tokens, next)) {
    const isFigure = tokens[next]?.kind === 'word' && one.value < 10 && one.next === next + 1;
    if (!isFigure && digits !== '') break;
    digits += String(one.value);
    next = one.next;
    if (!isFigure) break;
  }
  return digits === '' ? null : { digits, next };
}

function readVolume(tokens: readonly Token[], at: number): { shown: string; next: number } | null {
  const word = tokens[at]?.text;
  if (word !== '/' && word !== 'per' && word !== 'por') return null;
  const amount = readAmount(tokens, at + 1);
  const after = amount?.next ?? at + 1;
  const volume = volumes.get(tokens[after]?.text ?? '');
  if (!volume) return null;
  const count = amount && amount.value !== 1 ? `${showAmount(amount.value)} ` : '';
  return { shown: `/${count}${volume}`, next: after + 1 };
}

function showAmount(value: number): string {
  return String(Number(value.toFixed(6)));
}

/** The first strength in a text in its normal form, such as `50 mg`, `100 mcg`, `10-325`, `10 mg/5 ml`; else null. */
export function normalizeStrength(text: string): string | null {
  return firstStrength(tokenize(readableText(text).text));
}

export function firstStrength(tokens: readonly Token[]): string | null {
  for (let at = 0; at < tokens.length; at++) {
    const strength = readStrength(tokens, at);
    if (strength) return strength.value;
  }
  return null;
}

type Parsed = { micrograms: number[]; unit: string | null; per: string };

/** Micrograms for weights, so that `0.1 mg` is `100 mcg`; the unit's own number for everything else. */
function parse(strength: string): Parsed | null {
  const match = /^([\d.]+(?:-[\d.]+)*)(?: (mg|mcg|g|unit|meq|%)(?:\/(.+))?)?$/.exec(
    normalizeStrength(strength) ?? strength.trim(),
  );
  if (!match) return null;
  const factor = { g: 1_000_000, mg: 1_000, mcg: 1 }[match[2] ?? ''];
  const micrograms = (match[1] ?? '')
    .split('-')
    .map((amount) => Math.round(Number(amount) * (factor ?? 1) * 1000) / 1000);
  return { micrograms, unit: factor ? 'weight' : (match[2] ?? null), per: match[3] ?? '' };
}

/**
 * Whether two strengths are the same: `0.1 mg` and `100 mcg`, `10-325` and `325-10 mg`. A number without a unit
 * (`50`) is taken in the other's unit, and of a weight below a milligram in either: `50` is `0.05 mg`. False when
 * either cannot be read.
 */
export function sameStrength(a: string, b: string): boolean {
  const left = parse(a);
  const right = parse(b);
  if (!left || !right) return false;
  if (left.unit === null || right.unit === null)
    return sameNumbers(bareNumbers(a), bareNumbers(b)) || sameSmallWeight(left, right);
  return left.unit === right.unit && left.per === right.per && sameNumbers(left.micrograms, right.micrograms);
}

/** What is written as a part of a milligram is spoken of in micrograms, and the other way round. */
function sameSmallWeight(a: Parsed, b: Parsed): boolean {
  const [bare, other] = a.unit === null ? [a, b] : [b, a];
  if (other.unit !== 'weight' || other.micrograms.some((weight) => weight >= microgramsOfMg)) return false;
  const inMg = bare.micrograms.map((number) => Math.round(number * microgramsOfMg * 1000) / 1000);
  return sameNumbers(bare.micrograms, other.micrograms) || sameNumbers(inMg, other.micrograms);
}

const microgramsOfMg = 1_000;

/** One spelling for all strengths that are the same by their units: `0.1 mg` and `100 mcg` give the same. */
export function comparableStrength(strength: string): string {
  const parsed = parse(strength);
  if (parsed?.unit !== 'weight') return normalizeStrength(strength) ?? strength.trim();
  const amounts = parsed.micrograms.toSorted((a, b) => a - b).join('-');
  return `${amounts} mcg${parsed.per === '' ? '' : `/${parsed.per}`}`;
}

function bareNumbers(strength: string): number[] {
  const amounts = /^[\d.]+(?:-[\d.]+)*/.exec(normalizeStrength(strength) ?? strength.trim())?.[0] ?? '';
  return amounts.split('-').map(Number);
}

function sameNumbers(a: number[], b: number[]): boolean {
  const [left, right] = [a, b].map((numbers) => numbers.toSorted((x, y) => x - y));
  if (!left || !right) return false;
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
