import type { OpenAPIHono } from '@hono/zod-openapi';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKey } from '../../src/access/api-key-store.ts';
import { scopes as allScopes } from '../../src/access/api-key.ts';
import { parseSettings } from '../../src/config/settings.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { newId } from '../../src/domain/id.ts';
import { defaultPolicy } from '../../src/domain/policy.ts';
import type { RecordingStore } from '../../src/domain/recording-store.ts';
import { openFormWork } from '../../src/entry/compose-form.ts';
import { composeApp } from '../../src/entry/compose-app.ts';
import { readFormAssets } from '../../src/entry/form-assets.ts';
import { openAccounts } from '../../src/entry/open-accounts.ts';
import { openWebhooks } from '../../src/entry/open-webhooks.ts';
import { openRecordings } from '../../src/entry/open-recordings.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createSingleAccept } from '../../src/intake/accept-messages.ts';
import type { JobQueue } from '../../src/jobs/job-queue.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { createSmtpMail } from '../../src/systems/mail/smtp-mail.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** Processing is not this harness's: what is accepted stays `received` until a test says otherwise. */
const noJobs: JobQueue = { enqueue: () => Promise.resolve(), enqueueWith: () => Promise.resolve() };

type TestClock = Clock & { time: Date };
type Database = TestDatabase['database']['prisma'];

export type ApiHarness = {
  app: OpenAPIHono;
  db: Database;
  clock: TestClock;
  recordings: RecordingStore;
  dataDir: string;
  /** Every line that was logged. */
  logged: string[];
  createKey(scopes: string[], facilityId?: string | null): Promise<{ id: string; key: string }>;
  createFacility(): Promise<{ id: string; sourceId: string }>;
  get(path: string, key?: string): Promise<Response>;
  post(path: string, body: unknown, key?: string, headers?: Record<string, string>): Promise<Response>;
  /** A second process's application on the same database. */
  another(): Promise<OpenAPIHono>;
  /** All rows of a table as text. */
  rowsAsText(table: string): Promise<string>;
  close(): Promise<void>;
};

/** The application as it is composed for Node, over a database of its own, without a port and without workers. */
export async function createApiHarness(environment: Record<string, string> = {}): Promise<ApiHarness> {
  const { database, drop } = await createTestDatabase();
  const db = database.prisma;
  const logged: string[] = [];
  const clock: TestClock = { time: new Date('2026-03-02T20:00:00Z'), now: () => new Date(clock.time) };
  const logger = createLogger({ write: (line) => void logged.push(line) });
  const dataDir = await mkdtemp(join(tmpdir(), 'gateway-'));
  const settings = parseSettings({
    DATA_DIR: dataDir,
    ORG_NAME: 'Oak Pharmacy',
    ORG_PHONE: '+14155550199',
    API_RATE_PER_MINUTE: '100000',
    ...environment,
  });
  const recordings = await openRecordings(settings);
  async function compose(): Promise<OpenAPIHono> {
    const { subscribing } = await openWebhooks(settings, { db, clock });
    const accept = createSingleAccept(database.pool, noJobs);
    return composeApp({
      subscribing,
      recordings,
      database,
      jobs: noJobs,
      clock,
      logger,
      settings,
      pipeline: { db, jobs: noJobs, clock, policy: defaultPolicy, logger, settings },
      accept,
      metrics: createMetrics(),
      form: await readFormAssets(),
      lists: openFormWork(settings, { db, clock, logger }, accept).lists,
      policies: { policy: defaultPolicy, refresh: () => Promise.resolve() },
      accounts: await openAccounts(settings, { db, clock }),
      mail: settings.mail && createSmtpMail(settings.mail),
    });
  }
  const app = await compose();
  return {
    app,
    db,
    clock,
    logged,
    createKey: (scopes, facilityId = null) => createKey(db, scopes, facilityId, clock.now()),
    createFacility: () => createFacility(db),
    get: async (path, key) => app.request(path, { headers: bearer(key) }),
    post: async (path, body, key, headers = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...bearer(key), ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    recordings,
    dataDir,
    another: compose,
    async rowsAsText(table) {
      const { rows } = await database.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
      return rows.map(({ row }) => row).join('\n');
    },
    async close() {
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createKey(db: Database, wanted: string[], facilityId: string | null, now: Date) {
  const scopes = allScopes.filter((scope) => wanted.includes(scope));
  const created = await createApiKey(db, { name: `test ${wanted.join(' ')}`, scopes, facilityId }, now);
  if (created.kind !== 'created') throw new Error('the facility of the key does not exist');
  return { id: created.id, key: created.key };
}

async function createFacility(db: Database) {
  const id = newId();
  return db.facility.create({ data: { id, sourceId: `facility-${id}`, name: 'Oak House', contentHash: '' } });
}

function bearer(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}
