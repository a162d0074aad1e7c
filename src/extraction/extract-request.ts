import type { Extraction, Intent, MedicationMention } from '../domain/message.ts';
import { withAttributes } from './attributes.ts';
import { saysLittleElse } from './bare-naming.ts';
import { readBirthDate } from './birth-date.ts';
import { findMentions } from './find-mentions.ts';
import { languageOf } from './language.ts';
import { messageFlags } from './message-flags.ts';
import { namesSomebodyElse, takeOwners } from './named-people.ts';
import { readPatientName } from './person-name.ts';
import { amplyDays } from './intents.ts';
import { readIntents, type Values } from './read-intents.ts';
import { startReading, wordAt, wordsBetween, type ReadingContext } from './reading.ts';
import { readRxNumbers, type RxNumber } from './rx-number.ts';
import { readSupplyLeft, type SupplyLeft } from './supply-left.ts';
import { asksForEverything, speaksOfAnother } from './whose.ts';

export type { ProfileMedicine, ReadingContext } from './reading.ts';

/** The reader and its version, stored with every extraction. */
const engine = 'rules-1';

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
  const values: Values = { found, rxNumbers, supplies: readSupplyLeft(reading, found) };
  const mentions = withAttributes(reading, found, values);
  const { intents, wanted, change, plain } = readIntents(reading, values, text);
  const medications = mentions.map((mention, index) => ({ ...mention, asked: wanted[index] ?? false }));
  const out = values.supplies.some((supply) => supply.days === 0);
  const asksForAll = asksForEverything(words);
  const named =
    (plain && asksForAll) ||
    (plain && values.supplies.some((supply) => supply.days <= amplyDays)) ||
    (plain &&
      (rxNumbers.length > 0 || medications.some((mention) => mention.asked)) &&
      saysLittleElse(reading, found));
  const flags = messageFlags(words, text, { out, change });
  const settled = finish(intents, change, named, words);
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

/** A medicine or Rx number named with no other wish is a refill; a change of medicine is for a clinician. */
function finish(intents: readonly Intent[], change: boolean, named: boolean, words: string): Intent[] {
  if (intents.length > 0) return [...intents];
  if (change) return ['clinical_question'];
  if (named) return ['refill'];
  return [/ (?:thanks|thank you|thx|gracias) /.test(words) && !words.includes('?') ? 'thanks' : 'unclear'];
}
