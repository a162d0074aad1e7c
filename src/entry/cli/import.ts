import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { systemClock } from '../../domain/clock.ts';
import { importRoster, type RefusedResource } from '../../roster/import-roster.ts';
import type { RosterFile } from '../../roster/read-resources.ts';
import { loadDrugTable } from '../load-drug-table.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = 'Usage: npm run import -- FILE… (FHIR R4, as NDJSON or as a Bundle)';

/** Large reads: each is handed on as one piece, and small ones cost more than they save. */
const readBytes = 256 * 1024;

/**
 * `npm run import`: refused resources and at last the figures on stdout; what was left out of resources that were
 * kept, by its reason, on stderr. Status 0, 1 when something was refused, 2 when it could not be done.
 */
async function importFiles(): Promise<number> {
  const names = process.argv.slice(2);
  if (names.length === 0 || names.some((name) => name.startsWith('-'))) throw new CommandError(usage);
  const settings = readCommandSettings(process.env);
  await loadDrugTable(settings.drugTable);
  const files: RosterFile[] = [];
  for (const name of names) files.push(await rosterFile(name));
  const warnings = new Map<string, number>();
  const summary = await withDatabase(settings, (database) =>
    importRoster(
      {
        database,
        clock: systemClock,
        timeZone: settings.timeZone,
        onRefused: (refused) => process.stdout.write(`${describe(refused)}\n`),
        onWarning: (reason) => warnings.set(reason, (warnings.get(reason) ?? 0) + 1),
        onWaiting: () => process.stderr.write('Another import is running; waiting for it.\n'),
      },
      files,
    ),
  );
  for (const [reason, times] of warnings) process.stderr.write(`left out, ${times} times: ${reason}\n`);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  return summary.refused > 0 ? 1 : 0;
}

async function rosterFile(name: string): Promise<RosterFile> {
  try {
    await access(name, constants.R_OK);
    if ((await stat(name)).isDirectory()) throw new CommandError(`${name} is a folder, not a file.`);
  } catch (error) {
    throw error instanceof CommandError ? error : new CommandError(`${name} cannot be read.`);
  }
  return { name, open: () => createReadStream(name, { highWaterMark: readBytes }) };
}

function describe({ place, type, reason }: RefusedResource): string {
  const where = `${place.file}:${place.line}${place.entry === null ? '' : ` (entry ${place.entry})`}`;
  return `${where}: refused${type === null ? '' : ` ${type}`}: ${reason}`;
}

await runCommand(importFiles);
