import { Readable } from 'node:stream';
import type { Database } from '../../db/client.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { systemClock } from '../../domain/clock.ts';
import { importRoster } from '../../roster/import-roster.ts';
import { benchPatients, rosterLines } from './bench-roster.ts';
import type { ImportFigures } from './figures.ts';
import { rosterSize } from './signed-requests.ts';

const timeZone = 'America/Los_Angeles';

/** Imports the roster of the measurements, as `npm run import` does. */
export async function measureImport(database: Database): Promise<ImportFigures> {
  const lines = [...rosterLines(benchPatients(rosterSize), dateIn(timeZone, systemClock.now()))];
  const file = { name: 'roster.ndjson', open: () => Readable.from(pieces(lines)) };
  const from = performance.now();
  const { resources, refused } = await importRoster({ database, clock: systemClock, timeZone }, [file]);
  if (refused > 0) throw new Error(`${refused} resources of the synthetic roster were refused`);
  await database.pool.query('ANALYZE');
  return { resources, perSecond: resources / ((performance.now() - from) / 1000) };
}

/** As a file is read: some hundred lines at a time. */
function* pieces(lines: string[]): Generator<Uint8Array> {
  for (let at = 0; at < lines.length; at += 500) {
    yield new TextEncoder().encode(lines.slice(at, at + 500).join('\n') + '\n');
  }
}
