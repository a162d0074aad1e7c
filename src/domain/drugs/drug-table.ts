import type { Drug, DrugClass, Sensitivity, UrgentClass } from '../drug.ts';
import table from './data/drugs.json' with { type: 'json' };

let own: readonly Drug[] = [];
let edition = 0;

/** Adds rows of one's own, as `extendDrugTable` gives them; those added before are replaced. Once, at the start. */
export function useOwnDrugs(drugs: readonly Drug[]): void {
  own = drugs;
  edition++;
}

/** The rows of one's own. */
export function ownDrugs(): readonly Drug[] {
  return own;
}

/** What is made of the drug table, at first use; made again after the table was extended. */
export function madeOfDrugTable<Made>(make: () => Made): () => Made {
  let made: { of: number; value: Made } | null = null;
  return () => {
    if (made?.of !== edition) made = { of: edition, value: make() };
    return made.value;
  };
}

/** Rows are read when they are asked for: a message names few drugs. */
const rows = madeOfDrugTable(() => {
  const named = new Map<string, Drug | string[]>();
  for (const row of table.rows) named.set(row[0] ?? '', row);
  for (const drug of own) named.set(drug.name, drug);
  return named;
});

/** Every row of the drug table by its lower-case name. */
export const drugTable = madeOfDrugTable((): ReadonlyMap<string, Drug> => {
  return new Map([...rows()].map(([name, row]) => [name, Array.isArray(row) ? readRow(row) : row]));
});

/** The names of all rows, in their order. */
export function drugNames(): Iterable<string> {
  return rows().keys();
}

/** The row of that name (case does not matter), null when the table has none. Brands are no names: see `drug-terms`. */
export function drugNamed(name: string): Drug | null {
  const row = rows().get(name.toLowerCase()) ?? null;
  if (!Array.isArray(row)) return row;
  const drug = readRow(row);
  rows().set(drug.name, drug);
  return drug;
}

function readRow(row: string[]): Drug {
  const [
    name = '',
    brands = '',
    synonyms = '',
    atc = '',
    drugClass = '',
    urgent = '',
    marks = '',
    schedule = '',
    sensitive = '',
  ] = row;
  return {
    name,
    brands: readList(brands),
    synonyms: readList(synonyms),
    atc,
    // The consistency test holds these columns to the vocabulary of `domain/drug.ts`.
    class: drugClass as DrugClass,
    urgentClasses: readList(urgent) as UrgentClass[],
    cardiac: marks.includes('h'),
    callProvider: marks.includes('c'),
    doNotInterrupt: marks.includes('i'),
    schedule: schedule === '' ? null : (Number(schedule) as Drug['schedule']),
    daysSupplyUnreliable: marks.includes('u'),
    sensitive: readList(sensitive) as Sensitivity[],
  };
}

export function readList(cell: string): string[] {
  return cell === '' ? [] : cell.split('|');
}
