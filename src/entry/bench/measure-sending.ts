import { newId } from '../../domain/id.ts';
import { pause, type BenchRun } from './bench-run.ts';
import type { SendingFigures } from './figures.ts';

const limitMs = 120_000;

/**
 * Replies that wait, each to a number of its own, from the moment they may leave until the vendor's stand-in, which
 * takes a tenth of a second for each, has taken the last. They answer a message of this hour, so that no quiet hour
 * holds them. To be called when nothing else is under way.
 */
export async function measureSending(run: BenchRun, replies: number): Promise<SendingFigures> {
  const { pool } = run.database;
  await untilNothingWaits(run, Date.now() + limitMs);
  const ids = Array.from({ length: replies }, () => newId());
  const startedAt = new Date();
  await pool.query(
    `INSERT INTO outbound_messages (id, channel, "to", template, language, text, segments, state, "inReplyToId", slot,
        "ticketIds", "sendAfter", "createdAt")
      SELECT reply.id, 'sms', '+1415' || (2000000 + place)::text, 'received', 'en', 'We have your message.', 1, 'queued',
        (SELECT id FROM inbound_messages ORDER BY id DESC LIMIT 1), 'message:bench:' || reply.id, '{}', $2, $2
      FROM unnest($1::uuid[]) WITH ORDINALITY AS reply (id, place)`,
    [ids, startedAt],
  );
  const lastAt = await lastSentAt(run, ids, Date.now() + limitMs);
  const seconds = (lastAt.getTime() - startedAt.getTime()) / 1000;
  return { replies, seconds, perSecond: replies / seconds };
}

async function untilNothingWaits({ database: { pool } }: BenchRun, until: number): Promise<void> {
  while (Date.now() < until) {
    const { rows } = await pool.query(
      `SELECT 1 FROM outbound_messages WHERE state IN ('queued', 'sending') LIMIT 1`,
    );
    if (rows.length === 0) return;
    await pause(200);
  }
  throw new Error('the replies of the measurement before did not leave');
}

async function lastSentAt({ database: { pool } }: BenchRun, ids: string[], until: number): Promise<Date> {
  while (Date.now() < until) {
    const { rows } = await pool.query<{ sent: number; last: Date }>(
      `SELECT count(*)::int AS sent, max("sentAt") AS last FROM outbound_messages
        WHERE id = ANY($1::uuid[]) AND state IN ('sent', 'delivered')`,
      [ids],
    );
    const [row] = rows;
    if (row && row.sent === ids.length) return row.last;
    await pause(200);
  }
  throw new Error(`not all of ${ids.length} replies were sent within ${limitMs / 1000} s`);
}
