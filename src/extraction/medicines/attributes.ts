import { readAmount, readStrength } from '../../domain/drugs/strength.ts';
import type { MedicationMention } from '../../domain/message.ts';
import { correctedStrength } from './corrected-strength.ts';
import { countsElse } from './counts-else.ts';
import type { Found } from './find-mentions.ts';
import { statedFrequency } from './frequency.ts';
import { isAddressPart, isDatePart, isYearOrCode } from '../dates/number-parts.ts';
import { labelledQuantity, statedQuantity } from './quantity.ts';
import { labelledRxNumber, type RxNumber } from './rx-number.ts';
import type { SupplyLeft } from './supply-left.ts';
import { endsSentence, spanOfTokens, wordAt, wordsBetween, type Reading } from '../reading.ts';
import { isListed, notStrength, spokenHundreds } from './spoken-hundreds.ts';
import { statedForm } from './stated-form.ts';

/** The tokens that speak of one medicine: up to the next one or the sentence's end, at most 14. */
function regionAfter(reading: Reading, found: Found, next: Found | undefined): number {
  let end = found.next;
  const limit = Math.min(next?.at ?? reading.tokens.length, found.next + 14);
  while (end < limit && !endsSentence(reading, end)) end++;
  return end;
}

/** Strength, quantity, form, frequency, Rx number and days left for each medicine; `asked` is decided later. */
export function withAttributes(
  reading: Reading,
  all: readonly Found[],
  spoken: { rxNumbers: RxNumber[]; supplies: SupplyLeft[] },
): MedicationMention[] {
  return all.map((found, index) => {
    const end = regionAfter(reading, found, all[index + 1]);
    const before = strengthBefore(reading, found);
    const next = all[index + 1]?.at ?? Infinity;
    const corrected = correctedStrength(reading, found, { next, isSaidBefore: before !== null });
    const strength = corrected ? corrected.strength : (strengthAfter(reading, found, end, next) ?? before);
    const rxNumber =
      ownRxNumber(reading, spoken.rxNumbers, { all, found, end }) ??
      labelledRxNumber(reading, spoken.rxNumbers, all, found);
    return {
      ...spanOfTokens(reading, found.at, found.next),
      name: found.name,
      candidates: found.candidates,
      source: found.source,
      strength,
      quantity: statedQuantity(reading, found, end) ?? (all.length === 1 ? labelledQuantity(reading) : null),
      form: statedForm(reading, found, end),
      frequency: statedFrequency(reading, found, end),
      rxNumber: rxNumber?.value ?? null,
      daysLeft: ownSupply(reading, spoken.supplies, all, found, end),
      asked: true,
    };
  });
}

/** `next` is where another medicine begins: of `X 10 and 500 mg Y` what leads that name is its own. */
function strengthAfter(reading: Reading, found: Found, end: number, next: number): string | null {
  for (let at = found.next; at < Math.min(end, found.next + 8); at++) {
    if (reading.taken[at] || isDatePart(reading, at)) break;
    const hundreds = spokenHundreds(reading, found, at, end);
    if (hundreds !== null) return hundreds;
    const strength = readStrength(reading.tokens.slice(0, end), at);
    if (strength && !strength.hasUnit && isRefillCount.test(wordAt(reading, strength.next)))
      return String(readAmount(reading.tokens, at)?.value);
    if (strength && (at === found.next || !isDayAndMonth(strength))) {
      const bare = strength.next === next ? bareNumber(reading, found, end) : null;
      return bare === null || strength.value.startsWith(`${bare} `) ? strength.value : bare;
    }
  }
  return bareNumber(reading, found, end) ?? pointedNumber(reading, found, end);
}

/** `per order 11/20`: two numbers that are a day of the year, away from the medicine's name. */
function isDayAndMonth({ value, hasUnit }: { value: string; hasUnit: boolean }): boolean {
  const [first, second] = value.split('-').map(Number);
  return !hasUnit && (first ?? 0) <= 12 && (second ?? 0) <= 31;
}

/** `gabapentin 600 - 3 refills`: the second number counts these. */
const isRefillCount = /^(?:refills?|resurtidos?|more|fills?)$/;

