import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { checkColumns, guessColumns } from '../../src/form/list/columns.ts';
import { groupLines } from '../../src/form/list/group-lines.ts';
import { guessDateOrder, readListDate } from '../../src/form/list/list-date.ts';
import { sortOutStrangers } from '../../src/form/list/known-lines.ts';
import { readFileText } from '../../src/form/list/read-file.ts';
import { isTooLarge } from '../../src/form/list/read-sheet.ts';
import { readLines } from '../../src/form/list/read-lines.ts';
import { readTable } from '../../src/form/list/read-table.ts';
import { writeCsv } from '../../src/form/write-csv.ts';

const today = '2026-03-02' as CalendarDate;

describe('a sheet', () => {
  test.each([
    ['commas', 'name,dob\n"Núñez, José",x'],
    ['semicolons', 'name;dob\nNúñez, José;x'],
    ['tabs', 'name\tdob\nNúñez, José\tx'],
    ['bars and a mark', '\uFEFFname|dob\r\nNúñez, José|x\r\n\r\n'],
    ['quoted names', '"name";"dob, as written"\n"Núñez, José";x'],
  ])('with %s is read', (_, text) => {
    const table = readTable(text);
    expect(table.kind === 'table' && table.rows).toEqual([{ line: 2, cells: ['Núñez, José', 'x'] }]);
  });

  test.each([
    ['a first line that names the delimiter', 'sep=;\r\nname;dob\r\nA, B;x', 3, ['A, B', 'x']],
    ['what we made harmless for spreadsheets', `name,dob\n'=A,'-1`, 2, ['=A', '-1']],
    ['an apostrophe of its own', `name,dob\n'Ewalu,x`, 2, [`'Ewalu`, 'x']],
  ])('with %s is read as it was meant', (_, text, line, cells) => {
    const table = readTable(text);
    expect(table).toMatchObject({ header: ['name', 'dob'], rows: [{ line, cells }] });
  });

  test.each([
    ['plain letters', 'a'.repeat(1_000_000), false],
    ['letters of two bytes', 'ñ'.repeat(500_001), true],
    ['ends of lines, which travel as two bytes', '\n'.repeat(500_001), true],
    ['ends of lines that are two bytes already', '\r\n'.repeat(500_000), false],
  ])('of %s may be so large as its page can send it back', (_, text, tooLarge) => {
    expect(isTooLarge(text)).toBe(tooLarge);
  });

  test('without names of columns begins with its first line', () => {
    const table = readTable('Mary Johnson,3/4/1952,metoprolol 50 mg');
    expect(table).toMatchObject({ header: ['1', '2', '3'], rows: [{ line: 1 }] });
  });

  test.each([
    ['utf-8', new TextEncoder().encode('José')],
    ['windows-1252', new Uint8Array([0x4a, 0x6f, 0x73, 0xe9])],
    ['utf-16le', new Uint8Array([0xff, 0xfe, 0x4a, 0, 0x6f, 0, 0x73, 0, 0xe9, 0])],
  ])('in %s is text', (_, bytes) => {
    expect(readFileText(bytes)).toBe('José');
  });

  test.each([
    [['Resident Name', 'D.O.B.', 'Medication', 'Rx #', 'Days left', 'Comments', 'STAT', 'Wing'], true],
    [
      ['Apellidos', 'Nombres', 'F. Nacimiento', 'Medicamento', 'Nº', 'Días', 'Observaciones', 'Urgente'],
      true,
    ],
    [['Last Name', 'First Name', 'Birth Date', 'Drug', 'Strength'], true],
    [['Name', 'When', 'What'], false],
    [['Name', 'Patient', 'DOB', 'Drug'], true],
  ])('with the columns %j is known: %s', (header, known) => {
    const columns = guessColumns(header);
    expect(checkColumns(columns).length === 0).toBe(known);
    expect(new Set(columns.filter(Boolean)).size).toBe(columns.filter(Boolean).length);
  });
});

describe('a birth date', () => {
  test.each([
    ['1952-03-04', 'month', '1952-03-04'],
    ['1952-03-04T00:00:00Z', 'month', '1952-03-04'],
    ['3/4/1952', 'month', '1952-03-04'],
    ['3/4/1952', 'day', '1952-04-03'],
    ['04.03.52', 'day', '1952-03-04'],
    ['3/4/24', 'month', null],
    ['4-Mar-1952', 'month', '1952-03-04'],
    ['March 4th, 1952', 'day', '1952-03-04'],
    ['4 de marzo de 1952', 'day', '1952-03-04'],
    ['13/13/1952', 'month', null],
    ['2/30/1952', 'month', null],
    ['soon', 'month', null],
    ['', 'month', null],
  ] as const)('written %s, %s first, is %s', (text, order, date) => {
    expect(readListDate(text, order, today)).toBe(date);
  });

  test('tells by its column which part comes first, or nothing', () => {
    expect(guessDateOrder(['3/4/1952', '3/14/1952'])).toBe('month');
    expect(guessDateOrder(['3/4/1952', '14/3/1952'])).toBe('day');
    expect(guessDateOrder(['3/4/1952', '1952-03-04'])).toBeNull();
    expect(guessDateOrder(['3/14/1952', '14/3/1952'])).toBeNull();
  });
});

