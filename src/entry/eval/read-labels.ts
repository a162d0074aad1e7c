import { readFile } from 'node:fs/promises';
import { Label } from './label.ts';

/** A line that is no label; `reasons` hold paths and rules, never the line's words. */
export type BadLine = { file: string; line: number; reasons: string[] };

/** Labels of a JSONL file in their order. Empty lines are skipped, bad ones reported and left out. */
export async function readLabels(file: string): Promise<{ labels: Label[]; bad: BadLine[] }> {
  return parseLabels(await readFile(file, 'utf8'), file);
}

export function parseLabels(content: string, file: string): { labels: Label[]; bad: BadLine[] } {
  const labels: Label[] = [];
  const bad: BadLine[] = [];
  content.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const parsed = parseLine(line);
    if (Array.isArray(parsed)) bad.push({ file, line: at + 1, reasons: parsed });
    else labels.push(parsed);
  });
  return { labels, bad };
}

function parseLine(line: string): Label | string[] {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return ['not JSON'];
  }
  const parsed = Label.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
}
