import type { Feature } from './word-features.ts';

/**
 * A trained table of weights, as data: for each label a bias, the score from which it is given, and 8-bit weights
 * (times `unit`) in base64, one byte for each slot.
 */
export type WeightsData = {
  version: string;
  slots: number;
  labels: Record<string, { bias: number; from: number; unit: number; weights: string }>;
};

type Column = { bias: number; from: number; unit: number; weights: Int8Array };
export type Weights<L extends string> = { version: string; slots: number; columns: Map<L, Column> };

/** `score` in logits above or below the label's own threshold; `from` and `to` are the words that speak most for it. */
export type Weighed = { score: number; from: number; to: number };

export function readWeights<L extends string>(data: WeightsData, labels: readonly L[]): Weights<L> {
  const columns = new Map(
    labels.map((label): [L, Column] => {
      const column = data.labels[label];
      if (!column) throw new Error(`the table of weights lacks ${label}`);
      return [label, { ...column, weights: bytesOf(column.weights) }];
    }),
  );
  return { version: data.version, slots: data.slots, columns };
}

function bytesOf(base64: string): Int8Array {
  const characters = atob(base64);
  const bytes = new Int8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

/** Weighs a text's features for one label. */
export function weigh<L extends string>(
  { columns }: Weights<L>,
  label: L,
  features: readonly Feature[],
): Weighed {
  const column = columns.get(label);
  if (!column) throw new Error(`no weights for ${label}`);
  let [score, most, from, to] = [column.bias - column.from, 0, 0, 0];
  for (const feature of features) {
    const part = (column.weights[feature.slot] ?? 0) * column.unit * feature.value;
    score += part;
    if (part > most && feature.to > 0) [most, from, to] = [part, feature.from, feature.to];
  }
  return { score, from, to };
}