/** `lisinopril 20`, `lisinopril (20)`: a number right behind the name that counts nothing else. */
function bareNumber(reading: Reading, found: Found, end: number): string | null {
  let at = found.next;
  if (/^(?:er|xr|xl|sr|dr|cr|la|hcl|de)$/.test(wordAt(reading, at))) at++;
  if (wordAt(reading, at) === '(') at++;
  const amount = at < end && !reading.taken[at] ? readAmount(reading.tokens.slice(0, end), at) : null;
  if (!amount || amount.value === 0 || countsElse(reading, amount)) return null;
  if (/^[-/]$/.test(wordAt(reading, amount.next))) return null;
  const written = String(amount.value);
  const listed = isListed(reading, found, written);
  if (isDatePart(reading, at) || isAddressPart(reading, at, amount.next)) return null;
  if (isYearOrCode(amount.value) && !listed) return null;
  const ordered = wordAt(reading, amount.next) === 'refill';
  return listed || ordered || amount.value >= 5 || !Number.isInteger(amount.value) ? written : null;
}

const pointing = /^(?:,|the|el|la|los|las|de|a|my|daily|please|pls|por|favor)$/;
const mostPointing = 4;

/** `neurontin, the 300 ones`, `losartan, la de cien`: a strength of the list that is pointed at with an article. */
function pointedNumber(reading: Reading, found: Found, end: number): string | null {
  let at = found.next;
  while (at < Math.min(end, found.next + mostPointing) && pointing.test(wordAt(reading, at))) at++;
  const amount = at > found.next && !reading.taken[at] ? readAmount(reading.tokens.slice(0, end), at) : null;
  if (!amount || isDatePart(reading, at) || notStrength.test(wordAt(reading, amount.next))) return null;
  const written = String(amount.value);
  return isListed(reading, found, written) ? written : null;
}

/** `the 20 mg lisinopril`, `20 mg of lisinopril`. */
function strengthBefore(reading: Reading, found: Found): string | null {
  for (let at = Math.max(0, found.at - 6); at < found.at; at++) {
    if (isDatePart(reading, at)) continue;
    const strength = readStrength(reading.tokens, at);
    if (!strength?.hasUnit || strength.next > found.at) continue;
    const gap = wordAt(reading, strength.next);
    if (strength.next === found.at || ((gap === 'of' || gap === 'de') && strength.next + 1 === found.at)) {
      return strength.value;
    }
  }
  return null;
}

/** A number within the medicine's region, or right before its name and no other's. */
function ownRxNumber(
  reading: Reading,
  numbers: readonly RxNumber[],
  { all, found, end }: { all: readonly Found[]; found: Found; end: number },
): RxNumber | null {
  const after = numbers.find((one) => one.at >= found.next && one.at < end);
  const before = numbers.find(
    (one) => one.next <= found.at && found.at - one.next <= 3 && leadsTo(reading, one, { all, found }),
  );
  return after ?? before ?? null;
}

/** `Rx 7001234 lisinopril`, and not `metoprolol Rx 7001234 and lisinopril`: what is listed behind it is another one. */
function leadsTo(
  reading: Reading,
  { at, next }: RxNumber,
  { all, found }: { all: readonly Found[]; found: Found },
): boolean {
  if (separated(reading, next, found.at) || all.some((one) => one.at >= next && one.next <= found.at))
    return false;
  const between = wordsBetween(reading, next, found.at);
  const ofOther = all.some((one) => one.next <= at && !separated(reading, one.next, at));
  return !addsAnother.test(between) && !(ofOther && between.includes(','));
}

const addsAnother = / (?:and|also|plus|y|tambien|&|\+) /;

function separated(reading: Reading, at: number, next: number): boolean {
  for (let index = at; index < next; index++) if (endsSentence(reading, index)) return true;
  return false;
}

/** Supply told within the region, or just before the name (`out of lisinopril`); with one medicine, anywhere. */
function ownSupply(
  reading: Reading,
  told: readonly SupplyLeft[],
  all: readonly Found[],
  found: Found,
  end: number,
): number | null {
  const supplies = told.filter((one) => !one.spared?.some((range) => range.at === found.at));
  const shared = supplies.find(
    (one) => one.at >= found.next && / both /.test(wordsBetween(reading, one.at - 2, one.at)),
  );
  if (shared) return shared.days;
  const before = supplies.find(
    (one) =>
      one.at < found.at &&
      found.at - one.next <= 2 &&
      !all.some((other) => other.at >= one.next && other.at < found.at),
  );
  const joined = before?.next === found.at;
  const earlier =
    before && !joined && all.some((other) => other.next <= before.at && before.at - other.next <= 2);
  if (before && !earlier) return before.days;
  const after = supplies.find((one) => one.at >= found.next && one.at < end && !leadsNext(one, all));
  if (after) return after.days;
  return all.length === 1 && supplies.length === told.length ? (supplies[0]?.days ?? null) : null;
}

function leadsNext(supply: SupplyLeft, all: readonly Found[]): boolean {
  return supply.days === 0 && all.some((other) => other.at >= supply.next && other.at - supply.next <= 1);
}
