import { dangerFlags, type Span } from '../domain/message.ts';
import { spanOf, type ReadableText } from '../domain/text/readable-text.ts';
import { readWeights, weigh, type Weights } from '../domain/text/weights.ts';
import { dangerFeatures } from './danger-features.ts';
import { besideRequest } from './beside-request.ts';
import data from './danger-weights.json' with { type: 'json' };

const labels = ['look', 'page', 'refill', ...dangerFlags] as const;
type Label = (typeof labels)[number];

let weights: Weights<Label> | null = null;

/** In logits: where no refill is asked, a person looks at what is a danger by less than even odds. */
const lookFrom = 0.4;
const noRefillBelow = -2;
const suspectFrom = -0.7;
/** In the middle of a conversation most of what is said in so few words asks for nothing, and is no danger either. */
const fewWords = 7;
const suspectFromInFew = 0;
/** In logits: what it takes to page where the rules found a danger past or another's, or one denied in so many words. */
const despite = { nothing: 0, lowered: 2, denied: 2.5 };
const harmlessBelow = -2;
/** In logits: so sure of an ordinary request that what a rule found is taken for a figure of speech. */
const ordinaryPageBelow = -4;
const ordinaryRefillFrom = -2.5;
/** In characters: of a longer text no part makes another a figure of speech. */
const longestOrdinary = 1_000;

type FoundDanger = Span & { flag: (typeof dangerFlags)[number] | 'safety_review' };

/**
 * What the words of a whole text weigh together where no single rule pages: the likeliest danger when it is worth a
 * page, `safety_review` when a person should look, else null; the span is what speaks most for it. `rules` is
 * what the rules found that pages nobody. `harmless`: all else speaks against one.
 */
export function weighDanger(
  readable: ReadableText,
  rules: keyof typeof despite,
): { found: FoundDanger | null; harmless: boolean } {
  const table = (weights ??= readWeights(data, labels));
  const features = dangerFeatures(readable, table.slots);
  const look = weigh(table, 'look', features);
  const page = weigh(table, 'page', features);
  const isShort = wordCount(readable) <= fewWords;
  const suspect =
    look.score > (isShort ? suspectFromInFew : suspectFrom) &&
    weigh(table, 'refill', features).score < noRefillBelow;
  if (look.score <= lookFrom && page.score <= 0 && !suspect)
    return { found: null, harmless: look.score < harmlessBelow };
  const kinds = dangerFlags.map((flag) => ({ flag, ...weigh(table, flag, features) }));
  const likeliest = kinds.reduce((one, other) => (other.score > one.score ? other : one));
  const pages = page.score > despite[rules];
  const { flag, from, to } = pages ? likeliest : { flag: 'safety_review' as const, ...look };
  return { found: { ...spanOf(readable, from, to), flag }, harmless: false };
}

/** In logits: a request set aside speaks against nothing any more, so that the rest must speak for a danger. */
const besideLook = 0.3;
const besidePage = 0.3;
/** In words: a longer telling is weighed as it stands. */
const mostBeside = 12;
const fewestBeside = 3;

/**
 * What is told beside a plain request for a medicine, weighed as if it were told alone: beside a name, a birth date and
 * `refill` a sign in few words weighs nothing. A person looks: alone it is too little to page for.
 */
export function weighBesideRequest(readable: ReadableText): FoundDanger | null {
  const rest = besideRequest(readable);
  if (!rest) return null;
  const words = wordCount(rest);
  if (words < fewestBeside || words > mostBeside) return null;
  const table = (weights ??= readWeights(data, labels));
  const features = dangerFeatures(rest, table.slots);
  const look = weigh(table, 'look', features);
  const page = weigh(table, 'page', features);
  if (look.score <= besideLook && page.score <= besidePage) return null;
  return { ...spanOf(rest, look.from, look.to), flag: 'safety_review' };
}

function wordCount({ text }: ReadableText): number {
  return text.match(/\p{L}+/gu)?.length ?? 0;
}

/** Whether all words together are surely an ordinary request, although a rule found a danger in some of them. */
export function isSurelyOrdinary(readable: ReadableText): boolean {
  if (readable.text.length > longestOrdinary) return false;
  const table = (weights ??= readWeights(data, labels));
  const features = dangerFeatures(readable, table.slots);
  return (
    weigh(table, 'look', features).score < harmlessBelow &&
    weigh(table, 'page', features).score < ordinaryPageBelow &&
    weigh(table, 'refill', features).score > ordinaryRefillFrom
  );
}
