import type { Extraction, Flag, Intent } from '../domain/message.ts';
import { withAttributes } from './medicines/attributes.ts';
import { saysLittleElse } from './medicines/bare-naming.ts';
import { readBirthDate } from './dates/birth-date.ts';
import { asOneEach } from './medicines/beside-names.ts';
import { findMentions, type Found } from './medicines/find-mentions.ts';
import { amplyDays } from './wishes/intents.ts';
import { namesakeOfMedicine } from './people/medicine-namesake.ts';
import { messageFlags, standingFlags } from './wishes/message-flags.ts';
import { asksOfSupply } from './wishes/asks-of-supply.ts';
import { forbidsDeed } from './wishes/forbidding.ts';
import { clausesOf, taggedWords } from './wishes/clauses.ts';
import { hasNone } from './wishes/later-out.ts';
import { namesSomebodyElse, takeOwners } from './people/named-people.ts';
import { readPatientName } from './people/person-name.ts';
import { readIntents, type ReadIntents, type Values } from './wishes/read-intents.ts';
import {
  release,
  startReading,
  take,
  wordAt,
  wordsBetween,
  type Reading,
  type ReadingContext,
} from './reading.ts';
import { readRxNumbers } from './medicines/rx-number.ts';
import { readSupplyLeft } from './medicines/supply-left.ts';
import { tellLooks, unnamedBeside } from './medicines/unnamed-beside.ts';
import { madeOfDrugTable } from '../domain/drugs/drug-table.ts';
import { remember } from '../domain/text/remember.ts';
import { asksForOwnAlone } from './people/whose-linked.ts';
import { wordsForWhose } from './people/whose-words.ts';
import { asksForEverything, speaksOfAnother } from './people/whose.ts';

type Patient = Extraction['patient'];

/** All that the rules find in a text. `intents` is what they make of it; `readIntents` how they came there. */
export type RuleReading = {
  reading: Reading;
  values: Values;
  patient: Patient;
  mentions: ReturnType<typeof withAttributes>;
  readIntents: ReadIntents;
  intents: Intent[];
  flags: Flag[];
  /** Flags that stand whatever the words weigh. */
  standing: Flag[];
  speaksOfAnother: boolean;
  asksForAll: boolean;
};

/** A text is read for whom it asks, for each of them and as a whole. */
const recent = madeOfDrugTable(() => remember<RuleReading>(4));

/** Never throws, whatever the text is. What the rules make of a text follows from it, the day and the list alone. */
export function readByRules(text: string, context: ReadingContext): RuleReading {
  const { today, profile } = context;
  const read = recent()(JSON.stringify([text, today, profile]), () => readAnew(text, context));
  return { ...read, reading: { ...read.reading, context } };
}

/** Values first, each taking its words, then what the clauses wish. */
function readAnew(text: string, context: ReadingContext): RuleReading {
  const reading = startReading(text, context);
  const words = wordsBetween(reading, 0, reading.tokens.length);
  const birthDate = readBirthDate(reading);
  const dateAt = reading.taken.indexOf(true);
  const dateTokens = dateAt < 0 ? null : { at: dateAt, next: reading.taken.lastIndexOf(true) + 1 };
  const rxNumbers = readRxNumbers(reading);
  const namesake = namesakeOfMedicine(reading, dateTokens);
  if (namesake) take(reading, namesake.at, namesake.next);
  const exact = findMentions(reading, 'certain');
  if (namesake) release(reading, namesake.at, namesake.next);
  const another = speaksOfAnother(words) && !asksForOwnAlone(wordsForWhose(reading, exact));
  const looks = tellLooks(reading);
  for (const { at, next } of looks) take(reading, at, next);
  const name = readPatientName(reading, dateTokens, another);
  for (const { at, next } of looks) release(reading, at, next);
  const owned = takeOwners(reading);
  const near = findMentions(reading, 'near');
  const named = asOneEach(
    reading,
    [...exact, ...near].sort((a, b) => a.at - b.at),
  );
  const found = [...named, ...unnamedBeside(reading, named)].sort((a, b) => a.at - b.at);
  const ownAlone = asksForOwnAlone(wordsForWhose(reading, found));
  const ofAnother =
    (another && !ownAlone && !isHeardInNames(reading, near)) ||
    owned ||
    namesSomebodyElse(reading, words, name, ownAlone);
  const values: Values = { found, rxNumbers, supplies: suppliesTold(reading, found) };
  const read = readIntents(reading, values, text);
  const out =
    values.supplies.some((supply) => supply.days === 0) ||
    hasNone(taggedWords(reading, { at: 0, next: reading.tokens.length }, found));
  const asksForAll = asksForEverything(words) || read.leavesOut;
  return {
    reading,
    values,
    patient: { name, birthDate },
    mentions: withAttributes(reading, found, values),
    readIntents: read,
    intents: finish(read, namesAny(reading, values, read, asksForAll), words),
    flags: messageFlags(words, text, { out, change: read.change || read.stopped }),
    standing: standingFlags(words, text, { out, stopped: read.stopped }),
    speaksOfAnother: ofAnother,
    asksForAll,
  };
}

/** `ella quiz`, `ella quis`: who seems spoken of is part of a name that was heard as several words. */
function isHeardInNames(reading: Reading, near: readonly Found[]): boolean {
  const heard = near.filter(({ at, next, name }) => name !== null && next > at + 1);
  if (heard.length === 0) return false;
  const words = reading.tokens.map((_, at) =>
    heard.some((one) => at >= one.at && at < one.next) ? 'MED' : wordAt(reading, at),
  );
  return !speaksOfAnother(` ${words.join(' ')} `);
}

/** What is left as it is told: a question of how long it lasts tells none of it, nor does "no more blue bottles". */
function suppliesTold(reading: Reading, found: Values['found']): Values['supplies'] {
  const supplies = readSupplyLeft(reading, found);
  if (supplies.length === 0) return supplies;
  const silent = clausesOf(reading).filter((range) => {
    const words = taggedWords(reading, range, found);
    return asksOfSupply(words) !== null || forbidsDeed(words);
  });
  return supplies.filter(({ at }) => !silent.some((range) => at >= range.at && at < range.next));
}

/** A medicine, its number or its supply is named and little else is said. */
function namesAny(
  reading: Reading,
  { found, rxNumbers, supplies }: Values,
  { plain, wanted }: ReadIntents,
  asksForAll: boolean,
): boolean {
  if (!plain) return false;
  if (asksForAll || supplies.some((supply) => supply.days <= amplyDays)) return true;
  return (rxNumbers.length > 0 || wanted.includes(true)) && saysLittleElse(reading, found);
}

/** A medicine or Rx number named with no other wish is a refill; a change of medicine is for a clinician. */
function finish({ intents, change }: ReadIntents, alone: boolean, words: string): Intent[] {
  if (intents.length > 0) return [...intents];
  if (change) return ['clinical_question'];
  if (alone) return ['refill'];
  return [/ (?:thanks|thank you|thx|gracias) /.test(words) && !words.includes('?') ? 'thanks' : 'unclear'];
}
