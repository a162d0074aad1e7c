import type { Flag, Intent } from '../../domain/message.ts';
import { saysHowToText, wantsSparing } from './about-texts.ts';
import { isBareOrder } from './bare-order.ts';
import { taggedWords } from './clauses.ts';
import { keepsTexts } from '../keyword.ts';
import { fewestWords } from './likeliest-wish.ts';
import { tellsNotFilled } from './not-filled.ts';
import { wantsNothing } from './nothing-wanted.ts';
import { tellsOthersNeedOver } from './others-need.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { wordsBetween } from '../reading.ts';
import { intentOfAmiss } from './received-amiss.ts';
import { mayWish } from './signs-beside.ts';

/** In logits, of every wish and of the flags that words weigh. */
export type WishScores = ReadonlyMap<Intent | Flag, number>;

/**
 * What the form of its words says of a wish: whether it is given, unless all words together speak against it; `always`
 * and `never` whatever they weigh; null, where the form says nothing.
 */
export function givenByForm(
  intent: Intent,
  rules: RuleReading,
  scores: WishScores,
): boolean | 'always' | 'never' | null {
  const { intents, readIntents, reading } = rules;
  const byRule = intents.includes(intent);
  const score = scores.get(intent) ?? 0;
  const { amiss } = readIntents;
  if (intent === 'refill' && isBareOrder(wordsBetween(reading, 0, reading.tokens.length))) return 'always';
  if (amiss && intent === intentOfAmiss[amiss] && !asksForNamed(rules)) return true;
  if (amiss && besideAmiss.includes(intent) && !(byRule && asksForNamed(rules))) return false;
  if (intent === 'refill' && readIntents.tellsOfSign) return 'never';
  if (intent === 'refill' && reading.context.endangered)
    return score > (areTaken(rules) ? takenFrom : endangeredFrom) ? 'always' : 'never';
  if (isSettledBySupply(intent, readIntents)) return byRule;
  const takenBack = readIntents.takenBack && !isWantedBeside(readIntents, scores);
  if (intent === 'withdraw' && byRule && takenBack && (scores.get('refill') ?? 0) > 0) return true;
  if (intent === 'refill' && (takenBack || (readIntents.arranged && !byRule))) return false;
  if (readIntents.noneWanted && (intents.includes('withdraw') || readIntents.stopped)) {
    if (intent === 'refill') return byRule && score > 0 ? 'always' : 'never';
    if (intent === 'withdraw' && byRule) return true;
  }
  if (intent === 'refill' && wantsNothing(taggedText(rules))) return 'never';
  if (intent === 'refill' && byRule && choosesOne(rules) && score <= 0)
    return score > (isShort(rules) ? chosenFrom : orderedFrom) ? 'always' : 'never';
  if (intent === 'refill' && score <= 0) {
    const ordered = readIntents.ordered && leansToRefill(scores) && asksBeside(scores);
    return (byRule && asksByNumber(rules, score)) || ordered ? 'always' : 'never';
  }
  if (intent === 'opt_out') return byRule ? 'always' : score > 0 && !isOtherwise(rules) ? 'always' : 'never';
  if (intent === 'withdraw' && (readIntents.kept || readIntents.arranged)) return false;
  if (intent === 'withdraw' && !byRule && choosesOne(rules)) return false;
  if (intent === 'withdraw' && byRule && (reading.tokens.length < fewestWords || isOthersNeedOver(rules)))
    return true;
  if (intent === 'thanks' && rules.standing.includes('frustrated')) return false;
  if (intent === 'thanks' && thanks.test(taggedText(rules)) && wantsNothing(taggedText(rules)))
    return 'always';
  if (intent === 'clinical_question' && isForClinician(rules, scores)) return true;
  if (intent === 'status' && readIntents.asksWhenItWorks && !byRule) return false;
  if (intent === 'status' && byRule && tellsNotFilled(taggedText(rules))) return true;
  if (intent === 'non_clinical' && readIntents.arranged) return true;
  if (intent === 'non_clinical' && byRule && saysHowToText(taggedText(rules))) return true;
  if (intent === 'non_clinical' && byRule && asksOther(rules) && isTooDear(rules)) return true;
  if (besideSparing.includes(intent) && wantsSparing(taggedText(rules)))
    return intent === 'non_clinical' || (byRule && rules.mentions.length > 0);
  return null;
}

/** Of so few words, values aside, the form of some is nearly all that the text says. */
const shortWords = 13;

export function isShort({ reading: { tokens, taken } }: RuleReading): boolean {
  return tokens.filter(({ kind }, at) => kind !== 'mark' && !taken[at]).length <= shortWords;
}

/** In logits: a wish as sure as this, told beside what is left out, is not taken back with it. */
const besideLeftOutFrom = 1.5;

function isWantedBeside({ takenBack }: RuleReading['readIntents'], scores: WishScores): boolean {
  const [refill, withdraw] = [scores.get('refill') ?? 0, scores.get('withdraw') ?? 0];
  return takenBack === 'beside' && refill > besideLeftOutFrom && refill > withdraw;
}

const besideSparing: readonly Intent[] = ['non_clinical', 'clinical_question'];
const thanks = / (?:thanks|thank you|thx|ty|gracias|appreciate (?:it|you|yall)) /;

/** In logits: `X no, I still have some; Y yes` says by its form what is wanted. */
const chosenFrom = -3;

