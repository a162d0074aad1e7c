import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/create-app.ts';
import { createApiHarness, type ApiHarness } from '../support/api-app.ts';
import { insertMessage, insertTicket } from '../support/ticket-rows.ts';

let harness: ApiHarness;

beforeAll(async () => {
  harness = await createApiHarness({ API_RATE_PER_MINUTE: '5' });
});
afterAll(() => harness.close());
beforeEach(() => {
  harness.logged.length = 0;
});

describe('an address that leads nowhere', () => {
  test('is a 404 problem', async () => {
    const response = await harness.get('/api/v1/nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, code: 'not_found', title: 'Not Found' });
  });

  test('is a 405 with the methods that would do, when only the method is wrong', async () => {
    const response = await harness.app.request('/api/v1/requests', { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' });
  });
});

describe('a key that asks too often', () => {
  test('waits as long as it is told, and no other key waits with it', async () => {
    const { key } = await harness.createKey(['tickets']);
    const other = await harness.createKey(['tickets']);
    for (let n = 0; n < 5; n += 1) expect((await harness.get('/api/v1/tickets', key)).status).toBe(200);
    const refused = await harness.get('/api/v1/tickets', key);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
    const waitSeconds = Number(refused.headers.get('retry-after'));
    expect(waitSeconds).toBe(12);
    expect((await harness.get('/api/v1/tickets', other.key)).status).toBe(200);
    harness.clock.time = new Date(harness.clock.time.getTime() + waitSeconds * 1000);
    expect((await harness.get('/api/v1/tickets', key)).status).toBe(200);
    expect((await harness.get('/api/v1/tickets', key)).status).toBe(429);
  });
});

describe('what is written about a request', () => {
  test('is its route’s pattern, not its address, query or key', async () => {
    const { key } = await harness.createKey(['tickets']);
    await harness.get('/api/v1/messages/canary-id?from=canary-phone', key);
    await harness.get('/canary-path', key);
    const log = harness.logged.join('');
    expect(log).toContain('/api/v1/messages/:id');
    expect(log).not.toContain('canary');
    expect(log).not.toContain(key);
    const metrics = await (await harness.get('/metrics')).text();
    expect(metrics).toContain('route="/api/v1/messages/:id"');
    expect(metrics).not.toContain('canary');
  });

  test('when it fails, tells the caller an id and the log no words', async () => {
    const logged: unknown[] = [];
    const app = createApp({
      log: { info: () => undefined, error: (fields) => void logged.push(fields) },
    });
    app.get('/broken', () => {
      throw new Error('canary of the database');
    });
    app.get('/away', () => {
      throw new Error('wrapped', { cause: Object.assign(new Error('canary'), { code: 'ECONNREFUSED' }) });
    });
    const broken = await app.request('/broken');
    expect(broken.status).toBe(500);
    const problem = await broken.text();
    expect(problem).not.toContain('canary');
    expect(JSON.parse(problem)).toMatchObject({ requestId: broken.headers.get('x-request-id') });
    const away = await app.request('/away');
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).toBe('5');
    expect(logged).toMatchObject([{ code: 'internal_error' }, { code: 'unavailable' }]);
  });
});

describe('the description of the API', () => {
  test('is OpenAPI 3.1 and names every route of it', async () => {
    const document = (await (await harness.get('/api/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/v1/differences',
      '/api/v1/effects',
      '/api/v1/effects/{id}',
      '/api/v1/effects/{id}/events',
      '/api/v1/messages',
      '/api/v1/messages/{id}',
      '/api/v1/messages/{id}/attachments/{position}',
      '/api/v1/messages/{id}/audio',
      '/api/v1/messages/{id}/transcript',
      '/api/v1/patients/{id}/reads',
      '/api/v1/pharmacy-events',
      '/api/v1/pilot',
      '/api/v1/policies',
      '/api/v1/policies/current',
      '/api/v1/policies/{version}',
      '/api/v1/replies',
      '/api/v1/requests',
      '/api/v1/routing/preview',
      '/api/v1/routing/rules',
      '/api/v1/stats',
      '/api/v1/stats.csv',
      '/api/v1/subscribers',
      '/api/v1/subscribers/{id}/events',
      '/api/v1/tasks',
      '/api/v1/tasks/{id}/events',
      '/api/v1/templates',
      '/api/v1/templates/{id}/{language}',
      '/api/v1/templates/{id}/{language}/preview',
      '/api/v1/templates/{id}/{language}/sign-offs',
      '/api/v1/templates/{id}/{language}/versions',
      '/api/v1/tickets',
      '/api/v1/tickets/{id}',
      '/api/v1/tickets/{id}/consents',
      '/api/v1/tickets/{id}/events',
      '/api/v1/tickets/{id}/merge-preview',
      '/api/v1/tickets/{id}/reply-preview',
    ]);
    expect(Object.keys(document.paths['/api/v1/tickets/{id}/events'] ?? {})).toEqual(['post']);
  });

  test('is also a page that loads nothing from elsewhere', async () => {
    const page = await (await harness.get('/api/docs')).text();
    expect(page).toContain('/api/v1/requests');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toContain('<script');
  });
});

describe('the metrics', () => {
  test('show how many messages and tickets wait, and how long', async () => {
    const own = await createApiHarness();
    const receivedAt = new Date(own.clock.time.getTime() - 30_000);
    await insertMessage(own.db, { receivedAt });
    await insertTicket(own.db, { queue: 'clinical', priority: 'urgent' });
    const metrics = await (await own.get('/metrics')).text();
    expect(metrics).toContain('refill_messages{state="received"} 1');
    expect(metrics).toContain('refill_oldest_unprocessed_seconds 30');
    expect(metrics).toContain('refill_tickets{queue="clinical",priority="urgent"} 1');
    await own.close();
  });
});

describe('health', () => {
  test('says that the process answers', async () => {
    expect((await harness.get('/healthz')).status).toBe(200);
  });

  test('says ready, and which settings production still needs, without values', async () => {
    const response = await harness.get('/readyz');
    expect(response.status).toBe(200);
    const readiness = (await response.json()) as { missingForProduction: string[] };
    expect(readiness.missingForProduction).toContain('ON_CALL');
    expect(readiness.missingForProduction).toContain('DATABASE_URL');
  });

  test('says not ready while the oldest unprocessed message waits too long', async () => {
    const now = harness.clock.time.getTime();
    const message = await insertMessage(harness.db, { receivedAt: new Date(now - 121_000) });
    const waiting = await harness.get('/readyz');
    expect(waiting.status).toBe(503);
    expect(await waiting.json()).toMatchObject({ status: 'not_ready', oldestUnprocessedSeconds: 121 });
    const processAfter = new Date(now + 60_000);
    await harness.db.inboundMessage.update({ where: { id: message.id }, data: { processAfter } });
    expect((await harness.get('/readyz')).status).toBe(200);
  });

  test('says not ready when the database is away', async () => {
    const broken = await createApiHarness();
    await broken.close();
    const response = await broken.get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: 'not_ready', database: 'away' });
    expect((await broken.get('/healthz')).status).toBe(200);
  });

  test('keeps the metrics for those with the token when there is one', async () => {
    const closed = await createApiHarness({ METRICS_TOKEN: 'a-token-of-some-length' });
    expect((await closed.get('/metrics')).status).toBe(401);
    expect((await closed.get('/metrics', 'a-token-of-some-lengtX')).status).toBe(401);
    expect((await closed.get('/metrics', 'a-token-of-some-length')).status).toBe(200);
    await closed.close();
  });
});

describe('every answer', () => {
  test.each(['/form', '/console/sign-in', '/api/docs', '/api/v1/tickets', '/healthz'])(
    '%s allows nothing inline, no frames, and is not stored',
    async (path) => {
      const { headers } = await harness.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toMatch(/no-store|no-cache/);
    },
  );
});
