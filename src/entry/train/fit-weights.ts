/** A text's features in two rows of the same length. */
export type FeatureRow = { slots: Int32Array; values: Float32Array };
/** A text and whether the label holds of it; `weight` is how much the text counts. */
export type Example = { row: FeatureRow; holds: boolean; weight: number };
export type Fitted = { bias: number; weights: Float32Array };

const passes = 30;
const rate = 0.3;
const biasRate = 0.02;

/**
 * Logistic regression by stochastic gradient with a rate for each weight (AdaGrad: Duchi, Hazan and Singer 2011). The
 * order of the texts comes from a fixed seed: the same texts give the same weights.
 */
export function fitWeights(examples: readonly Example[], slots: number): Fitted {
  const weights = new Float32Array(slots);
  const seen = new Float32Array(slots).fill(0.1);
  let bias = 0;
  let seed = 1;
  const order = examples.map((_, index) => index);
  for (let pass = 0; pass < passes; pass++) {
    for (let last = order.length - 1; last > 0; last--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = seed % (last + 1);
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    for (const index of order) {
      const example = examples[index];
      if (!example) continue;
      const miss = (chance(scoreOf({ bias, weights }, example.row)) - Number(example.holds)) * example.weight;
      if (Math.abs(miss) < 0.002) continue;
      bias -= biasRate * miss;
      descend(example.row, miss, weights, seen);
    }
  }
  return { bias, weights };
}

function descend(
  { slots, values }: FeatureRow,
  miss: number,
  weights: Float32Array,
  seen: Float32Array,
): void {
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] as number;
    const slope = miss * (values[at] as number);
    const sum = (seen[slot] as number) + slope * slope;
    seen[slot] = sum;
    weights[slot] = (weights[slot] as number) - (rate * slope) / Math.sqrt(sum);
  }
}

/** In logits. */
export function scoreOf({ bias, weights }: Fitted, { slots, values }: FeatureRow): number {
  let score = bias;
  for (let at = 0; at < slots.length; at++) {
    score += (weights[slots[at] as number] as number) * (values[at] as number);
  }
  return score;
}

function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
