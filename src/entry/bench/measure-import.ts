import type { Database } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { askProcess } from './child-processes.ts';
import type { ImportFigures } from './figures.ts';
import { rosterSize } from './signed-requests.ts';

/** So many times the roster of the measurements: what an import holds in memory must not grow with it. */
const larger = 4;

/** Imports the roster of the measurements, and a larger one into a database of its own. */
export async function measureImport({ pool, url }: Database): Promise<ImportFigures[]> {
  await pool.query('CREATE DATABASE larger_roster');
  const other = new URL(url);
  other.pathname = '/larger_roster';
  await migrate(other.href);
  const figures: ImportFigures[] = [];
  for (const [target, patients] of [
    [url, rosterSize],
    [other.href, rosterSize * larger],
  ] as const)
    figures.push(await askProcess<ImportFigures>('./import-process.ts', [target, String(patients)]));
  await pool.query('DROP DATABASE larger_roster WITH (FORCE)');
  return figures;
}
