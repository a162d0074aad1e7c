import type { Feature } from './word-features.ts';

/**
 * A trained table of weights, as data: for each label a bias, the score from which it is given and the size of one
 * unit; and 8-bit weights in base64, slot after slot, those of all labels side by side in the labels' order.
 */
export type WeightsData = {
  version: string;
  slots: number;
  labels: Record<string, { bias: number; from: number; unit: number }>;
  weights: string;
};

type Column = { bias: number; from: number; unit: number; at: number };
export type Weights<L extends string> = {
  version: string;
  slots: number;
  columns: Map<L, Column>;
  rows: Int8Array;
};

/** `score` in logits above or below the label's own threshold; `from` and `to` are the words that speak most for it. */
export type Weighed = { score: number; from: number; to: number };

export function readWeights<L extends string>(data: WeightsData, labels: readonly L[]): Weights<L> {
  const names = Object.keys(data.labels);
  const columns = new Map(
    labels.map((label): [L, Column] => {
      const column = data.labels[label];
      if (!column) throw new Error(`the table of weights lacks ${label}`);
      return [label, { ...column, at: names.indexOf(label) }];
    }),
  );
  if (columns.size !== names.length) throw new Error('the table of weights has labels that nobody reads');
  const bytes = Buffer.from(data.weights, 'base64');
  if (bytes.length !== data.slots * names.length) throw new Error('the table of weights is not whole');
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return { version: data.version, slots: data.slots, columns, rows };
}

/** The score of a text's features for every label, in logits above or below each label's own threshold. */
export function weighAll<L extends string>(
  { columns, rows }: Weights<L>,
  features: readonly Feature[],
): Map<L, number> {
  const sums = new Float64Array(columns.size);
  for (const { slot, value } of features) {
    const first = slot * sums.length;
    for (let index = 0; index < sums.length; index++) {
      sums[index] = (sums[index] ?? 0) + (rows[first + index] ?? 0) * value;
    }
  }
  return new Map(
    [...columns].map(([label, { bias, from, unit, at }]) => [label, bias - from + (sums[at] ?? 0) * unit]),
  );
}

/** Weighs a text's features for one label. */
export function weigh<L extends string>(
  { columns, rows }: Weights<L>,
  label: L,
  features: readonly Feature[],
): Weighed {
  const column = columns.get(label);
  if (!column) throw new Error(`no weights for ${label}`);
  let [score, most, from, to] = [column.bias - column.from, 0, 0, 0];
  for (const feature of features) {
    const part = (rows[feature.slot * columns.size + column.at] ?? 0) * column.unit * feature.value;
    score += part;
    if (part > most && feature.to > 0) [most, from, to] = [part, feature.from, feature.to];
  }
  return { score, from, to };
}
