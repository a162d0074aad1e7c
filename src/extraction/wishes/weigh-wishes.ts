import type { Flag, Intent } from '../../domain/message.ts';
import { intents as allIntents } from '../../domain/message.ts';
import { readWeights, weighAll, type Weights } from '../../domain/text/weights.ts';
import { fewestWords, settleWishes } from './likeliest-wish.ts';
import { blamesSelf } from './anger-words.ts';
import { isBareOrder } from './bare-order.ts';
import { isAskedInDanger } from './asked-in-danger.ts';
import { intentFeatures } from './intent-features.ts';
import { endsLater } from './later-out.ts';
import { keepsTexts } from '../keyword.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { saysHowToText, wantsSparing } from './about-texts.ts';
import { wordsBetween } from '../reading.ts';
import { wantsNothing } from './nothing-wanted.ts';
import { mayWish } from './signs-beside.ts';
import { tellsNotFilled } from './not-filled.ts';
import { needsOther } from './other-needs.ts';
import { tellsOthersNeedOver } from './others-need.ts';
import { taggedWords } from './clauses.ts';
import { intentOfAmiss } from './received-amiss.ts';
import { tellsOutAndUnwell } from './out-and-unwell.ts';
import data from './wish-weights.json' with { type: 'json' };

export const weighedFlags = ['medication_change', 'out_of_medicine', 'frustrated', 'hostile'] as const;
const labels = [...allIntents, ...weighedFlags];
type Label = (typeof labels)[number];
type WishScores = ReadonlyMap<Label, number>;

export const wishesVersion: string = data.version;

let weights: Weights<Label> | null = null;

/**
 * The wishes of a text as its words weigh them, with the rules' findings among the words. A keyword that is the whole
 * message stands; a wish to get no more texts that the rules found is never taken away (47 CFR 64.1200(a)(10)).
 */
export function weighWishes(rules: RuleReading): { intents: Intent[]; flags: Flag[] } {
  if (rules.readIntents.whole) return { intents: rules.intents, flags: rules.flags };
  return decideWishes(rules, wishScores(rules));
}

function wishScores(rules: RuleReading): WishScores {
  weights ??= readWeights(data, labels);
  const scores = weighAll(weights, intentFeatures(rules, weights.slots));
  return scores.set('refill', withoutWho(rules, scores.get('refill') ?? 0, weights));
}

/**
 * In logits: what leans as far as this against a refill without who it is for is none with that either; where the rules
 * read another wish alone, what leans half as far.
 */
const withoutWhoFrom = { unread: -2, otherwise: -1 };
const asksOtherwise: readonly Intent[] = ['status', 'clinical_question', 'non_clinical', 'thanks'];

/** A name and a birth date beside a medicine tell who, and nothing of what is wished of it. */
function withoutWho(rules: RuleReading, score: number, table: Weights<Label>): number {
  const { patient, readIntents } = rules;
  if (readIntents.intents.includes('refill') || (!patient.name && !patient.birthDate)) return score;
  const alone = weighAll(table, intentFeatures(rules, table.slots, 'nameless')).get('refill') ?? 0;
  return alone > withoutWhoFrom[asksOther(rules) ? 'otherwise' : 'unread'] ? score : Math.min(score, alone);
}

/** A clause asks for something else, none says that it is out of its medicine or was given another dose. */
function asksOther(rules: RuleReading): boolean {
  const { intents } = rules.readIntents;
  if (rules.flags.length > 0 || (intents.includes('non_clinical') && mayWish(taggedText(rules))))
    return false;
  return intents.length > 0 && intents.every((intent) => asksOtherwise.includes(intent));
}

/** What is made of the rules' findings and the scores, in logits, of every wish and flag. */
function decideWishes(rules: RuleReading, scores: WishScores): { intents: Intent[]; flags: Flag[] } {
  const given = allIntents.filter((intent) => isGiven(intent, rules, scores));
  return {
    intents: withUnwell(withApart(settleWishes(given, scores, rules), scores, rules), rules),
    flags: weighedFlags.filter(
      (flag) => (scores.get(flag) ?? 0) > flaggedFrom(flag, rules) || isCounted(flag, rules),
    ),
  };
}

