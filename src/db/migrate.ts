import type pg from 'pg';
import { connectWhenUp } from './connect-when-up.ts';
import { listMigrations, migrationsFolder, readMigrations } from './migration-files.ts';

/** The database has been migrated by a newer version of the code, which this one would damage. */
export class DatabaseNewerError extends Error {
  readonly code = 'database_newer';
  readonly unknownMigrations: string[];

  constructor(unknownMigrations: string[]) {
    super(
      `The database was made by a newer version: this one does not know ${unknownMigrations.join(', ')}. ` +
        'Start that version or a later one, or restore a backup made before the update.',
    );
    this.name = 'DatabaseNewerError';
    this.unknownMigrations = unknownMigrations;
  }
}

/** Of all processes that start together one migrates, the others wait for it. Any number that nobody else uses. */
const migrationLock = '5310486027';

/**
 * Brings the database to the state that this code expects. When nothing is to be done it is two short queries.
 *
 * @throws DatabaseNewerError when the database knows migrations that the code lacks
 * @throws Error when a migration fails; it leaves nothing behind but the note that it failed
 */
export async function migrate(url: string, folder: string = migrationsFolder): Promise<void> {
  const client = await connectWhenUp(url);
  try {
    if ((await findPending(client, folder)).length === 0) return;
    await client.query(`SELECT pg_advisory_lock(${migrationLock})`);
    if ((await findPending(client, folder)).length > 0) await applyMigrations(url, folder);
  } finally {
    await client.end();
  }
}

/** The schema engine is loaded only here: it is 5 MB, and most starts have nothing to apply. */
async function applyMigrations(url: string, folder: string): Promise<void> {
  const { withSchemaEngine } = await import('./schema-engine.ts');
  const migrationsList = await readMigrations(folder);
  const filters = { externalTables: [], externalEnums: [] };
  await withSchemaEngine(url, (engine) => engine.applyMigrations({ migrationsList, filters }));
}

async function findPending(client: pg.Client, folder: string): Promise<string[]> {
  const known = await listMigrations(folder);
  const recorded = await readRecorded(client);
  const unknown = recorded.filter(({ name }) => !known.includes(name)).map(({ name }) => name);
  if (unknown.length > 0) throw new DatabaseNewerError(unknown);
  const applied = recorded.filter(({ finished }) => finished).map(({ name }) => name);
  return known.filter((name) => !applied.includes(name));
}

/** What Prisma's own table says; one that failed and was marked as rolled back does not count. */
async function readRecorded(client: pg.Client): Promise<{ name: string; finished: boolean }[]> {
  const table = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (!table.rows[0]?.found) return [];
  const { rows } = await client.query<{ name: string; finished: boolean }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}
