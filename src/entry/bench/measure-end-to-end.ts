import { pause, type BenchRun } from './bench-run.ts';
import type { EndToEndFigures } from './figures.ts';

const limitMs = 60_000;

/**
 * From the first post until the last message is `processed`: tickets, replies and their jobs committed. Meanwhile
 * the replies leave for the vendor's stand-in, as in production.
 */
export async function measureEndToEnd(
  run: BenchRun,
  gateway: string,
  messages: number,
): Promise<EndToEndFigures> {
  const { pool } = run.database;
  const { rows } = await pool.query<{ id: string | null }>(
    'SELECT max(id::text) AS id FROM inbound_messages',
  );
  const before = rows[0]?.id ?? '00000000-0000-0000-0000-000000000000';
  const first = run.nextRequest;
  run.nextRequest += messages;
  const { account, load } = run;
  const posted = await load.post({ address: gateway, account, first, count: messages, concurrency: 32 });
  if (posted.refused > 0) throw new Error(`the gateway refused ${posted.refused} requests`);
  const endedAt = await lastProcessedAt(run, before, messages, Date.now() + limitMs);
  const seconds = (endedAt.getTime() - posted.startedAt) / 1000;
  return { messages, seconds, perSecond: messages / seconds, postedPerSecond: posted.rate };
}

async function lastProcessedAt(run: BenchRun, after: string, messages: number, until: number): Promise<Date> {
  while (Date.now() < until) {
    const { rows } = await run.database.pool.query<{ done: number; last: Date }>(
      `SELECT count(*)::int AS done, max("processedAt") AS last FROM inbound_messages
        WHERE id > $1::uuid AND state = 'processed'`,
      [after],
    );
    const [row] = rows;
    if (row && row.done >= messages) return new Date();
    await pause(100);
  }
  throw new Error(`not all of ${messages} messages were processed within ${limitMs / 1000} s`);
}
