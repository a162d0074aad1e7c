import { parseArgs } from 'node:util';
import { dateIn } from '../../domain/calendar-date.ts';
import { systemClock } from '../../domain/clock.ts';
import { estimateWeights } from '../../identity/estimate-weights.ts';
import { matchWeights } from '../../identity/match-weights.ts';
import { loadRosterSample } from '../../identity/roster-sample-store.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = 'Usage: npm run estimate-weights -- [--sample 2500] > src/identity/data/match-weights.json';

const fewestPeople = 500;
const mostSampled = 20_000;

/**
 * `npm run estimate-weights`: the weights of matching, estimated on the roster and on what its people said of
 * themselves, as JSON on stdout. Names that fewer than twenty bear are not in it.
 */
async function estimate(): Promise<number> {
  const size = readSampleSize(process.argv.slice(2));
  const settings = readCommandSettings(process.env);
  return withDatabase(settings, async ({ prisma }) => {
    const roster = await loadRosterSample(prisma, size);
    if (roster.people < fewestPeople)
      throw new CommandError(`Fewer than ${String(fewestPeople)} people in the roster say too little.`);
    const today = dateIn(settings.timeZone, systemClock.now());
    const { people, sample, links } = roster;
    const origin = `estimated on ${today} on a roster of ${String(people)} people: ${String(sample.length)} sampled, ${String(links.length)} claims proved by an Rx number`;
    const weights = estimateWeights({ ...roster, origin, today }, matchWeights);
    process.stdout.write(`${JSON.stringify(weights, null, 2)}\n`);
    return 0;
  });
}

function readSampleSize(words: string[]): number {
  try {
    const { values } = parseArgs({ args: words, options: { sample: { type: 'string', default: '2500' } } });
    const size = Number(values.sample);
    if (!Number.isInteger(size) || size < fewestPeople || size > mostSampled) throw new CommandError(usage);
    return size;
  } catch {
    throw new CommandError(usage);
  }
}

await runCommand(estimate);
