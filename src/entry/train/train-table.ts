import type { Feature } from '../../domain/text/word-features.ts';
import type { WeightsData } from '../../domain/text/weights.ts';
import { crossFit } from './cross-fit.ts';
import { fitWeights, type FeatureRow, type Fitted } from './fit-weights.ts';
import type { Judged } from './choose-threshold.ts';

/** A text with its features; `fold` is its author's. */
export type TrainingText<T> = { label: T; features: Feature[]; fold: number; weight: number };

/**
 * One column of a table: whom it holds of, and the score from which it is given: `from`, or what `threshold` makes of
 * the scores of texts that were not fitted on, else even odds.
 */
export type ColumnPlan<T> = {
  label: string;
  holds: (label: T) => boolean;
  from?: number | undefined;
  threshold?: ((judged: (Judged & { label: T })[]) => number) | undefined;
};

/** Fits each column on all texts; one with a threshold is fitted across folds before, to find it. */
export function trainTable<T>(
  texts: readonly TrainingText<T>[],
  columns: readonly ColumnPlan<T>[],
  table: { version: string; slots: number },
  report: (label: string, judged: (Judged & { label: T })[], from: number) => void,
): WeightsData {
  const labels: WeightsData['labels'] = {};
  const weights = new Uint8Array(table.slots * columns.length);
  const rows = shared(
    texts.map((text) => text.features),
    table.slots,
  ).map(rowOf);
  for (const [column, { label, holds, from = 0, threshold }] of columns.entries()) {
    const examples = texts.map(({ label: text, fold, weight }, at) => ({
      label: text,
      fold,
      weight,
      row: rows[at] ?? nothing,
      holds: holds(text),
    }));
    let given = from;
    if (threshold) {
      const scores = crossFit(examples, table.slots);
      const judged = examples.map(({ holds, label: text }, at) => ({
        score: scores[at] ?? 0,
        holds,
        label: text,
      }));
      given = threshold(judged);
      report(label, judged, given);
    }
    const { bias, unit, bytes } = packed(fitWeights(examples, table.slots));
    labels[label] = { bias, from: rounded(given), unit };
    bytes.forEach((byte, slot) => (weights[slot * columns.length + column] = byte));
  }
  return { ...table, labels, weights: Buffer.from(weights).toString('base64') };
}

/** A feature that a single text has says nothing of the next one. */
function shared(texts: readonly Feature[][], slots: number): Feature[][] {
  const counts = new Uint32Array(slots);
  for (const features of texts) for (const { slot } of features) counts[slot] = (counts[slot] ?? 0) + 1;
  return texts.map((features) => features.filter(({ slot }) => (counts[slot] ?? 0) > 1));
}

const nothing: FeatureRow = rowOf([]);

function rowOf(features: readonly Feature[]): FeatureRow {
  return {
    slots: Int32Array.from(features, (feature) => feature.slot),
    values: Float32Array.from(features, (feature) => feature.value),
  };
}

/** Weights as signed bytes, in units of which the largest has 127. */
function packed({ bias, weights }: Fitted): { bias: number; unit: number; bytes: Uint8Array } {
  const most = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0);
  const unit = most / 127 || 1;
  const bytes = Uint8Array.from(weights, (weight) => Math.round(weight / unit) & 0xff);
  return { bias: rounded(bias), unit: rounded(unit), bytes };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
