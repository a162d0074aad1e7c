import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { migrate } from '../../src/db/migrate.ts';
import { ensureFormBuilt } from '../../src/entry/build-form.ts';
import { createBoss, startBoss } from '../../src/jobs/job-queue.ts';
import { extractChromium } from './extract-chromium.ts';
import { ownerFile, removeLeftovers } from './remove-leftovers.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run; tests clone one of its templates. */
    postgresUrl: string;
    templates: typeof templates;
    /** Null where the bundled browser does not run; the browser tests then say why. */
    chromiumPath: string | null;
  }
}

const templates = {
  /** With all tables, and nothing of the job queues. */
  migrated: 'template_migrated',
  /** As the first start of a gateway leaves it. */
  started: 'template_started',
};

/**
 * What the tests write is gone with the run, so nothing waits for the disk. `test/db/embedded-postgres.test.ts` kills
 * servers of its own, which write as the product's do.
 */
const forgetful = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off'];

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
    await Promise.all([createTemplates(postgres.url), ensureFormBuilt()]);
    project.provide('postgresUrl', postgres.url);
    project.provide('templates', templates);
    project.provide('chromiumPath', await extractChromium());
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

async function createTemplates(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of forgetful) await client.query(`ALTER SYSTEM SET ${setting}`);
  await client.query('SELECT pg_reload_conf()');
  await client.query(`CREATE DATABASE ${templates.migrated}`);
  await migrate(new URL(`/${templates.migrated}`, url).href);
  await client.query(`CREATE DATABASE ${templates.started} TEMPLATE ${templates.migrated}`);
  await client.end();
  const started = new URL(`/${templates.started}`, url).href;
  const boss = createBoss(started, { listen: false, onError: () => undefined });
  await startBoss(boss);
  await boss.stop({ graceful: false });
}