/** In logits: what orders a medicine by its form is none where all words together speak against it as far as this. */
const orderedFrom = -1;

function leansToRefill(scores: WishScores): boolean {
  return (scores.get('refill') ?? 0) > orderedFrom;
}

/** What has a clause of its own stands beside what the whole text weighs. */
function withApart(intents: Intent[], scores: WishScores, rules: RuleReading): Intent[] {
  if (rules.reading.context.endangered) return withAsked(intents, rules);
  const orders = rules.readIntents.namedApart || leansToRefill(scores);
  const apart = rules.readIntents.apart.filter((intent) => intent !== 'refill' || orders);
  if (apart.length === 0) return intents;
  const kept: Intent[] = intents.filter((intent) => intent !== 'unclear' && intent !== 'spam');
  return [...kept, ...apart.filter((intent) => !kept.includes(intent))];
}

/** Who is out of a medicine and unwell is served with it, and heard by a clinician. */
function withUnwell(intents: Intent[], rules: RuleReading): Intent[] {
  if (intents.includes('opt_out') || !tellsOutAndUnwell(rules)) return intents;
  const others = intents.filter((intent) => intent !== 'unclear');
  return [...new Set<Intent>([...others, 'refill', 'clinical_question'])];
}

/** What is plainly asked for beside a danger is served beside it. */
function withAsked(intents: Intent[], rules: RuleReading): Intent[] {
  if (intents.includes('refill') || rules.readIntents.tellsOfSign || !isAskedInDanger(rules)) return intents;
  return ['refill', ...intents.filter((intent) => intent !== 'unclear' && intent !== 'spam')];
}

/** "Where is it" leans to anger by so little that nobody is to be told that we are sorry. */
function flaggedFrom(flag: Flag, { flags, reading, readIntents }: RuleReading): number {
  const words = wordsBetween(reading, 0, reading.tokens.length);
  if (flag === 'out_of_medicine' && (endsLater(words) || readIntents.asksOfSupply)) return Infinity;
  if (flag === 'hostile' && blamesSelf(words)) return Infinity;
  if (flag === 'medication_change' && !flags.includes(flag) && leavesOneOut(readIntents)) return Infinity;
  const tooFew = reading.tokens.length < fewestWords && !flags.includes(flag);
  return flag === 'frustrated' && tooFew ? angerInFewWordsFrom : 0;
}

/** "I no longer take X, send Y": of the one that is wanted no change is told. */
function leavesOneOut({ wanted, refused }: RuleReading['readIntents']): boolean {
  return wanted.includes(true) && refused.some((one, index) => one && !wanted[index]);
}

const angerInFewWordsFrom = 1;

/** A supply that was read as none stands, and so do a medicine that is taken no more, plain anger, insults and threats. */
function isCounted(flag: Flag, { standing }: RuleReading): boolean {
  return standing.includes(flag);
}

/** In logits: by words alone, what acts is given only when it is surer than where a rule reads it too. */
const aloneFrom: Partial<Record<Intent, number>> = { refill: 0.9, withdraw: 1 };

/** In logits: what a word or two say that no rule knows must be sure. */
const fewWordsFrom = 1;

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

