import { openDatabase, type Database } from '../../src/db/client.ts';
import type { TestDatabase } from './database.ts';
import { waitFor } from './wait-for.ts';

export type Reads = { table: string; scans: number; rows: number };

const name = 'counted';

/** How work reads some tables. Nothing else may use the database meanwhile; who fills it does so at `named()`. */
export function countReads(test: () => TestDatabase, tables: readonly string[]) {
  async function readsSoFar(): Promise<Reads[]> {
    const { rows } = await test().database.pool.query<Reads>(
      `SELECT relname AS table, seq_scan::int AS scans, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows FROM pg_stat_user_tables
      WHERE schemaname = 'public' AND relname = ANY($1) ORDER BY 1`,
      [tables],
    );
    return rows;
  }

  function named(options = ''): string {
    const url = new URL(test().url);
    url.searchParams.set('application_name', name);
    if (options !== '') url.searchParams.set('options', options);
    return url.href;
  }

  /** PostgreSQL adds up what a connection has read when it ends. */
  async function ended(): Promise<void> {
    await waitFor('the connections to end', async () => {
      const { rows } = await test().database.pool.query<{ left: number }>(
        'SELECT count(*)::int AS left FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
        [name],
      );
      return rows[0]?.left === 0 ? true : null;
    });
  }

  /** How often the work read each table whole, and how many of its rows in whatever way. */
  async function readsOf(work: (database: Database) => Promise<void>): Promise<Reads[]> {
    // In a table as small as a test's a scan is the cheaper way; so it is taken only where there is no other.
    const database = openDatabase(named('-c enable_seqscan=off'), { poolSize: 1 });
    const before = await readsSoFar();
    await work(database);
    await database.close();
    await ended();
    const after = await readsSoFar();
    return after.map(({ table, scans, rows }, place) => ({
      table,
      scans: scans - (before[place]?.scans ?? 0),
      rows: rows - (before[place]?.rows ?? 0),
    }));
  }

  return { named, ended, readsOf };
}

export function scanned(reads: Reads[]): string[] {
  return reads.filter(({ scans }) => scans > 0).map(({ table }) => table);
}
