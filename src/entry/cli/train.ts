import { readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { dangerFlags, intents, type Flag } from '../../domain/message.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { dangerFeatures } from '../../safety/danger-features.ts';
import { intentFeatures } from '../../extraction/wishes/intent-features.ts';
import type { WeightsData } from '../../domain/text/weights.ts';
import { readByRules } from '../../extraction/read-by-rules.ts';
import { thresholdForShare, type Judged } from '../train/choose-threshold.ts';
import { readShortLabels, type ShortLabel } from '../eval/short-label.ts';
import { trainTable, type ColumnPlan, type TrainingText } from '../train/train-table.ts';

const root = new URL('../../../', import.meta.url);
const today = '2026-11-21' as CalendarDate;
/** Places of each table; with fewer, words share weights with others. */
const dangerSlots = 2 ** 16;
const wishSlots = 2 ** 17;

/**
 * How much a text counts in each table beside one of the rest, by how its file's name begins: texts that were settled
 * one by one, and for danger those from the middle of a conversation, which are short and few, and those written for
 * single causes of error. In texts drawn by lot a danger is rarer and odder than in life.
 */
const dangerCounts: Readonly<Record<string, number>> = {
  'own-lists': 3,
  threads: 3,
  away: 3,
  danger: 1.5,
  varied: 0.4,
  rare: 0.4,
};
const wishCounts: Readonly<Record<string, number>> = { 'own-lists': 3 };

function countOf(file: string, counts: Readonly<Record<string, number>>): number {
  const [, count = 1] = Object.entries(counts).find(([beginning]) => file.startsWith(beginning)) ?? [];
  return count;
}

/** In logits: what is sent to a pharmacy is surer than even odds. */
const refillFrom = 0.5;
/** Texts of one hand share a fold; where there are more hands than folds, several hands do. */
const folds = 10;
/** Of texts without a danger, at most so many send a page by their words alone. */
const falsePage = 0.02;

function isDanger(flag: Flag): boolean {
  return (dangerFlags as readonly Flag[]).includes(flag);
}

function lookedAt(label: ShortLabel): boolean {
  return label.flags.some((flag) => isDanger(flag) || flag === 'safety_review');
}

async function trainingTexts(): Promise<(ShortLabel & { fold: number; file: string })[]> {
  const folder = fileURLToPath(new URL('test/evaluation/training/', root));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jsonl')).toSorted();
  const all = await Promise.all(files.map((file) => readShortLabels(`${folder}${file}`)));
  return all.flatMap((labels, at) =>
    labels.map((label) => ({ ...label, fold: at % folds, file: files[at] ?? '' })),
  );
}

const dangerColumns: ColumnPlan<ShortLabel>[] = [
  { label: 'look', holds: lookedAt },
  {
    label: 'page',
    holds: (label) => label.flags.some(isDanger),
    threshold: (judged) => thresholdForShare(ordinary(judged), falsePage),
  },
  { label: 'refill', holds: (label) => label.intents?.includes('refill') ?? false },
  ...dangerFlags.map((flag): ColumnPlan<ShortLabel> => ({
    label: flag,
    holds: (label) => label.flags.includes(flag),
  })),
];

function ordinary(judged: (Judged & { label: ShortLabel })[]): number[] {
  return judged.filter(({ label }) => !lookedAt(label)).map(({ score }) => score);
}

const wishColumns: ColumnPlan<ShortLabel>[] = [
  ...intents.map((intent): ColumnPlan<ShortLabel> => ({
    label: intent,
    holds: (label) => label.intents?.includes(intent) ?? false,
    from: intent === 'refill' ? refillFrom : undefined,
  })),
  ...(['medication_change', 'out_of_medicine', 'frustrated', 'hostile'] as const).map(
    (flag): ColumnPlan<ShortLabel> => ({
      label: flag,
      holds: (label) => label.flags.includes(flag),
    }),
  ),
];

function report(label: string, judged: (Judged & { label: ShortLabel })[], from: number): void {
  const given = judged.filter(({ score }) => score > from);
  const right = given.filter(({ holds }) => holds).length;
  const holding = judged.filter(({ holds }) => holds).length;
  console.log(
    `${label}: ${holding} texts, precision ${share(right, given.length)}, recall ${share(right, holding)}, F1 ${share(2 * right, given.length + holding)}, from ${from.toFixed(2)}`,
  );
}

function share(part: number, whole: number): string {
  return whole ? (part / whole).toFixed(3) : '-';
}

async function save(file: string, table: WeightsData): Promise<void> {
  await writeFile(new URL(file, root), `${JSON.stringify(table)}\n`);
}

/** `npm run train -- wishes` or `-- danger` trains the one table, without a word both. */
const tables = new Set(process.argv.length > 2 ? process.argv.slice(2) : ['danger', 'wishes']);
const texts = await trainingTexts();
const version = `2026-11-21.${texts.length}`;
if (tables.has('danger')) {
  const danger = texts.map((label): TrainingText<ShortLabel> => ({
    label,
    features: dangerFeatures(label.text, dangerSlots),
    fold: label.fold,
    weight: countOf(label.file, dangerCounts),
  }));
  const table = trainTable(danger, dangerColumns, { version, slots: dangerSlots }, report);
  await save('src/safety/danger-weights.json', table);
}
if (tables.has('wishes')) {
  const wishes = texts
    .filter((label) => label.intents !== null)
    .map((label): TrainingText<ShortLabel> => ({
      label,
      features: intentFeatures(readByRules(label.text, { today, profile: [] }), wishSlots),
      fold: label.fold,
      weight: countOf(label.file, wishCounts),
    }));
  const table = trainTable(wishes, wishColumns, { version, slots: wishSlots }, report);
  await save('src/extraction/wishes/wish-weights.json', table);
}