function isGiven(intent: Intent, rules: RuleReading, scores: WishScores): boolean {
  const { intents, readIntents, reading } = rules;
  const byRule = intents.includes(intent);
  const score = scores.get(intent) ?? 0;
  const { amiss } = readIntents;
  if (intent === 'refill' && isBareOrder(wordsBetween(reading, 0, reading.tokens.length))) return true;
  if (amiss && intent === intentOfAmiss[amiss] && !asksForNamed(rules)) return true;
  if (amiss && besideAmiss.includes(intent) && !(byRule && asksForNamed(rules))) return false;
  if (intent === 'refill' && readIntents.tellsOfSign) return false;
  if (intent === 'refill' && reading.context.endangered)
    return score > (areTaken(rules) ? takenFrom : endangeredFrom);
  if (isSettledBySupply(intent, readIntents)) return byRule;
  const takenBack = readIntents.takenBack && !isWantedBeside(readIntents, scores);
  if (intent === 'withdraw' && byRule && takenBack && (scores.get('refill') ?? 0) > 0) return true;
  if (intent === 'refill' && (takenBack || (readIntents.arranged && !byRule))) return false;
  if (readIntents.noneWanted && (intents.includes('withdraw') || readIntents.stopped)) {
    if (intent === 'refill') return byRule && score > 0;
    if (intent === 'withdraw' && byRule) return true;
  }
  if (intent === 'refill' && wantsNothing(taggedText(rules))) return false;
  if (intent === 'refill' && byRule && choosesOne(rules) && leansToRefill(scores)) return true;
  if (intent === 'refill' && score <= 0)
    return (
      (byRule && asksByNumber(rules, score)) ||
      (readIntents.ordered && leansToRefill(scores) && asksBeside(scores))
    );
  if (intent === 'opt_out') return byRule || (score > 0 && !isOtherwise(rules));
  if (intent === 'withdraw' && (readIntents.kept || readIntents.arranged)) return false;
  if (intent === 'withdraw' && !byRule && choosesOne(rules)) return false;
  if (intent === 'withdraw' && byRule && (reading.tokens.length < fewestWords || isOthersNeedOver(rules)))
    return true;
  if (intent === 'thanks' && rules.standing.includes('frustrated')) return false;
  if (intent === 'thanks' && thanks.test(taggedText(rules)) && wantsNothing(taggedText(rules))) return true;
  if (intent === 'clinical_question' && isForClinician(rules, scores)) return true;
  if (intent === 'status' && readIntents.asksWhenItWorks && !byRule) return false;
  if (intent === 'status' && byRule && tellsNotFilled(taggedText(rules))) return true;
  if (intent === 'non_clinical' && readIntents.arranged) return true;
  if (intent === 'non_clinical' && byRule && saysHowToText(taggedText(rules))) return true;
  if (intent === 'non_clinical' && byRule && asksOther(rules) && isTooDear(rules)) return true;
  if (besideSparing.includes(intent) && wantsSparing(taggedText(rules)))
    return intent === 'non_clinical' || (byRule && rules.mentions.length > 0);
  const tooFew = reading.tokens.length < fewestWords ? fewWordsFrom : 0;
  const isOther = intent === 'refill' && !byRule && needsOther(taggedText(rules));
  const alone = isOther ? besideOtherFrom : (aloneFrom[intent] ?? 0);
  return score > (byRule ? 0 : Math.max(tooFew, alone));
}

/** In logits: a wish as sure as this, told beside what is left out, is not taken back with it. */
const besideLeftOutFrom = 1.5;

function isWantedBeside({ takenBack }: RuleReading['readIntents'], scores: WishScores): boolean {
  const [refill, withdraw] = [scores.get('refill') ?? 0, scores.get('withdraw') ?? 0];
  return takenBack === 'beside' && refill > besideLeftOutFrom && refill > withdraw;
}

const besideSparing: readonly Intent[] = ['non_clinical', 'clinical_question'];
const thanks = / (?:thanks|thank you|thx|ty|gracias|appreciate (?:it|you|yall)) /;

/** One medicine is left out and another one is wanted, and nothing else is wished or told of either. */
function choosesOne({ intents, readIntents, reading }: RuleReading): boolean {
  const { wanted, refused, change, stopped, takenBack } = readIntents;
  if (intents.length !== 1 || change || stopped || takenBack) return false;
  const words = wordsBetween(reading, 0, reading.tokens.length);
  return (
    wanted.includes(true) &&
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

/** In logits: where something else is needed, more of a medicine is hardly what its words ask for. */
const besideOtherFrom = 4;

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

/** What came amiss is nothing to fill, to take back or to look for. */
const besideAmiss: readonly Intent[] = ['refill', 'new_prescription', 'withdraw', 'status', 'spam'];

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

function taggedText({ reading, values }: RuleReading): string {
  return taggedWords(reading, { at: 0, next: reading.tokens.length }, values.found);
}

/** A question for a clinician beside a refill leaves the refill, unless the words take it back. */
function asksBeside(scores: WishScores): boolean {
  return (scores.get('clinical_question') ?? 0) > 0 && (scores.get('withdraw') ?? 0) <= 0;
}
