import type { Extraction, Intent, MedicationMention } from '../domain/message.ts';
import { consentLanguage } from './keyword.ts';
import { languageOf } from './language/language.ts';
import { isInThirdLanguage } from './language/third-language.ts';
import { namesEverythingAlone } from './people/whose.ts';
import { readByRules, type RuleReading } from './read-by-rules.ts';
import { type Reading, wordAt, wordsBetween, type ReadingContext } from './reading.ts';
import type { RxNumber } from './medicines/rx-number.ts';
import { strengthsBeside } from './medicines/strengths-beside.ts';
import type { SupplyLeft } from './medicines/supply-left.ts';
import { withoutOwnAsSpam } from './wishes/speaks-of-own.ts';
import { asksToEnd, tellsDeath, tellsItInSpanish } from './wishes/not-theirs.ts';
import { moreThanThanks } from './wishes/more-than-thanks.ts';
import { isMuddled } from './wishes/muddled.ts';
import type { Amiss } from './wishes/received-amiss.ts';
import { weighWishes, wishesVersion } from './wishes/weigh-wishes.ts';

export type { ProfileMedicine, ReadingContext } from './reading.ts';

/** The reader and its version, stored with every extraction. */
const engine = `rules-2+${wishesVersion}`;

/**
 * Reads what a message asks for. Values are found by rules, each with the words it came from; what is wished is
 * weighed from the words and from what the rules found. What is not understood is `unclear`. Never throws, whatever
 * the text is.
 */
export function extractRequest(text: string, context: ReadingContext): Extraction {
  return readRequest(text, context).extraction;
}

/** The same, with what it tells of what has come, whether a medicine is told of in words that nobody knows, and its words as they were read. */
export function readRequest(
  text: string,
  context: ReadingContext,
): { extraction: Extraction; amiss: Amiss | null; mentioned: boolean; reading: Reading } {
  const rules = readByRules(text, context);
  const { supplies } = rules.values;
  const words = rules.reading.tokens.map((_, at) => wordAt(rules.reading, at));
  const third = !rules.readIntents.whole && isInThirdLanguage(rules.reading.readable.text, words);
  const { intents: settled, flags } = third ? leftToPeople(rules) : weighWishes(rules);
  const weighed = moreThanThanks(rules, withoutMuddled(rules, withoutOwnAsSpam(text, settled)));
  const unread =
    weighed.every((intent) => intent === 'unclear') && namesEverythingAlone(wordsOf(rules.reading));
  const intents: Intent[] = unread ? ['refill'] : weighed;
  const wants = intents.includes('refill') || intents.includes('new_prescription');
  const medications = rules.mentions.flatMap((mention, index) =>
    eachStrength(rules, index, { ...mention, asked: wants && isWanted(rules, index) }),
  );
  const extraction = {
    engine,
    language: third ? null : languageIn(rules, text, words, intents),
    intents,
    flags,
    medications,
    patient: rules.patient,
    rxNumbers: alone(rules.values.rxNumbers, rules.mentions),
    speaksOfAnother: rules.speaksOfAnother,
    daysLeft:
      rules.mentions.length === 1 && !supplies.some((supply) => supply.spared)
        ? null
        : unspent(supplies, rules.mentions),
    asksForAll: rules.asksForAll && wants && (rules.readIntents.leavesOut || !endsAll(text, intents)),
  };
  const { amiss, unknownApart } = rules.readIntents;
  const mentioned = unknownApart && intents.includes('refill') && !intents.some(isSeenTo);
  return { extraction, amiss, mentioned, reading: rules.reading };
}

/** A person reads the text in any case, or what it tells of the other is that it is taken back. */
function isSeenTo(intent: Intent): boolean {
  return intent === 'clinical_question' || intent === 'unclear' || intent === 'withdraw';
}

/** Where it is not clear which medicine is taken back, none is sent before a person has looked. */
function withoutMuddled(rules: RuleReading, intents: Intent[]): Intent[] {
  if (!intents.includes('refill') || !isMuddled(rules)) return intents;
  const others = intents.filter((intent) => intent !== 'refill');
  return others.length > 0 ? others : ['unclear'];
}

/** What cannot be read a person reads; a wish to get no more texts that was found in it stands. */
function leftToPeople({ intents }: RuleReading): Pick<Extraction, 'intents' | 'flags'> {
  return { intents: intents.includes('opt_out') ? ['opt_out'] : ['unclear'], flags: [] };
}

/** "Cancel all her refills": all of them are spoken of, and none is wished for. */
function endsAll(text: string, intents: readonly Intent[]): boolean {
  return intents.includes('withdraw') || (tellsDeath(text) && asksToEnd(text));
}

/** By the words; where they tell of none, by what is said in them. */
function languageIn(
  { reading }: RuleReading,
  text: string,
  words: readonly string[],
  intents: readonly Intent[],
): Extraction['language'] {
  const language = languageOf(words);
  if (language !== null) return language;
  if (tellsItInSpanish(text)) return 'es';
  return intents.includes('opt_out') ? consentLanguage(wordsOf(reading)) : null;
}

function wordsOf(reading: RuleReading['reading']): string {
  return wordsBetween(reading, 0, reading.tokens.length);
}

/** Where the clauses point at no medicine, a wish for medicine means every one that is not refused. */
function isWanted({ readIntents: { wanted, refused }, values }: RuleReading, index: number): boolean {
  const at = values.found[index]?.at ?? -1;
  // `out of everything but X`
  if (values.supplies.some((one) => one.at < at && one.spared?.some((spared) => spared.at === at)))
    return false;
  return wanted.includes(true) ? (wanted[index] ?? false) : !refused[index];
}

/** A medicine in two strengths is two; where one of them is meant, none of them is it. */
function eachStrength({ reading, values }: RuleReading, index: number, mention: MedicationMention) {
  const found = values.found[index];
  if (!found || mention.rxNumber !== null) return [mention];
  const beside = strengthsBeside(reading, found, values.found[index + 1]?.at ?? reading.tokens.length);
  if (!beside) return [mention];
  const isCount = beside.values.every((value) => !value.startsWith(String(mention.quantity)));
  const quantity = isCount ? mention.quantity : null;
  const strengths = beside.kind === 'either' ? [null] : beside.values;
  return strengths.map((strength) => ({ ...mention, quantity, strength }));
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
