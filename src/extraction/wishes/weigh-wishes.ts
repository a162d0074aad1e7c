import type { Flag, Intent } from '../../domain/message.ts';
import { intents as allIntents } from '../../domain/message.ts';
import { readWeights, weighAll, type Weights } from '../../domain/text/weights.ts';
import {
  asksOther,
  givenByForm,
  isShort,
  leansToRefill,
  taggedText,
  type WishScores,
} from './given-by-form.ts';
import { fewestWords, settleWishes } from './likeliest-wish.ts';
import { blamesSelf } from './anger-words.ts';
import { isAskedInDanger } from './asked-in-danger.ts';
import { intentFeatures } from './intent-features.ts';
import { endsLater } from './later-out.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { wordsBetween } from '../reading.ts';
import { needsOther } from './other-needs.ts';
import { tellsOutAndUnwell } from './out-and-unwell.ts';
import data from './wish-weights.json' with { type: 'json' };

export const weighedFlags = ['medication_change', 'out_of_medicine', 'frustrated', 'hostile'] as const;
const labels = [...allIntents, ...weighedFlags];
type Label = (typeof labels)[number];

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

/** A name and a birth date beside a medicine tell who, and nothing of what is wished of it. */
function withoutWho(rules: RuleReading, score: number, table: Weights<Label>): number {
  const { patient, readIntents } = rules;
  if (readIntents.intents.includes('refill') || (!patient.name && !patient.birthDate)) return score;
  const alone = weighAll(table, intentFeatures(rules, table.slots, 'nameless')).get('refill') ?? 0;
  return alone > withoutWhoFrom[asksOther(rules) ? 'otherwise' : 'unread'] ? score : Math.min(score, alone);
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

function isGiven(intent: Intent, rules: RuleReading, scores: WishScores): boolean {
  const byForm = givenByForm(intent, rules, scores);
  const score = scores.get(intent) ?? 0;
  if (byForm === null) return score > neededFor(intent, rules);
  if (byForm === 'always' || byForm === 'never') return byForm === 'always';
  return isShort(rules) ? byForm : score > againstForm[byForm ? 'given' : 'withheld'];
}

/** In logits: as far as this all words of a long text together must speak against what the form of some of them says. */
const againstForm = { given: -1, withheld: 1.5 };

/** In logits: where something else is needed, more of a medicine is hardly what its words ask for. */
const besideOtherFrom = 4;

/** In logits: from which score a wish is given of which the form says nothing. */
function neededFor(intent: Intent, rules: RuleReading): number {
  if (rules.intents.includes(intent)) return 0;
  const tooFew = rules.reading.tokens.length < fewestWords ? fewWordsFrom : 0;
  const isOther = intent === 'refill' && needsOther(taggedText(rules));
  return Math.max(tooFew, isOther ? besideOtherFrom : (aloneFrom[intent] ?? 0));
}
