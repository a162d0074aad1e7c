import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Cell, Row } from './rows.ts';

/** Characters that are given to the connection at once. */
const pieceLength = 64 * 1024;

/** Writes rows by COPY; `further` columns have one value for all. All rows have the columns of the first. */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  rows: readonly Row[],
  further: Row = {},
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys({ ...first, ...further });
  const names = columns.map((column) => `"${column}"`).join(', ');
  const stream = client.query(copyFrom(`COPY ${table} (${names}) FROM STDIN`));
  await pipeline(Readable.from(piecesOf(rows, further, columns)), stream);
}

function* piecesOf(rows: readonly Row[], further: Row, columns: string[]): Generator<Buffer> {
  let piece = '';
  for (const row of rows) {
    const cells = columns.map((column) => cellText(row[column] ?? further[column] ?? null));
    piece += `${cells.join('\t')}\n`;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

/** https://www.postgresql.org/docs/current/sql-copy.html, text format */
export function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escaped(cell);
  if (typeof cell !== 'object') return String(cell);
  return escaped(`{${cell.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`);
}

const special: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (found) => special[found] ?? found) : text;
}
