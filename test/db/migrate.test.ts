import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseNewerError, migrate } from '../../src/db/migrate.ts';
import { migrationsFolder } from '../../src/db/migration-files.ts';
import { diffSchema } from '../../src/db/schema-diff.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

let url: string;
let drop: () => Promise<void>;
let folder: string;

beforeEach(async () => {
  ({ url, drop } = await createEmptyDatabase());
  folder = await makeTemporaryFolder('migrations');
});
afterEach(async () => {
  await drop();
  await rm(folder, { recursive: true });
});

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function addMigration(name: string, script: string): Promise<void> {
  await mkdir(path.join(folder, name));
  await writeFile(path.join(folder, name, 'migration.sql'), script);
}

const applied =
  'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1';

test('schema.prisma and the migrations say the same', async () => {
  expect(await diffSchema(url)).toBeNull();
});

test('a difference between the migrations and schema.prisma is found', async () => {
  await cp(migrationsFolder, folder, { recursive: true });
  await addMigration('99990101000000_drift', 'ALTER TABLE facilities ADD COLUMN forgotten text;');
  expect(await diffSchema(url, folder)).toContain('DROP COLUMN "forgotten"');
});

test('an empty database gets every table, and a second time nothing happens', async () => {
  await migrate(url);
  const names = (await readdir(migrationsFolder)).filter((name) => /^\d/.test(name)).sort();
  expect(await query(applied)).toEqual(names.map((name) => ({ name })));
  expect(await query('SELECT count(*)::int AS count FROM tickets')).toEqual([{ count: 0 }]);
  await migrate(url);
  expect(await query(applied)).toHaveLength(names.length);
});

test('three processes that start together apply each migration once', async () => {
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(await query('SELECT migration_name FROM _prisma_migrations GROUP BY 1 HAVING count(*) > 1')).toEqual(
    [],
  );
});

test('functions with semicolons in their bodies arrive whole', async () => {
  await addMigration(
    '20260101000000_function',
    'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END; $$;',
  );
  await migrate(url, folder);
  expect(await query('SELECT two()')).toEqual([{ two: 2 }]);
});

test('a migration that fails leaves nothing behind and is reported again at the next start', async () => {
  await addMigration('20260101000000_bad', 'CREATE TABLE half (id int); SELECT no_such_function();');
  await expect(migrate(url, folder)).rejects.toThrow(/20260101000000_bad/);
  expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  await expect(migrate(url, folder)).rejects.toThrow(/20260101000000_bad/);
});

test('a database of a newer version is refused untouched, by the names of what is not known', async () => {
  await addMigration('20260101000000_first', 'CREATE TABLE one (id int);');
  await addMigration('20260201000000_later', 'CREATE TABLE two (id int);');
  await migrate(url, folder);
  await rm(path.join(folder, '20260201000000_later'), { recursive: true });
  await addMigration('20260115000000_other', 'CREATE TABLE three (id int);');
  const refused = migrate(url, folder);
  await expect(refused).rejects.toThrow(DatabaseNewerError);
  await expect(refused).rejects.toMatchObject({ unknownMigrations: ['20260201000000_later'] });
  await expect(refused).rejects.toThrow(/newer version.*20260201000000_later/);
  expect(await query(`SELECT to_regclass('three') AS three`)).toEqual([{ three: null }]);
});
