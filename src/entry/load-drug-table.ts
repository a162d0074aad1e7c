import { SettingsError } from '../config/settings.ts';
import { useOwnDrugs } from '../domain/drugs/drug-table.ts';
import { extendDrugTable } from '../domain/drugs/extend-drug-table.ts';
import { readTextFile } from './read-text-file.ts';

/** A start is told of so many lines at once. */
const mostLines = 20;

/**
 * Takes the medicines of one's own (`DRUG_TABLE`, the path of a CSV) into the vocabulary of this process; null takes
 * out those of an earlier call.
 *
 * @throws SettingsError with lines and reasons, never what stands in the file, when it is not fit to be used
 */
export async function loadDrugTable(path: string | null): Promise<void> {
  useOwnDrugs([]);
  if (path === null) return;
  const { drugs, refused } = extendDrugTable(await readTextFile('DRUG_TABLE', path));
  const shown = refused.slice(0, mostLines).map(({ line, reason }) => `line ${line}: ${reason}`);
  if (refused.length > mostLines) shown.push(`and ${refused.length - mostLines} more`);
  if (shown.length > 0) throw new SettingsError(shown.map((reason) => ({ name: 'DRUG_TABLE', reason })));
  useOwnDrugs(drugs);
}