/** One medicine is left out and another one, or all others, are wanted, and nothing else is wished or told of either. */
function choosesOne({ intents, readIntents, reading }: RuleReading): boolean {
  const { wanted, refused, change, stopped, takenBack, leavesOut } = readIntents;
  if (intents.length !== 1 || change || stopped || takenBack) return false;
  const words = wordsBetween(reading, 0, reading.tokens.length);
  return (
    (wanted.includes(true) || leavesOut) &&
    refused.includes(true) &&
    !/ (?:\?|took|take|taking|makes?|tomo|toma) /.test(words)
  );
}

/** Taken no more, how soon it works, another one taken beside it; how somebody feels, where nobody is paged for it. */
function isForClinician({ readIntents, reading: { context } }: RuleReading, scores: WishScores): boolean {
  const { stopped, asksWhenItWorks, tellsOfOther, tellsOfSign } = readIntents;
  const isOther = besideSign.some((intent) => (scores.get(intent) ?? 0) > 0);
  return stopped || asksWhenItWorks || tellsOfOther || (tellsOfSign && !context.endangered && !isOther);
}

/** Wishes that a word for how somebody feels may belong to ("these copays are bleeding me dry"). */
const besideSign: readonly Intent[] = ['non_clinical', 'new_prescription', 'status', 'withdraw'];

/** "Mom doesn't need it after all", where nothing is asked for beside it. */
function isOthersNeedOver({ intents, reading: { readable, context } }: RuleReading): boolean {
  if (context.endangered || intents.includes('refill') || intents.includes('new_prescription')) return false;
  return !/[?¿]/.test(readable.original) && tellsOthersNeedOver(readable.original);
}

/** What only asks how long a medicine lasts orders none of it, and is answered with what stands in the record. */
function isSettledBySupply(intent: Intent, { asksOfSupply }: RuleReading['readIntents']): boolean {
  if (asksOfSupply === null) return false;
  return (asksOfSupply === 'alone' ? ofSupplyAlone : ofSupplyBeside).includes(intent);
}

const ofSupplyBeside: readonly Intent[] = ['refill', 'status', 'non_clinical', 'withdraw'];
const ofSupplyAlone: readonly Intent[] = [
  ...ofSupplyBeside,
  'clinical_question',
  'new_prescription',
  'unclear',
];

/** A label's number is hardly given for anything else; in logits. */
const byNumberFrom = -0.5;

function asksByNumber({ values }: RuleReading, score: number): boolean {
  return values.rxNumbers.length > 0 && score > byNumberFrom;
}

/** What came amiss is nothing to fill, to take back, to look for or to thank for. */
const besideAmiss: readonly Intent[] = [
  ...(['refill', 'new_prescription', 'withdraw', 'status', 'spam', 'thanks'] as const),
];

function asksForNamed({ intents, readIntents: { wanted }, values }: RuleReading): boolean {
  return intents.includes('refill') && (wanted.includes(true) || values.rxNumbers.length > 0);
}

const tooDear =
  / MED (?:(?:is|are|es|esta|sale|too|so|way|very|really|muy|bien|demasiado) )*(?:expensive|pricey|car[oa]|carisim[oa]) | (?:cant|cannot|can not) afford (?:(?:the|my|this) )?MED /;

/** "Losartan muy caro": of what it costs a person speaks with them. */
function isTooDear(rules: RuleReading): boolean {
  return tooDear.test(taggedText(rules));
}

/** Texts are what is wanted, or a word or two tell as well that nothing is left (`no more`): a person asks which. */
function isOtherwise(rules: RuleReading): boolean {
  const tooFew = rules.reading.tokens.length < fewestWords;
  return keepsTexts(taggedText(rules)) || (tooFew && rules.flags.includes('out_of_medicine'));
}

export function taggedText({ reading, values }: RuleReading): string {
  return taggedWords(reading, { at: 0, next: reading.tokens.length }, values.found);
}

/** A question for a clinician beside a refill leaves the refill, unless the words take it back. */
function asksBeside(scores: WishScores): boolean {
  return (scores.get('clinical_question') ?? 0) > 0 && (scores.get('withdraw') ?? 0) <= 0;
}
/** In logits: a medicine named in a danger (`I took two ambien`) is hardly ever asked for. */
const endangeredFrom = 1.6;
const takenFrom = 5;
const taking =
  / (?:took|taken|taking|swallowed|swallowing|popped|downed|ate|drank|gave|given|tome|tomado|tomo|trague|dio|di) /;
const takenWithin = 4;

/** Each medicine is told of right behind what was done with it: `took all my ambien, there is no ambien left`. */
function areTaken({ reading, values: { found } }: RuleReading): boolean {
  const names = found.map(({ at, next }) => wordsBetween(reading, at, next));
  const taken = found.map(({ at }) => taking.test(wordsBetween(reading, Math.max(0, at - takenWithin), at)));
  return found.length > 0 && names.every((name) => names.some((other, at) => taken[at] && other === name));
}

/** In logits: what orders a medicine by its form is none where all words together speak against it as far as this. */
const orderedFrom = -1;

export function leansToRefill(scores: WishScores): boolean {
  return (scores.get('refill') ?? 0) > orderedFrom;
}

const asksOtherwise: readonly Intent[] = ['status', 'clinical_question', 'non_clinical', 'thanks'];

/** A clause asks for something else, none says that it is out of its medicine or was given another dose. */
export function asksOther(rules: RuleReading): boolean {
  const { intents } = rules.readIntents;
  if (rules.flags.length > 0 || (intents.includes('non_clinical') && mayWish(taggedText(rules))))
    return false;
  return intents.length > 0 && intents.every((intent) => asksOtherwise.includes(intent));
}
