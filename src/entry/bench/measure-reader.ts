import { askProcess } from './child-processes.ts';
import type { ReaderFigures } from './figures.ts';
import { median } from './post-requests.ts';

/** Names added to the full vocabulary, to see how the reader grows. */
const sizes = [0, 500, 5_000] as const;
const runs = 3;

/** The reader alone, each time in a process of its own; medians of the runs. The first is the vocabulary as it is. */
export async function measureReader(): Promise<ReaderFigures[]> {
  const figures: ReaderFigures[] = [];
  for (const furtherNames of sizes) {
    const measured: ReaderFigures[] = [];
    for (let run = 0; run < runs; run += 1)
      measured.push(await askProcess<ReaderFigures>('./reader-process.ts', [String(furtherNames)]));
    figures.push({
      furtherNames,
      loadMs: median(measured.map(({ loadMs }) => loadMs)),
      textMs: median(measured.map(({ textMs }) => textMs)),
      longTextRatio: median(measured.map(({ longTextRatio }) => longTextRatio)),
      longReadMs: median(measured.map(({ longReadMs }) => longReadMs)),
      residentMb: median(measured.map(({ residentMb }) => residentMb)),
      liveMb: median(measured.map(({ liveMb }) => liveMb)),
    });
  }
  return figures;
}
