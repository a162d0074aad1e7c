import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';

export type TestDatabase = { database: Database; url: string; drop: () => Promise<void> };

/**
 * An empty database of its own on the server of this run, as the first start of a gateway leaves it, or only migrated;
 * `drop` closes and removes it.
 */
export async function createTestDatabase(like: 'started' | 'migrated' = 'started'): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // On a server that does not wait for the disk, a copy of the files costs half of one page by page.
  await runOnServer(`CREATE DATABASE ${name} TEMPLATE ${inject('templates')[like]} STRATEGY file_copy`);
  const url = new URL(`/${name}`, inject('postgresUrl')).href;
  const database = openDatabase(url);
  async function drop(): Promise<void> {
    await database.close();
    await runOnServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
  return { database, url, drop };
}

/** A database without any table, for what builds its own. */
export async function createEmptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(`CREATE DATABASE ${name}`);
  return {
    url: new URL(`/${name}`, inject('postgresUrl')).href,
    drop: () => runOnServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function runOnServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
