import { fileURLToPath } from 'node:url';
import { SettingsError } from '../../config/settings.ts';
import { figuresByGroup } from '../eval/figures.ts';
import type { Label } from '../eval/label.ts';
import { readLabelledText } from '../eval/read-labelled-text.ts';
import { readLabels, type BadLine } from '../eval/read-labels.ts';
import { missLines, reportPart } from '../eval/report.ts';
import { scoreText, type Scored } from '../eval/score-text.ts';
import { loadDrugTable } from '../load-drug-table.ts';

const usage = 'Usage: npm run eval -- [--json] [--misses] [FILE.jsonl …]';

const shippedSets = ['tuning.jsonl', 'held-out.jsonl', 'fresh.jsonl'].map((file) =>
  fileURLToPath(new URL(`../../../test/evaluation/${file}`, import.meta.url)),
);

/**
 * `npm run eval`: status 0 when every line was a label, 1 when some were not or a file could not be read, 2 for usage
 * and for a drug table that cannot be used.
 */
async function evaluate(args: string[]): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('-'));
  if (options.some((option) => option !== '--json' && option !== '--misses')) {
    console.error(usage);
    return 2;
  }
  try {
    await loadDrugTable(process.env['DRUG_TABLE']?.trim() || null);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    return 2;
  }
  const named = args.filter((arg) => !arg.startsWith('-'));
  const { labels, bad } = await readAll(named.length > 0 ? named : shippedSets);
  const scored = labels.map((label) => scoreText(label, readLabelledText(label)));
  const parts = (['tuning', 'held_out'] as const)
    .map((part) => ({ part, own: scored.filter(({ label }) => label.part === part) }))
    .filter(({ own }) => own.length > 0);
  const misses = options.includes('--misses') ? missLines(scored) : null;
  if (options.includes('--json')) console.log(JSON.stringify(asJson(parts, bad, misses)));
  else {
    console.log(parts.map(({ part, own }) => reportPart(part, figuresByGroup(own))).join('\n\n'));
    if (misses) console.log(`\n${misses.join('\n')}`);
  }
  for (const { file, line, reasons } of bad) console.error(`${file}:${line}: ${reasons.join('; ')}`);
  return bad.length > 0 ? 1 : 0;
}

async function readAll(files: readonly string[]): Promise<{ labels: Label[]; bad: BadLine[] }> {
  const read = await Promise.all(files.map(readOne));
  return { labels: read.flatMap((one) => one.labels), bad: read.flatMap((one) => one.bad) };
}

/** A file that cannot be read is reported like a bad line, as line 0. */
async function readOne(file: string): Promise<{ labels: Label[]; bad: BadLine[] }> {
  try {
    return await readLabels(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { labels: [], bad: [{ file, line: 0, reasons: [`cannot be read: ${code}`] }] };
  }
}

function asJson(parts: { part: string; own: Scored[] }[], bad: BadLine[], misses: string[] | null) {
  return {
    parts: Object.fromEntries(parts.map(({ part, own }) => [part, figuresByGroup(own)])),
    bad,
    ...(misses ? { misses } : {}),
  };
}

process.exitCode = await evaluate(process.argv.slice(2));
