import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unstable_startWorker } from 'wrangler';
import { parseSettings } from '../../src/config/settings.ts';
import { startGateway } from '../../src/entry/start-gateway.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { overTcp } from '../support/over-tcp.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { accountSid, publicUrl, type Runtime, sendText, testWebhooks, tokens } from './webhook-cases.ts';

type Worker = Awaited<ReturnType<typeof unstable_startWorker>>;

let prepared: TestDatabase;
let worker: Worker;

beforeAll(async () => {
  prepared = await createTestDatabase();
  worker = await startWorker(prepared.url, {
    PUBLIC_URL: publicUrl,
    ORG_NAME: 'Maple Pharmacy',
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: tokens.join(','),
    LOG_LEVEL: 'silent',
  });
}, 30_000);

afterAll(async () => {
  await worker.dispose();
  await prepared.drop();
});

function runtime(): Runtime {
  return runtimeOf(worker);
}

describe('the gateway in workerd', () => {
  testWebhooks(runtime);

  test('many texts at one moment are each stored once', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `Refill number ${index}`);
    const ids = await Promise.all(texts.map((text) => sendText(runtime(), text)));
    expect(new Set(ids).size).toBe(texts.length);
  });

  test('no connection outlives its request', async () => {
    const count = `SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database()`;
    async function countOpen(): Promise<number> {
      const { rows } = await prepared.database.pool.query<{ open: number }>(count);
      return rows[0]?.open ?? Infinity;
    }
    const before = await countOpen();
    await Promise.all(Array.from({ length: 10 }, () => runtime().fetch('/readyz')));
    await expect.poll(countOpen, { timeout: 5_000 }).toBeLessThanOrEqual(before);
  });

  test('with settings that are not fit it refuses everything and stores nothing', async () => {
    const unfit = await startWorker(prepared.url, { PUBLIC_URL: 'not an address' }, 'none');
    const answer = await runtimeOf(unfit).fetch('/webhooks/twilio/sms', {
      method: 'POST',
      body: 'Body=Hello',
    });
    await unfit.dispose();
    expect(answer.status).toBe(503);
  });

  test('a text accepted there is processed by the Node process on the same database', async () => {
    const id = await sendText(runtime(), 'Please refill my metoprolol 50 mg');
    const settings = parseSettings({ DATABASE_URL: prepared.url, PORT: '0' });
    const gateway = await startGateway(settings, { logger: createLogger({ level: 'silent' }) });
    try {
      const { inboundMessage } = prepared.database.prisma;
      await expect
        .poll(() => inboundMessage.findUnique({ where: { id } }), { timeout: 15_000 })
        .toMatchObject({ state: 'processed' });
    } finally {
      await gateway.stop();
    }
  });
});

function runtimeOf(started: Worker): Runtime {
  return {
    database: prepared.database,
    async fetch(path, init = {}) {
      // A build that failed leaves `fetch` waiting without an error.
      const signal = AbortSignal.timeout(15_000);
      const { method, headers, body } = init;
      const answer = await started.fetch(new URL(path, publicUrl), {
        method,
        headers,
        body,
        signal,
      } as object);
      return new Response(await answer.text(), { status: answer.status, headers: [...answer.headers] });
    },
  };
}

/** The worker of wrangler.toml, built by wrangler, in a workerd of its own, over a local Hyperdrive. */
async function startWorker(
  databaseUrl: string,
  variables: Record<string, string>,
  logLevel: 'error' | 'none' = 'error',
): Promise<Worker> {
  const bindings = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, { type: 'plain_text' as const, value }]),
  );
  const localConnectionString = overTcp(databaseUrl).href;
  process.env['CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_DB'] = localConnectionString;
  const started = await unstable_startWorker({
    config: fileURLToPath(new URL('../../wrangler.toml', import.meta.url)),
    build: { nodejsCompatMode: 'v2' },
    dev: { server: { port: 0 }, inspector: false, remote: false, logLevel },
    bindings: {
      ...bindings,
      DB: { type: 'hyperdrive', id: '0'.repeat(32), localConnectionString },
    },
  });
  await started.ready;
  return started;
}
