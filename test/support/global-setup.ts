import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { migrate } from '../../src/db/migrate.ts';
import { ensureFormBuilt } from '../../src/entry/build-form.ts';
import { extractChromium } from './extract-chromium.ts';
import { ownerFile, removeLeftovers } from './remove-leftovers.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run; tests clone `templateDatabase` on it. */
    postgresUrl: string;
    templateDatabase: string;
    /** Null where the bundled browser does not run; the browser tests then say why. */
    chromiumPath: string | null;
  }
}

const templateDatabase = 'template_migrated';

/** One PostgreSQL for the whole run, with a migrated database to clone, the form built, and the browser unpacked. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers('test');
  const folder = await makeTemporaryFolder('test');
  await writeFile(path.join(folder, ownerFile), String(process.pid));
  const postgres = await startEmbeddedPostgres(path.join(folder, 'data'));
  async function tearDown(): Promise<void> {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
  try {
    await Promise.all([createTemplate(postgres.url), ensureFormBuilt()]);
    project.provide('postgresUrl', postgres.url);
    project.provide('templateDatabase', templateDatabase);
    project.provide('chromiumPath', await extractChromium());
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

async function createTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateDatabase}`);
  await client.end();
  await migrate(new URL(`/${templateDatabase}`, url).href);
}
