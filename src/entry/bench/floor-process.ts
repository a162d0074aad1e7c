import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { queues } from '../../jobs/queues.ts';
import { smsPath } from './signed-requests.ts';

/**
 * The floor that the gateway's acknowledgement is held against: bare Hono, the signature check, and one `pg`
 * transaction with one insert and one pg-boss send on a queue with the gateway's options. Nothing is validated,
 * logged, measured or worked off.
 */
const [url = '', token = '', publicUrl = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });
const boss = new PgBoss({ connectionString: url, max: 4, supervise: false, schedule: false });
const queue = 'floor';

await boss.start();
await boss.createQueue(queue, { ...queues['process-message'].options, notify: true });
await pool.query(`CREATE TABLE IF NOT EXISTS texts (
  id uuid PRIMARY KEY, provider_id text NOT NULL UNIQUE, sender text NOT NULL, recipient text NOT NULL,
  body text NOT NULL, original text NOT NULL, received_at timestamptz NOT NULL)`);

const app = new Hono();
app.post(smsPath, async (c) => {
  const raw = await c.req.text();
  const form = Object.fromEntries(new URLSearchParams(raw));
  if (!validateRequest(token, c.req.header('x-twilio-signature') ?? '', publicUrl + smsPath, form)) {
    return c.text('', 403);
  }
  await store(form, raw);
  return c.body('<Response/>', 200, { 'content-type': 'text/xml' });
});

async function store(form: Record<string, string>, raw: string): Promise<void> {
  const client = await pool.connect();
  try {
    const id = randomUUID();
    await client.query('BEGIN');
    await client.query('INSERT INTO texts VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      id,
      form['MessageSid'],
      form['From'],
      form['To'],
      form['Body'],
      raw,
      new Date(),
    ]);
    const db = { executeSql: (text: string, values?: unknown[]) => client.query<object>(text, values) };
    await boss.send(queue, { messageId: id }, { db });
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }: AddressInfo) =>
  console.log(`ready at http://127.0.0.1:${port}`),
);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
