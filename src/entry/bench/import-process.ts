import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** So many pieces of the file, or rows' batches, lie between two looks at the memory: a look takes some 30 ms. */
const lookEvery = 40;
let steps = 0;
let heldMb = 0;

/** What is still in use; what only waits to be collected says nothing, as V8 lets it grow while there is room. */
function noteMemory(): void {
  if (steps++ % lookEvery !== 0) return;
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  heldMb = Math.max(heldMb, (heapUsed + external) / 2 ** 20);
}

/** As a file is read: some hundred lines at a time. */
function* pieces(lines: Iterable<string>): Generator<Uint8Array> {
  let held: string[] = [];
  for (const line of lines) {
    held.push(line);
    if (held.length < 500) continue;
    noteMemory();
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
const clock = {
  now() {
    noteMemory(); // asked for each batch of rows that is saved
    return systemClock.now();
  },
};
const { resources, refused } = await importRoster({ database, clock, timeZone }, [file]);
const perSecond = resources / ((performance.now() - from) / 1000);
if (refused > 0) throw new Error(`${String(refused)} resources of the synthetic roster were refused`);
await database.pool.query('ANALYZE');
await database.close();
const residentMb = process.resourceUsage().maxRSS / 1024;
const figures: ImportFigures = { resources, perSecond, heldMb, residentMb };
process.send?.(figures);
process.disconnect();
