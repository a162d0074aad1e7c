import { parseSettings, SettingsError, type Settings } from '../../config/settings.ts';
import { systemClock } from '../../domain/clock.ts';
import type { CheckLine } from '../../systems/system-check.ts';
import { checkSystems } from '../check-systems.ts';
import { CommandError, runCommand } from './with-database.ts';

const words: Record<CheckLine['result'], string> = {
  works: 'works',
  missing: 'missing',
  fails: 'FAILS',
  untried: 'not tried',
};

/**
 * `npm run systems:check`: tries each other system that the settings name, without changing anything there, and prints
 * what works, what is missing and which permission to ask for. Status 1 when something is missing or fails.
 */
async function checkAll(): Promise<number> {
  try {
    const lines = await checkSystems(readSettings(), { clock: systemClock });
    if (lines.length === 0) print('The settings name no other system: people do what is to be done there.');
    for (const { system, what, result, hint } of lines) {
      print(`${words[result].padEnd(10)} ${system.padEnd(14)} ${what}${hint === null ? '' : `: ${hint}`}`);
    }
    return lines.some(({ result }) => result === 'missing' || result === 'fails') ? 1 : 0;
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(error.message);
    throw error;
  }
}

/** What production would need besides is not asked for here. */
function readSettings(): Settings {
  return parseSettings({ ...process.env, NODE_ENV: undefined });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runCommand(checkAll);
