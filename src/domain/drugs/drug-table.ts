import type { Drug, DrugClass, Sensitivity, UrgentClass } from '../drug.ts';
import table from './data/drugs.json' with { type: 'json' };

let drugs: Map<string, Drug> | null = null;

/** Every row of the drug table by its lower-case name; read on first use. */
export function drugTable(): ReadonlyMap<string, Drug> {
  drugs ??= new Map(table.rows.map((row) => [row[0] ?? '', readRow(row)]));
  return drugs;
}

/** The row of that name (case does not matter), null when the table has none. Brands are no names: see `drug-terms`. */
export function drugNamed(name: string): Drug | null {
  return drugTable().get(name.toLowerCase()) ?? null;
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
