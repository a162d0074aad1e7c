import { fileURLToPath } from 'node:url';
import type { Label } from '../../src/entry/eval/label.ts';
import { readLabels, type BadLine } from '../../src/entry/eval/read-labels.ts';

/** The shipped texts by part. */
export async function shippedLabels(): Promise<{ tuning: Label[]; heldOut: Label[]; bad: BadLine[] }> {
  const [tuning, heldOut] = await Promise.all(
    ['tuning.jsonl', 'held-out.jsonl'].map((file) =>
      readLabels(fileURLToPath(new URL(`./${file}`, import.meta.url))),
    ),
  );
  return {
    tuning: tuning?.labels ?? [],
    heldOut: heldOut?.labels ?? [],
    bad: [...(tuning?.bad ?? []), ...(heldOut?.bad ?? [])],
  };
}
