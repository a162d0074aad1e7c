import { dangerFlags, type Span } from '../domain/message.ts';
import { spanOf, type ReadableText } from '../domain/text/readable-text.ts';
import { readWeights, weigh, type Weights } from '../domain/text/weights.ts';
import { dangerFeatures } from './danger-features.ts';
import data from './danger-weights.json' with { type: 'json' };

const labels = ['look', 'page', 'refill', ...dangerFlags] as const;
type Label = (typeof labels)[number];

let weights: Weights<Label> | null = null;

/** Where no refill is asked, a person looks at what is a danger by less than even odds; both in logits. */
const noRefillBelow = -1;
const suspectFrom = -1;
const despiteDenial = 2;

/**
 * What the words of a whole text weigh together where no single rule finds a danger: the likeliest danger when it is
 * worth a page, `safety_review` when a person should look, else nothing. The span is what speaks most for it. Where
 * the rules found a danger that is `denied`, past or another's, it takes more to page.
 */
export function weighDanger(
  readable: ReadableText,
  denied: boolean,
): (Span & { flag: (typeof dangerFlags)[number] | 'safety_review' }) | null {
  const table = (weights ??= readWeights(data, labels));
  const features = dangerFeatures(readable, table.slots);
  const look = weigh(table, 'look', features);
  const page = weigh(table, 'page', features);
  const suspect = look.score > suspectFrom && weigh(table, 'refill', features).score < noRefillBelow;
  if (look.score <= 0 && page.score <= 0 && !suspect) return null;
  const kinds = dangerFlags.map((flag) => ({ flag, ...weigh(table, flag, features) }));
  const likeliest = kinds.reduce((one, other) => (other.score > one.score ? other : one));
  const { flag, from, to } =
    page.score > (denied ? despiteDenial : 0) ? likeliest : { flag: 'safety_review' as const, ...look };
  return { ...spanOf(readable, from, to), flag };
}
