import { parse } from 'csv-parse/browser/esm/sync';

/** A row with the line of the file on which it ends. */
export type Row = { line: number; cells: string[] };

export type Table =
  | { kind: 'table'; header: string[]; rows: Row[] }
  /** `unreadable`: a quotation that never ends, or the like. */
  | { kind: 'empty' | 'too_many' | 'unreadable' };

export const mostRows = 2_000;

const delimiters = [',', ';', '\t', '|'];
const mostColumns = 40;
const longestCell = 5_000;

/** The first line by which spreadsheets tell each other the delimiter. */
const namedDelimiter = /^\uFEFF?sep=([^\r\n])(?=\r?\n)/i;
/** What `writeCsv` puts before what would be a formula: the lines to correct come back with it. */
const harmless = /^'(?=\s*[=+\-@])/;

type Parsed = { record: string[]; info: { lines: number } };

/** The rows of a pasted or uploaded sheet, with whatever delimiter it uses; the first row names the columns. */
export function readTable(text: string): Table {
  const parsed = parseRows(text);
  if (parsed === null) return { kind: 'unreadable' };
  const [first, ...rest] = parsed;
  if (first === undefined) return { kind: 'empty' };
  const named = !looksLikeData(first.cells);
  const header = first.cells.map((cell, place) => (named && cell !== '' ? cell : String(place + 1)));
  const rows = named ? rest : [first, ...rest];
  if (rows.length === 0) return { kind: 'empty' };
  return rows.length > mostRows ? { kind: 'too_many' } : { kind: 'table', header, rows };
}

function parseRows(sheet: string): Row[] | null {
  const [, named] = namedDelimiter.exec(sheet) ?? [];
  // The line stays, empty, so that the others keep their numbers.
  const text = named === undefined ? sheet : sheet.replace(namedDelimiter, '');
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: named ?? delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
      to: mostRows + 2,
    }) as unknown as Parsed[];
    return parsed
      .map(({ record, info }) => ({
        line: info.lines,
        cells: record.slice(0, mostColumns).map((cell) => cell.replace(harmless, '').slice(0, longestCell)),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch {
    return null;
  }
}

/** The delimiter that the first line has most of, outside of quotations. */
function delimiterOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text.replace(/^\uFEFF/, '').trimStart())?.[0] ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  const counted = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

/** A sheet without names begins with somebody's birth date. */
function looksLikeData(cells: string[]): boolean {
  return cells.some((cell) => /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(cell));
}
