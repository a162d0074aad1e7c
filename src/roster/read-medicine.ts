import { drugNamed } from '../domain/drugs/drug-table.ts';
import { readDrugText } from '../domain/drugs/read-drug-text.ts';
import { stricter, type Schedule } from './dea-schedule.ts';

export type MedicineReading = { name: string | null; strength: string | null; schedule: Schedule };

/** The drug table's name, if all words that it knows agree on one; the strictest schedule of any that they name. */
export function readMedicineWords(words: readonly string[]): MedicineReading {
  const read = words.map((one) => readDrugText(one));
  const names = new Set(read.flatMap(({ name }) => name ?? []));
  const schedules = [...names].map((name) => drugNamed(name)?.schedule ?? null);
  return {
    name: names.size === 1 ? ([...names][0] ?? null) : null,
    strength: read.find((one) => one.strength !== null)?.strength ?? null,
    schedule: schedules.reduce<Schedule>(stricter, null),
  };
}
