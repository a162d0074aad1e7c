import { Readable } from 'node:stream';
import { openDatabase } from '../../db/client.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import { systemClock } from '../../domain/clock.ts';
import { importRoster } from '../../roster/import-roster.ts';
import { benchPatients, rosterLines } from './bench-roster.ts';
import type { ImportFigures } from './figures.ts';

/**
 * Imports a roster of so many patients into a database, as `npm run import` does, in a process of its own, so that the
 * most memory that it ever held is the import's. The lines are made as they are read.
 */
const [url = '', patients = '0'] = process.argv.slice(2);
const timeZone = 'America/Los_Angeles';

/** As a file is read: some hundred lines at a time. */
function* pieces(lines: Iterable<string>): Generator<Uint8Array> {
  let held: string[] = [];
  for (const line of lines) {
    held.push(line);
    if (held.length < 500) continue;
    yield new TextEncoder().encode(`${held.join('\n')}\n`);
    held = [];
  }
  yield new TextEncoder().encode(`${held.join('\n')}\n`);
}

const database = openDatabase(url, { poolSize: 2 });
const today = dateIn(timeZone, systemClock.now());
const lines = rosterLines(benchPatients(Number(patients)), today);
const file = { name: 'roster.ndjson', open: () => Readable.from(pieces(lines)) };
const from = performance.now();
const { resources, refused } = await importRoster({ database, clock: systemClock, timeZone }, [file]);
const perSecond = resources / ((performance.now() - from) / 1000);
if (refused > 0) throw new Error(`${String(refused)} resources of the synthetic roster were refused`);
await database.pool.query('ANALYZE');
await database.close();
const figures: ImportFigures = { resources, perSecond, peakMb: process.resourceUsage().maxRSS / 1024 };
process.send?.(figures);
process.disconnect();
