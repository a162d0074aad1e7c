import { realpathSync } from 'node:fs';
import pg from 'pg';

/** Any number; all users of one embedded server agree on it. */
const usersLock = '7216480923';

export type Membership = {
  /** Settles when the connection ends, by us or by the server's end. */
  ended: Promise<void>;
  /** Leaves; true when nobody else uses the server, so that the caller may stop it. Newcomers wait meanwhile. */
  leave(): Promise<boolean>;
};

/**
 * Joins the users of the server: each holds the same advisory lock, shared, on a connection of its own. The lock of
 * a killed process goes with its connection, so the count is always right.
 *
 * @throws Error when the server is not the one of this data folder, or is just stopping
 */
export async function joinUsers(serverUrl: string, cluster: string, database: string): Promise<Membership> {
  const client = new pg.Client({
    connectionString: serverUrl,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  client.on('error', () => undefined); // the end follows, and `ended` tells of it
  await client.connect();
  try {
    await requireCluster(client, cluster);
    await client.query(`SELECT pg_advisory_lock_shared(${usersLock})`);
    await createDatabase(client, database);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return { ended, leave: () => leave(client) };
}

async function requireCluster(client: pg.Client, cluster: string): Promise<void> {
  const { rows } = await client.query<{ folder: string }>(
    `SELECT current_setting('data_directory') AS folder`,
  );
  if (!rows[0] || realpathSync(rows[0].folder) !== realpathSync(cluster)) {
    throw new Error('The port of the embedded database is answered by another database.');
  }
}

/** Two users may find it missing at once; the loser of the race is content. */
async function createDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`).catch((error: { code?: string }) => {
    const taken = ['42P04', '23505']; // duplicate_database, unique_violation
    if (!taken.includes(error.code ?? '')) throw error;
  });
}

/** The exclusive lock is granted only when no shared one is left; whoever gets it was the last. */
async function leave(client: pg.Client): Promise<boolean> {
  await client.query(`SELECT pg_advisory_unlock_shared(${usersLock})`);
  const { rows } = await client.query<{ last: boolean }>(`SELECT pg_try_advisory_lock(${usersLock}) AS last`);
  if (rows[0]?.last) return true;
  await client.end();
  return false;
}
