import { createHash, randomBytes } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRequestRoutes } from '../../src/channels/web/request-routes.ts';
import { createFormRoutes } from '../../src/channels/web/form-routes.ts';
import { createApi } from '../../src/api/create-api.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { newId } from '../../src/domain/id.ts';
import { readFormAssets } from '../../src/entry/form-assets.ts';
import type { Caller } from '../../src/http/authenticate.ts';
import { createApp } from '../../src/http/create-app.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createRateLimit } from '../../src/http/rate-limit.ts';
import { createSingleAccept } from '../../src/intake/accept-messages.ts';
import type { JobQueue } from '../../src/jobs/job-queue.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** Processing is not this harness's: what is accepted stays `received` until a test says otherwise. */
const noJobs: JobQueue = { enqueue: () => Promise.resolve(), enqueueWith: () => Promise.resolve() };

export type ApiHarness = {
  app: OpenAPIHono;
  db: TestDatabase['database']['prisma'];
  clock: Clock & { time: Date };
  /** Every line that was logged, as JSON. */
  logged: string[];
  createKey(scopes: string[], facilityId?: string | null): Promise<{ id: string; key: string }>;
  get(path: string, key?: string): Promise<Response>;
  post(path: string, body: unknown, key?: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
};

/** The application over a database of its own, without a port. */
export async function createApiHarness(options: { ratePerMinute?: number } = {}): Promise<ApiHarness> {
  const { database, drop } = await createTestDatabase();
  const db = database.prisma;
  const logged: string[] = [];
  const clock = movableClock();
  const log = {
    info: (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message })),
    error: (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message })),
  };
  const findCaller = (presented: string): Promise<Caller | null> =>
    db.apiKey.findFirst({ where: { hash: hashOf(presented), revokedAt: null } });
  const auth = { findCaller, rateLimit: createRateLimit(options.ratePerMinute ?? 100_000, clock) };
  const metrics = createMetrics();
  const timeZone = 'America/Los_Angeles';
  const app = createApp({ log, measure: metrics.measure });
  app.route('/', createRequestRoutes({ db, accept: createSingleAccept(database.pool, noJobs), clock, auth, timeZone }));
  app.route('/', createFormRoutes(await readFormAssets()));
  createApi(app, { db, clock, auth, metrics, metricsToken: null, missingForProduction: ['ON_CALL'] });

  async function createKey(scopes: string[], facilityId: string | null = null) {
    const key = randomBytes(24).toString('base64url');
    const id = newId();
    const row = { id, name: `test ${scopes.join(' ')}`, hash: hashOf(key), scopes, facilityId, createdAt: clock.now() };
    await db.apiKey.create({ data: row });
    return { id, key };
  }
  async function get(path: string, key?: string): Promise<Response> {
    return app.request(path, { headers: bearer(key) });
  }
  async function post(path: string, body: unknown, key?: string, headers: Record<string, string> = {}) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(key), ...headers },
      body: text,
    });
  }
  return { app, db, clock, logged, createKey, get, post, close: drop };
}

function movableClock(): Clock & { time: Date } {
  const clock = { time: new Date('2026-03-02T20:00:00Z'), now: () => new Date(clock.time) };
  return clock;
}

function bearer(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
