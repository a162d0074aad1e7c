import type { WorkFigures } from '../figures/work-figures-store.ts';

const header = ['figure', 'day', 'channel', 'name', 'priority', 'measure', 'value'] as const;
type Row = Partial<Record<(typeof header)[number], string | number | null>>;

/** One value a line (RFC 4180), for a spreadsheet to turn: which figure, of what, which measure of it. */
export function figuresCsv(figures: WorkFigures): string {
  const { volume, stages, times, breaches, decisions, joins, provider, denials, safety } = figures;
  const rows: Row[] = [
    ...volume.flatMap(({ day, channel, ...own }) => values({ figure: 'volume', day, channel }, own)),
    ...stages.flatMap(({ stage, ...own }) => values({ figure: 'stage', name: stage }, own)),
    ...times.flatMap(({ measure, priority, ...own }) =>
      values({ figure: 'time', name: measure, priority }, own),
    ),
    ...breaches.flatMap(({ clock, priority, ...own }) =>
      values({ figure: 'breach', name: clock, priority }, own),
    ),
    ...values({ figure: 'decision' }, decisions),
    ...values({ figure: 'join' }, joins),
    ...values({ figure: 'provider' }, provider),
    ...denials.flatMap(({ reason, count }) => values({ figure: 'denial', name: reason }, { count })),
    ...safety.flags.flatMap(({ flag, count }) => values({ figure: 'flag', name: flag }, { count })),
    ...values({ figure: 'acknowledgement' }, safety.acknowledgements),
  ];
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];
  return lines.map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

function values(of: Row, own: Record<string, string | number | null>): Row[] {
  return Object.entries(own).map(([measure, value]) => ({ ...of, measure, value }));
}

/**
 * A cell that a spreadsheet shows and never computes: what could begin a formula gets an apostrophe before it (OWASP,
 * CSV injection), and what could end a cell is quoted.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[\s]*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
