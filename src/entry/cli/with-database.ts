import { DatabaseNewerError, migrate } from '../../db/migrate.ts';
import { openDatabase, type Database } from '../../db/client.ts';
import { DataFolderError } from '../../db/embedded/data-folder.ts';
import { startEmbeddedPostgres } from '../../db/embedded-postgres.ts';
import { parseSettings, SettingsError, type Settings } from '../../config/settings.ts';

/** What a command needs of the environment; the rest is the gateway's and may be missing here. */
export type CommandSettings = Pick<Settings, 'databaseUrl' | 'dataDir' | 'timeZone' | 'drugTable'>;

/** A command that was called wrongly, or cannot run here: its message is for the user, its status 2. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** @throws CommandError with names and reasons, never values */
export function readCommandSettings(environment: NodeJS.ProcessEnv): CommandSettings {
  const { DATABASE_URL, DATA_DIR, TIME_ZONE, DRUG_TABLE, NODE_ENV } = environment;
  if (NODE_ENV === 'production' && !DATABASE_URL)
    throw new CommandError('DATABASE_URL is required in production');
  try {
    return parseSettings({ DATABASE_URL, DATA_DIR, TIME_ZONE, DRUG_TABLE });
  } catch (error) {
    if (error instanceof SettingsError) throw new CommandError(error.message);
    throw error;
  }
}

/** Runs a command on the gateway's database, which may be in use; the embedded one is started if it is not running. */
export async function withDatabase<T>(
  settings: CommandSettings,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const embedded = settings.databaseUrl === null ? await startEmbeddedPostgres(settings.dataDir) : null;
  const url = settings.databaseUrl ?? embedded?.url ?? '';
  try {
    await migrate(url);
    const database = openDatabase(url, { poolSize: 2 });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}

/** Runs a command to its exit status. A fault is told by its kind and code alone: its message may quote a row. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 2;
  }
}

function explain(error: unknown): string {
  if (error instanceof CommandError || error instanceof SettingsError) return error.message;
  if (error instanceof DatabaseNewerError || error instanceof DataFolderError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  const kind = error instanceof Error ? error.name : 'error';
  return `The command failed: ${code ?? kind}. Is the database reachable?`;
}
