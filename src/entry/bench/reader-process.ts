import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fromUtc } from '../../domain/calendar-date.ts';
import type { ReaderFigures } from './figures.ts';

/**
 * Measures the reader from a cold start, with so many medicines of one's own as the first word says: how long it
 * takes to load, how much memory it adds, and how long it takes for one text. Of each third text the medicine is
 * misspelt, in many ways.
 */
const furtherNames = Number(process.argv[2] ?? 0);
const { median } = await import('./post-requests.ts');
const { benchPatients, pick } = await import('./bench-roster.ts');
const { benchText } = await import('./bench-texts.ts');
const { syntheticDrugTable } = await import('./synthetic-names.ts');
const csv = furtherNames > 0 ? syntheticDrugTable(furtherNames) : null;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const before = memory();
const from = performance.now();
const { extractRequest } = await import('../../extraction/extract-request.ts');
const { readTold } = await import('../../extraction/wishes/read-told.ts');
const { screenMessage } = await import('../../safety/screen-message.ts');
if (csv !== null) await addDrugs(csv);
const patients = benchPatients(100);
const today = fromUtc(new Date());

/** What is alive, and what the process occupies, in MB. */
function memory(): { live: number; resident: number } {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { live: (heapUsed + external) / 2 ** 20, resident: rss / 2 ** 20 };
}

async function addDrugs(table: string): Promise<void> {
  const { extendDrugTable } = await import('../../domain/drugs/extend-drug-table.ts');
  const { useOwnDrugs } = await import('../../domain/drugs/drug-table.ts');
  const { drugs, refused } = extendDrugTable(table);
  if (refused.length > 0) throw new Error(`${refused.length} synthetic names were refused`);
  useOwnDrugs(drugs);
}

function read(index: number): void {
  const patient = pick(patients, index);
  const text = index % 3 === 2 ? withSlip(benchText(patient, index), index) : benchText(patient, index);
  const profile = patient.drugs.map((drug) => {
    const [name = '', ...strength] = drug.split(' ');
    return { drugName: name.toLowerCase(), text: drug, strength: strength.join(' '), rxNumber: null };
  });
  screenMessage(text);
  const { medications } = extractRequest(text, { today, profile });
  readTold(text, medications, { today, profile });
}

/** Without one letter of each long word that is no one's name: each time another one, as nobody slips alike twice. */
function withSlip(text: string, index: number): string {
  return text.replace(/\b[a-z]{8,}\b/g, (word) => {
    const lost = 1 + (index % (word.length - 1));
    return word.slice(0, lost) + word.slice(lost + 1);
  });
}

read(0);
const loadMs = performance.now() - from;
const residentMb = process.memoryUsage.rss() / 2 ** 20 - before.resident;
// A gateway reads for weeks: what is measured is code that the engine has had time to compile.
for (let index = 0; index < 1_000; index += 1) read(index);
const times = Array.from({ length: 1_000 }, (_, index) => {
  const start = performance.now();
  read(index);
  return performance.now() - start;
});
/**
 * The best of nine, in milliseconds of processor time, for a text of so many characters: a long run is interrupted by
 * other processes more often than a short one, and that is no growth.
 */
function screened(length: number): number {
  const words = 'my mom took her pills and i am fine please refill the chest ';
  const text = words.repeat(Math.ceil(length / words.length)).slice(0, length);
  const runs = Array.from({ length: 9 }, () => {
    const start = process.cpuUsage();
    screenMessage(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}

const worst = ['need refil of lisinprol twenty and metropolool or something 3 ', 'a', '1 ', '. '];
const longRead = performance.now();
for (const unit of worst)
  extractRequest(unit.repeat(Math.ceil(10_000 / unit.length)).slice(0, 10_000), { today, profile: [] });
const longReadMs = performance.now() - longRead;
const longTextRatio = screened(16_000) / screened(2_000);
const liveMb = memory().live - before.live;
const figures: ReaderFigures = {
  furtherNames,
  loadMs,
  textMs: median(times),
  longTextRatio,
  longReadMs,
  residentMb,
  liveMb,
};
process.send?.(figures);
process.disconnect();
