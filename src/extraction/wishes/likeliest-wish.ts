import type { Intent } from '../../domain/message.ts';
import { intents as allIntents } from '../../domain/message.ts';
import { goodsWords } from './intent-patterns.ts';
import { taggedWords } from './clauses.ts';
import { wantsNothing } from './nothing-wanted.ts';
import { needsOther } from './other-needs.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { wordsBetween } from '../reading.ts';

type Scores = { get(intent: Intent): number | undefined };

/** A name, or a word or two that no rule knows, leans to nothing. */
export const fewestWords = 4;

/**
 * How far below even odds, in logits, a wish may be that is likelier than every other: furthest where a person reads
 * the text in any case. What takes something back or ends the texts is hardly a guess.
 */
const likelyFrom: Partial<Record<Intent, number>> = {
  clinical_question: -2,
  non_clinical: -1.25,
  new_prescription: -2,
  status: -0.7,
  help: -0.7,
  thanks: -0.7,
  withdraw: 0,
};

/**
 * In logits: who names a medicine of their own, asks nothing and wishes for nothing else hardly ever wants anything but
 * more of it. Of somebody else's a guess is not enough.
 */
const namedFrom = -1;

/** In logits: what names nothing of a pharmacy's and leans to advertising is hardly ever for it. */
const foreignFrom = -2;

/** The wishes of which each is likely enough; where none is, the likeliest; `unclear` where even that is a guess. */
export function settleWishes(given: readonly Intent[], scores: Scores, rules: RuleReading): Intent[] {
  const kept =
    rules.readIntents.ordered || rules.readIntents.asksOfSupply
      ? given
      : withoutDoubtfulRefill(given, scores, rules);
  const [first, ...others] = kept.length > 1 ? kept.filter((intent) => intent !== 'unclear') : kept;
  if (first) return [first, ...others];
  if (rules.reading.tokens.length < fewestWords) return ['unclear'];
  const [likeliest = 'unclear'] = allIntents.toSorted((one, other) => at(scores, other) - at(scores, one));
  return [at(scores, likeliest) > guessedFrom(likeliest, rules) ? likeliest : 'unclear'];
}

function guessedFrom(intent: Intent, rules: RuleReading): number {
  if (intent === 'refill') return onlyNames(rules) ? namedFrom : Infinity;
  if (intent === 'spam') return isForeign(rules) ? foreignFrom : (likelyFrom.help ?? Infinity);
  return likelyFrom[intent] ?? Infinity;
}

/** In logits: beside a likelier wish a refill must be surer than this, or it is the medicine of that wish. */
const besideLikelierFrom = { byRule: 1, alone: 1.5 };
const mayBeOfMedicine: readonly Intent[] = [
  ...(['status', 'clinical_question', 'withdraw', 'non_clinical', 'new_prescription'] as const),
];

function withoutDoubtfulRefill(
  given: readonly Intent[],
  scores: Scores,
  { intents, flags }: RuleReading,
): readonly Intent[] {
  const score = at(scores, 'refill');
  // `Where the hell is my refill` wants it, too.
  const others = flags.includes('frustrated') ? given.filter((one) => one !== 'status') : given;
  const byRule = intents.includes('refill');
  const likelier = others.some(
    (one) => mayBeOfMedicine.includes(one) && at(scores, one) > score && !(byRule && one === 'withdraw'),
  );
  const from = besideLikelierFrom[byRule ? 'byRule' : 'alone'];
  return likelier && score < from ? given.filter((one) => one !== 'refill') : given;
}

function onlyNames({ mentions, values, readIntents, reading, speaksOfAnother }: RuleReading): boolean {
  const named = mentions.length > 0 || values.rxNumbers.length > 0;
  const { takenBack, arranged, stopped, amiss, change, tellsOfSign } = readIntents;
  if (!named || speaksOfAnother || reading.context.endangered) return false;
  if (takenBack || arranged || stopped || amiss || change || tellsOfSign) return false;
  const words = taggedWords(reading, { at: 0, next: reading.tokens.length }, values.found);
  if (wantsNothing(words) || needsOther(words)) return false;
  return !/[?¿]/.test(reading.readable.original) && !asksWithoutMark.test(words);
}

/** A question as it is written without its mark. */
const asksWithoutMark =
  /^ (?:(?:hi|hello|hey|so|and|but|ok|okay|um|uh|well|hola|oiga|y|pero|entonces|por fin|[,.]) )*(?:am|is|are|was|were|did|does|do|has|have|who|whos|whose|why|how|what|whats|when|where|which|si me|quien|quienes|por que|cuando|cuanto|cual|donde) | (?:or not|or what|o no|o que) (?:[.,] )?$/;

const ours =
  / (?:pharmac[a-z]+|drs?|doctors?|insurance|deliver[a-z]*|orders?|appointments?|farmacia|doctora?|seguro|pedidos?|entregas?|cita) /;

function isForeign({ mentions, values, patient, reading }: RuleReading): boolean {
  if (mentions.length > 0 || values.rxNumbers.length > 0 || patient.name || patient.birthDate) return false;
  const words = wordsBetween(reading, 0, reading.tokens.length);
  return !goodsWords.test(words) && !ours.test(words);
}

function at(scores: Scores, intent: Intent): number {
  return scores.get(intent) ?? -Infinity;
}
