import { parseArgs } from 'node:util';
import { dateIn } from '../../domain/calendar-date.ts';
import { systemClock } from '../../domain/clock.ts';
import { generateRoster } from '../synthetic-roster/generate-roster.ts';
import { CommandError, readCommandSettings, runCommand, withDatabase } from './with-database.ts';

const usage = 'Usage: npm run roster:generate -- --patients NUMBER [--seed NUMBER] [--force]';

const mostPatients = 4_000_000;

/**
 * `npm run roster:generate`: a roster of people who never lived, for trying and measuring. The figures by table on
 * stdout, progress on stderr. Status 2 where there are patients already, unless forced.
 */
async function generate(): Promise<number> {
  const { patients, seed, force } = readWords(process.argv.slice(2));
  const settings = readCommandSettings(process.env);
  const now = systemClock.now();
  const today = dateIn(settings.timeZone, now);
  const made = await withDatabase(settings, ({ pool }) =>
    generateRoster(pool, { patients, seed, today, now, force, onProgress: tell }),
  );
  if (made.kind === 'refused') throw new CommandError(made.reason);
  const seconds = Math.round(performance.now() / 100) / 10;
  process.stdout.write(`${JSON.stringify({ ...made.rows, seconds })}\n`);
  return 0;
}

function readWords(words: string[]): { patients: number; seed: number; force: boolean } {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        patients: { type: 'string' },
        seed: { type: 'string', default: '1' },
        force: { type: 'boolean' },
      },
    });
    const [patients, seed] = [Number(values.patients), Number(values.seed)];
    if (!Number.isInteger(patients) || patients < 1 || patients > mostPatients || !Number.isInteger(seed))
      throw new CommandError(usage);
    return { patients, seed, force: values.force ?? false };
  } catch {
    throw new CommandError(usage);
  }
}

function tell(patients: number): void {
  if (patients > 0 && patients % 100_000 === 0) process.stderr.write(`${String(patients)} patients\n`);
}

await runCommand(generate);
