import { fromUtc } from '../../domain/calendar-date.ts';
import type { ReaderFigures } from './figures.ts';

/** Measures the reader from a cold start: how long it takes to load, and how long for one text. */
const { median } = await import('./post-requests.ts');
const { benchPatients, pick } = await import('./bench-roster.ts');
const { benchText } = await import('./bench-texts.ts');
const from = performance.now();
const { extractRequest } = await import('../../extraction/extract-request.ts');
const { screenMessage } = await import('../../safety/screen-message.ts');
const patients = benchPatients(100);
const today = fromUtc(new Date());

function read(index: number): void {
  const patient = pick(patients, index);
  const text = benchText(patient, index);
  const profile = patient.drugs.map((drug) => {
    const [name = '', ...strength] = drug.split(' ');
    return { drugName: name.toLowerCase(), text: drug, strength: strength.join(' '), rxNumber: null };
  });
  screenMessage(text);
  extractRequest(text, { today, profile });
}

read(0);
const loadMs = performance.now() - from;
for (let index = 0; index < 200; index += 1) read(index);
const times = Array.from({ length: 1_000 }, (_, index) => {
  const start = performance.now();
  read(index);
  return performance.now() - start;
});
const figures: ReaderFigures = { loadMs, textMs: median(times) };
process.send?.(figures);
process.disconnect();
