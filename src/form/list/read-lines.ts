import type { CalendarDate } from '../../domain/calendar-date.ts';
import { sha256 } from '../../domain/digest.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { daysOf, fits } from '../to-request.ts';
import type { Columns, ListField } from './columns.ts';
import { readListDate, type DateOrder } from './list-date.ts';
import type { Row } from './read-table.ts';

/** A line that can be sent. `key` is the same for the same words, in whatever order of columns. */
export type ListLine = {
  line: number;
  key: string;
  name: string;
  birthDate: CalendarDate;
  medicine: string;
  rxNumber: string | null;
  daysLeft: number | null;
  note: string;
  urgent: boolean;
};

export type LineProblem =
  'name' | 'birthDate' | 'future' | 'medicine' | 'daysLeft' | 'urgent' | 'cells' | 'tooLong' | 'twice';

/** A line that has to be corrected; `other`: the line that says the same. */
export type WrongLine = { line: number; problem: LineProblem; other: number | null; cells: string[] };

export type ReadLines = { lines: ListLine[]; wrong: WrongLine[] };

type Reading = { columns: Columns; order: DateOrder; today: CalendarDate };

/** What sheets write where something cannot wait, and where it can. Anything else is asked about: never guessed. */
const yes = new Set([
  'y',
  'yes',
  'x',
  'true',
  '1',
  'urgent',
  'stat',
  'asap',
  'high',
  's',
  'si',
  'urgente',
  'alta',
  'rush',
  'now',
  'today',
  'immediate',
  'immediately',
  'critical',
  'emergency',
  'u',
  'hoy',
  'ahora',
  'inmediato',
  'muy urgente',
]);
const no = new Set([
  ...[
    '',
    'n',
    'no',
    'not urgent',
    'false',
    '0',
    'routine',
    'normal',
    'low',
    'regular',
    'standard',
    'none',
    'na',
  ],
  ...['n a', 'no urgente', 'rutina', 'de rutina', 'baja'],
]);

const longest = { name: 200, medicine: 200, rxNumber: 40, note: 1_000 } as const;

/** Before this day nobody who lives was born. */
const earliest = '1890-01-01';

/** Each row as a line to send, or with the one thing that is wrong with it. */
export async function readLines(rows: readonly Row[], reading: Reading): Promise<ReadLines> {
  const read: ReadLines = { lines: [], wrong: [] };
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const found = readLine(cells, reading);
    if (typeof found === 'string') {
      read.wrong.push({ line, problem: found, other: null, cells });
      continue;
    }
    const key = await keyOf(found);
    const other = seen.get(key) ?? null;
    if (other !== null) read.wrong.push({ line, problem: 'twice', other, cells });
    else read.lines.push({ ...found, line, key });
    if (other === null) seen.set(key, line);
  }
  return read;
}

type Line = Omit<ListLine, 'line' | 'key'>;

function readLine(cells: string[], { columns, order, today }: Reading): Line | LineProblem {
  function cell(field: ListField): string {
    const place = columns.indexOf(field);
    return place < 0 ? '' : (cells[place] ?? '').trim();
  }
  // A comma in a name that is not in quotes moves every cell behind it.
  if (cells.slice(columns.length).some((extra) => extra !== '')) return 'cells';
  const name = cell('name') || [cell('givenName'), cell('familyName')].filter(Boolean).join(' ');
  if (name === '' || !/\p{L}/u.test(name)) return 'name';
  const birthDate = readListDate(cell('birthDate'), order, today);
  if (birthDate === null || birthDate < earliest) return 'birthDate';
  if (birthDate > today) return 'future';
  const medicine = [cell('medicine'), cell('strength')].filter(Boolean).join(' ');
  if (cell('medicine') === '') return 'medicine';
  const daysLeft = daysOf(cell('daysLeft'));
  if (daysLeft === 'wrong') return 'daysLeft';
  const [rxNumber, note] = [cell('rxNumber'), cell('note')];
  const texts = [
    [name, longest.name],
    [medicine, longest.medicine],
    [rxNumber, longest.rxNumber],
    [note, longest.note],
  ] as const;
  if (texts.some(([text, most]) => !fits(text, most))) return 'tooLong';
  const urgency = normaliseText(cell('urgent'));
  const urgent = yes.has(urgency);
  if (!urgent && !no.has(urgency)) return 'urgent';
  return { name, birthDate, medicine, rxNumber: rxNumber || null, daysLeft, note, urgent };
}

function keyOf({ name, birthDate, medicine, rxNumber, daysLeft, note, urgent }: Line): Promise<string> {
  const words = [name, medicine, note].map(normaliseText);
  return sha256(JSON.stringify([...words, birthDate, rxNumber, daysLeft, urgent]));
}
