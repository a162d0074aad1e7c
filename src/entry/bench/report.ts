import type { Figures } from './figures.ts';

/** One line of the table; `pass` is null where no target is set. */
export type ReportLine = { name: string; value: string; target: string; pass: boolean | null };

/** The targets, on two cores that gateway, database and load share. */
const targets = { ackRatio: { 32: 2, 1: 0.9 }, perSecond: 120, startMs: 3_000, residentMb: 300 } as const;

export function reportLines(figures: Figures): ReportLine[] {
  const { acknowledgement, endToEnd, start, reader, roster } = figures;
  return [
    ...acknowledgement.flatMap(({ concurrency, gateway, floor, ratio }): ReportLine[] => {
      const target = concurrency === 1 ? targets.ackRatio[1] : targets.ackRatio[32];
      return [
        fact(`acknowledgement, ${concurrency} at once: gateway`, describe(gateway)),
        fact(`acknowledgement, ${concurrency} at once: floor`, describe(floor)),
        goal(
          `acknowledgement, ${concurrency} at once: ratio`,
          `${ratio.toFixed(2)} ×`,
          `≥ ${target} ×`,
          ratio >= target,
        ),
      ];
    }),
    goal(
      `end to end, ${endToEnd.messages} texts`,
      `${endToEnd.perSecond.toFixed(0)}/s (posted at ${endToEnd.postedPerSecond.toFixed(0)}/s)`,
      `≥ ${targets.perSecond}/s`,
      endToEnd.perSecond >= targets.perSecond,
    ),
    goal(
      'start on an existing embedded database',
      `${(start.startMs / 1000).toFixed(2)} s`,
      `< ${targets.startMs / 1000} s`,
      start.startMs < targets.startMs,
    ),
    goal(
      'resident memory at rest',
      `${start.residentMb.toFixed(0)} MB`,
      `< ${targets.residentMb} MB`,
      start.residentMb < targets.residentMb,
    ),
    fact(
      'PostgreSQL at rest, shared memory counted for each process',
      start.postgresMb === null ? 'unknown' : `${start.postgresMb.toFixed(0)} MB`,
    ),
    fact(
      'reading a text (safety and extraction)',
      `${reader.textMs.toFixed(2)} ms, loading ${reader.loadMs.toFixed(0)} ms`,
    ),
    fact(`import, ${roster.resources} resources`, `${roster.perSecond.toFixed(0)}/s`),
  ];
}

function describe({ rate, p50Ms, p99Ms }: { rate: number; p50Ms: number; p99Ms: number }): string {
  return `${rate.toFixed(0)}/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;
}

function fact(name: string, value: string): ReportLine {
  return { name, value, target: '', pass: null };
}

function goal(name: string, value: string, target: string, pass: boolean): ReportLine {
  return { name, value, target, pass };
}

/** The table as text, its columns aligned. */
export function table(lines: ReportLine[]): string {
  const rows = lines.map(({ name, value, target, pass }) => [
    name,
    value,
    target,
    pass === null ? '' : pass ? 'pass' : 'MISSED',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
