import type { Extraction, Intent, MedicationMention } from '../domain/message.ts';
import { isClauseBreak, isRefused } from './asked.ts';
import { withAttributes } from './attributes.ts';
import { saysLittleElse } from './bare-naming.ts';
import { readBirthDate } from './birth-date.ts';
import { findMentions, type Found } from './find-mentions.ts';
import { clauseIntents, wholeMessageIntent } from './intents.ts';
import { languageOf } from './language.ts';
import { messageFlags, speaksOfChange } from './message-flags.ts';
import { namesSomebodyElse, takeOwners } from './named-people.ts';
import { readPatientName } from './person-name.ts';
import { startReading, wordAt, wordsBetween, type Reading, type ReadingContext } from './reading.ts';
import { readRxNumbers, type RxNumber } from './rx-number.ts';
import { readSupplyLeft, type SupplyLeft } from './supply-left.ts';
import { asksForEverything, speaksOfAnother } from './whose.ts';

export type { ProfileMedicine, ReadingContext } from './reading.ts';

/** The reader and its version, stored with every extraction. */
const engine = 'rules-1';

type Values = { found: Found[]; rxNumbers: RxNumber[]; supplies: SupplyLeft[] };

/**
 * Reads what a message asks for, by rules alone. Every value carries the words it came from; what is not understood
 * is `unclear`. Never throws, whatever the text is.
 */
export function extractRequest(text: string, context: ReadingContext): Extraction {
  const reading = startReading(text, context);
  const words = wordsBetween(reading, 0, reading.tokens.length);
  const another = speaksOfAnother(words);
  const birthDate = readBirthDate(reading);
  const dateAt = reading.taken.indexOf(true);
  const dateTokens = dateAt < 0 ? null : { at: dateAt, next: reading.taken.lastIndexOf(true) + 1 };
  const rxNumbers = readRxNumbers(reading);
  const exact = findMentions(reading, 'certain');
  const name = readPatientName(reading, dateTokens, another);
  const owned = takeOwners(reading);
  const found = [...exact, ...findMentions(reading, 'near')].sort((a, b) => a.at - b.at);
  const ofAnother = another || owned || namesSomebodyElse(reading, words, name);
  const values: Values = { found, rxNumbers, supplies: readSupplyLeft(reading) };
  const mentions = withAttributes(reading, found, values);
  const { intents, wanted } = readIntents(reading, values, text);
  const medications = mentions.map((mention, index) => ({ ...mention, asked: wanted[index] ?? false }));
  const out = values.supplies.some((supply) => supply.days === 0);
  const asksForAll = asksForEverything(words);
  const named =
    asksForAll ||
    values.supplies.length > 0 ||
    ((rxNumbers.length > 0 || medications.some((mention) => mention.asked)) &&
      saysLittleElse(reading, found));
  const flags = messageFlags(words, text, out);
  const settled = finish(intents, speaksOfChange(words), named, words);
  const wants = settled.includes('refill') || settled.includes('new_prescription');
  return {
    engine,
    language: languageOf(reading.tokens.map((_, at) => wordAt(reading, at))),
    intents: settled,
    flags,
    // What no wish is understood of is only spoken of: a person reads the text.
    medications: wants ? medications : medications.map((mention) => ({ ...mention, asked: false })),
    patient: { name, birthDate },
    rxNumbers: alone(rxNumbers, mentions),
    speaksOfAnother: ofAnother,
    daysLeft: mentions.length === 1 ? null : unspent(values.supplies, mentions),
    asksForAll,
  };
}

function alone(
  rxNumbers: readonly RxNumber[],
  mentions: readonly MedicationMention[],
): Extraction['rxNumbers'] {
  return rxNumbers
    .filter((number) => !mentions.some((mention) => mention.rxNumber === number.value))
    .map(({ text, start, end, value }) => ({ text, start, end, value }));
}

/** Supply that was told of no single medicine. */
function unspent(supplies: readonly SupplyLeft[], mentions: readonly MedicationMention[]): number | null {
  const rest = supplies.filter((supply) => !mentions.some((mention) => mention.daysLeft === supply.days));
  return rest[0]?.days ?? null;
}

/** The intents of all clauses, and for each medicine whether it is wanted. */
function readIntents(
  reading: Reading,
  values: Values,
  text: string,
): { intents: Intent[]; wanted: boolean[] } {
  const words = wordsBetween(reading, 0, reading.tokens.length);
  const phrase = words
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const whole = wholeMessageIntent(phrase, text);
  if (whole) return { intents: [whole], wanted: [] };
  const clauses = clausesOf(reading).map((clause) => ({
    ...clause,
    intents: intentsOf(reading, clause, values),
  }));
  const intents = [...new Set(clauses.flatMap((clause) => clause.intents))];
  const wanted = values.found.map((found, index) => {
    if (isRefused(reading, values.found, index)) return false;
    if (clauses.some((clause) => refersBack(reading, clause, values.found, index))) return true;
    const own = clauses.find((clause) => found.at >= clause.at && found.at < clause.next);
    const said = own && own.intents.length > 0 ? own.intents : intents;
    if (own?.intents.length === 0 && isTold(wordsBetween(reading, own.at, own.next), clauses)) return false;
    return said.length === 0
      ? !speaksOfChange(words)
      : said.includes('refill') || said.includes('new_prescription');
  });
  return { intents, wanted };
}

type Range = { at: number; next: number };
type ReadClause = Range & { intents: Intent[] };

/** `… I need a refill on it`: a refill that names nothing means the medicine named last. */
function refersBack(reading: Reading, clause: ReadClause, found: readonly Found[], index: number): boolean {
  if (!clause.intents.includes('refill') || found.some((one) => one.at >= clause.at && one.at < clause.next))
    return false;
  const before = found.filter((one) => one.at < clause.at);
  return (
    before.length === index + 1 &&
    / (?:it|them|that|this) /.test(wordsBetween(reading, clause.at, clause.next))
  );
}

/** `I take X and Y, I need Y`: what is only told of, beside a clause that asks. */
function isTold(words: string, clauses: readonly ReadClause[]): boolean {
  return (
    / (?:i|he|she) (?:take|takes|am on|is on) | (?:tomo|toma) /.test(words) &&
    clauses.some((one) => one.intents.includes('refill'))
  );
}

function clausesOf(reading: Reading): Range[] {
  const clauses: Range[] = [];
  let at = 0;
  for (let index = 0; index <= reading.tokens.length; index++) {
    if (index < reading.tokens.length && !isClauseBreak(reading, index)) continue;
    const next = Math.min(index + 1, reading.tokens.length);
    if (next > at) clauses.push({ at, next });
    at = next;
  }
  return clauses;
}

function intentsOf(reading: Reading, { at, next }: Range, { found, rxNumbers, supplies }: Values): Intent[] {
  function inside(one: Range): boolean {
    return one.at >= at && one.at < next;
  }
  return clauseIntents({
    words: wordsBetween(reading, at, next),
    named: found.some((one, index) => inside(one) && !isRefused(reading, found, index)),
    rxNumber: rxNumbers.some(inside),
    supply: supplies.some(inside),
    question: wordAt(reading, next - 1) === '?',
  });
}

/** A medicine or Rx number named with no other wish is a refill; a change of medicine is for a clinician. */
function finish(intents: readonly Intent[], change: boolean, named: boolean, words: string): Intent[] {
  if (intents.length > 0) return [...intents];
  if (change) return ['clinical_question'];
  if (named) return ['refill'];
  return [/ (?:thanks|thank you|thx|gracias) /.test(words) && !words.includes('?') ? 'thanks' : 'unclear'];
}
