import { readdir } from 'node:fs/promises';
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

/** Texts by other hands of which nothing is learnt, and all texts from which the tables are. */
export async function freshAndTraining(): Promise<{ fresh: Label[]; training: Label[] }> {
  const folder = fileURLToPath(new URL('./training/', import.meta.url));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jsonl'));
  const read = await Promise.all(files.map((file) => readLabels(`${folder}${file}`)));
  const fresh = await Promise.all(
    ['fresh.jsonl', 'fresh-3.jsonl', 'fresh-4.jsonl', 'fresh-5.jsonl', 'fresh-medicines.jsonl'].map((file) =>
      readLabels(fileURLToPath(new URL(`./${file}`, import.meta.url))),
    ),
  );
  return { fresh: fresh.flatMap((one) => one.labels), training: read.flatMap((one) => one.labels) };
}