describe('lines', () => {
  const columns = guessColumns(['name', 'dob', 'medicine', 'days left', 'note', 'urgent']);

  test('of one resident are one resident, with all notes and the greatest urgency', async () => {
    const rows = [
      ['Mary Johnson', '1952-03-04', 'metoprolol 50 mg', '2', 'leaves Friday', ''],
      ['José Núñez', '1949-07-21', 'atorvastatin', '', '', 'no'],
      ['MARY  JOHNSON', '1952-03-04', 'lisinopril 10 mg', '', 'leaves Friday', 'x'],
    ].map((cells, index) => ({ line: index + 2, cells }));
    const { lines } = await readLines(rows, { columns, order: 'month', today });
    const [part] = groupLines(lines, { name: 'A nurse', language: 'en' });
    expect(part?.keys).toHaveLength(3);
    expect(part?.body.residents).toEqual([
      {
        name: 'Mary Johnson',
        birthDate: '1952-03-04',
        medications: [{ name: 'metoprolol 50 mg', daysLeft: 2 }, { name: 'lisinopril 10 mg' }],
        note: 'leaves Friday',
        urgent: true,
      },
      { name: 'José Núñez', birthDate: '1949-07-21', medications: [{ name: 'atorvastatin' }] },
    ]);
  });

  test.each([
    ['yes', true],
    ['STAT', true],
    ['Rush', true],
    ['hoy', true],
    ['no', false],
    ['N/A', false],
    ['', false],
    ['maybe', 'urgent'],
    ['2', 'urgent'],
  ])('with “%s” under urgent: %s', async (said, expected) => {
    const cells = ['Mary Johnson', '1952-03-04', 'metoprolol', '', '', said];
    const { lines, wrong } = await readLines([{ line: 2, cells }], { columns, order: 'month', today });
    expect(lines[0]?.urgent ?? wrong[0]?.problem).toBe(expected);
  });

  test('with more cells than columns are not read one cell too far', async () => {
    const cells = ['Johnson', 'Mary', '1952-03-04', 'metoprolol', '', '', 'no'];
    const { wrong } = await readLines([{ line: 2, cells }], { columns, order: 'month', today });
    expect(wrong).toMatchObject([{ line: 2, problem: 'cells' }]);
  });

  test.each([
    ['MARY JOHNSON', '1952-03-04', false],
    ['Johnson, M.', '1952-03-04', false],
    ['Mary Jonson', '1952-03-04', false],
    ['Mary Johnson', '1952-04-03', true],
    ['Walter Brown', '1952-03-04', true],
    ['Mary Brown', '1952-03-04', true],
    ['Walter Johnson', '1952-03-04', true],
  ])('of %s, born %s: nobody of the roster: %s', async (name, day, stranger) => {
    const cells = [name, day, 'metoprolol', '', '', ''];
    const { lines } = await readLines([{ line: 2, cells }], { columns, order: 'month', today });
    const mary = {
      id: '1',
      name: 'Mary Johnson',
      givenNames: ['Mary'],
      familyName: 'Johnson',
      suffix: null,
      otherNames: [],
      birthDate: '1952-03-04' as CalendarDate,
      room: null,
    };
    const sorted = sortOutStrangers(lines, [mary]);
    expect([sorted.strangers.length, sorted.residents.length]).toEqual(stranger ? [1, 0] : [0, 1]);
  });

  test('are the same by what they say, whatever the order of rows', async () => {
    const rows = [...'abcdefgh'].map((letter, index) => ({
      line: index,
      cells: [`Ann ${letter}`, '1950-01-01', 'metoprolol', '', '', ''],
    }));
    const reading = { columns, order: 'month', today } as const;
    const keys = (await readLines(rows, reading)).lines.map(({ key }) => key).toSorted();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const again = await readLines(shuffled, reading);
        expect(again.lines.map(({ key }) => key).toSorted()).toEqual(keys);
      }),
      { numRuns: 10 },
    );
  });
});

test('a spreadsheet that we write holds no formula, whatever stood in it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), { maxLength: 3 }), (rows) => {
      const cells = writeCsv(rows).match(/"(?:[^"]|"")*"/g) ?? [];
      expect(cells.filter((cell) => /^"\s*[=+\-@]/.test(cell))).toEqual([]);
    }),
  );
});
