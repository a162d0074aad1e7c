import { drugClasses, type Drug, type DrugClass, type Sensitivity, type UrgentClass } from '../drug.ts';
import { drugNamed, readList } from './drug-table.ts';
import { drugPhrase, drugsCalled } from './drug-terms.ts';
import { parseCsv, type CsvRecord } from './parse-csv.ts';

/** A line of the CSV that was refused, and why; `line` counts from 1, the header being the first. */
export type RefusedLine = { line: number; reason: string };

/** `drugs` are the new rows; empty as long as a single line is refused. */
export type ExtendedDrugTable = { drugs: Drug[]; refused: RefusedLine[] };

const required = ['name', 'class'] as const;
const optional = [
  'brands',
  'synonyms',
  'atc',
  'urgent',
  'urgent_class',
  'cardiac',
  'do_not_interrupt',
  'call_provider',
  'dea_schedule',
  'schedule_source',
  'days_supply_unreliable',
  'sensitive',
  'monitoring',
  'source',
] as const;
const urgentClasses = [
  'seizure',
  'anticoagulant',
  'insulin',
  'pain',
] as const satisfies readonly UrgentClass[];
const sensitivities = [
  'mental_health',
  'hiv',
  'sud',
  'reproductive',
  'ed',
] as const satisfies readonly Sensitivity[];
const flags = ['urgent', 'cardiac', 'do_not_interrupt', 'call_provider', 'days_supply_unreliable'] as const;

/**
 * Reads drugs of one's own from a CSV with a header line in the columns of the vocabulary: `name`, `brands`,
 * `synonyms`, `atc`, `class`, `urgent_class`, `cardiac`, `do_not_interrupt`, `call_provider`, `dea_schedule`,
 * `days_supply_unreliable`, `sensitive`; lists inside a field are separated by `|`, flags are `yes` or `no`. `name` and
 * `class` must be there. A name that is taken already is refused, so that no word ever means two drugs unnoticed.
 */
export function extendDrugTable(csvText: string): ExtendedDrugTable {
  const [header, ...records] = parseCsv(csvText);
  if (!header) return { drugs: [], refused: [{ line: 1, reason: 'there is no header line' }] };
  const columns = header.fields.map((column) => column.trim().toLowerCase());
  const faults = headerFaults(columns);
  if (faults.length > 0)
    return { drugs: [], refused: faults.map((reason) => ({ line: header.line, reason })) };
  const seen = new Map<string, number>();
  const refused: RefusedLine[] = [];
  const drugs = records.flatMap((record) => {
    const reasons = [...shapeFaults(record, columns), ...valueFaults(cellsOf(record, columns))];
    const drug = readDrug(cellsOf(record, columns));
    reasons.push(...nameFaults(drug, record.line, seen));
    refused.push(...reasons.map((reason) => ({ line: record.line, reason })));
    return reasons.length === 0 ? [drug] : [];
  });
  return { drugs: refused.length === 0 ? drugs : [], refused };
}

type Cells = (column: (typeof required)[number] | (typeof optional)[number]) => string;

function cellsOf(record: CsvRecord, columns: readonly string[]): Cells {
  return (column) => (record.fields[columns.indexOf(column)] ?? '').trim();
}

function headerFaults(columns: readonly string[]): string[] {
  const known: readonly string[] = [...required, ...optional];
  return [
    ...required.filter((column) => !columns.includes(column)).map((column) => `column ${column} is missing`),
    ...columns.flatMap((column, at) => (known.includes(column) ? [] : [`column ${at + 1} is not known`])),
    ...columns.flatMap((column, at) =>
      columns.indexOf(column) < at ? [`column ${at + 1} stands there already`] : [],
    ),
  ];
}

function shapeFaults(record: CsvRecord, columns: readonly string[]): string[] {
  if (record.broken) return ['a quotation mark is not closed'];
  if (record.fields.length === columns.length) return [];
  return [`has ${record.fields.length} fields, the header has ${columns.length}`];
}

function valueFaults(cell: Cells): string[] {
  const faults: string[] = [];
  if (drugPhrase(cell('name')) === '') faults.push('name is empty');
  faults.push(...strangers('class', [cell('class')], drugClasses));
  faults.push(...strangers('urgent_class', readList(cell('urgent_class')), urgentClasses));
  faults.push(...strangers('sensitive', readList(cell('sensitive')), sensitivities));
  faults.push(...strangers('dea_schedule', readList(cell('dea_schedule')), ['2', '3', '4', '5']));
  for (const flag of flags) faults.push(...strangers(flag, readList(cell(flag)), ['yes', 'no']));
  if (cell('urgent') === 'yes' && cell('urgent_class') === '')
    faults.push('urgent is yes and urgent_class is empty');
  if (!/^(?:[A-Z]\d{2}[A-Z]{0,2}\d{0,2})?$/.test(cell('atc'))) faults.push('atc is no ATC code');
  return faults;
}

function strangers(column: string, values: readonly string[], allowed: readonly string[]): string[] {
  if (values.every((value) => allowed.includes(value))) return [];
  return [`${column} must be of: ${allowed.join(', ')}`];
}

/** Names, brands and synonyms that the vocabulary or an earlier line already has. A reason never says which word. */
function nameFaults(drug: Drug, line: number, seen: Map<string, number>): string[] {
  const written: [string, string][] = [
    ['name', drug.name],
    ...drug.brands.map((brand, at): [string, string] => [`brand ${at + 1}`, brand]),
    ...drug.synonyms.map((synonym, at): [string, string] => [`synonym ${at + 1}`, synonym]),
  ];
  return written.flatMap(([place, words]) => {
    const phrase = drugPhrase(words);
    const before = seen.get(phrase);
    if (phrase === '' || before === line) return [];
    seen.set(phrase, before ?? line);
    if (before !== undefined) return [`${place} stands in line ${before} already`];
    const taken = drugNamed(phrase) !== null || drugsCalled(phrase).length > 0;
    return taken ? [`${place} is in the vocabulary already`] : [];
  });
}

function readDrug(cell: Cells): Drug {
  const schedule = Number(cell('dea_schedule'));
  return {
    name: cell('name').toLowerCase(),
    brands: readList(cell('brands')),
    synonyms: readList(cell('synonyms')),
    atc: cell('atc'),
    // Values outside the vocabulary are refused above, and then no row is given out.
    class: cell('class') as DrugClass,
    urgentClasses: readList(cell('urgent_class')) as UrgentClass[],
    cardiac: cell('cardiac') === 'yes',
    callProvider: cell('call_provider') === 'yes',
    doNotInterrupt: cell('do_not_interrupt') === 'yes',
    schedule: schedule === 0 ? null : (schedule as Drug['schedule']),
    daysSupplyUnreliable: cell('days_supply_unreliable') === 'yes',
    sensitive: readList(cell('sensitive')) as Sensitivity[],
  };
}
