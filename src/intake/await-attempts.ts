import type { Pool } from 'pg';
import { lockName } from '../db/advisory-lock.ts';
import type { Clock } from '../domain/clock.ts';
import type { InboundMessage } from '../domain/message.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';

export type StopWait = {
  pool: Pick<Pool, 'query'>;
  clock: Clock;
  /** Whether a text may be an opt-out, as far as it is known before it is read. */
  asksToStop(message: Pick<InboundMessage, 'channel' | 'text' | 'original'>): boolean;
};

/** Twilio gives a webhook 15 s; in pauses, so that no clock that stands still holds it. */
const longestWaitMs = 5_000;

const lookEveryMs = 25;

/** An attempt that has no outcome by then is that of a process that has died. */
const attemptLastsMs = 30_000;

/**
 * For whoever asks to be left alone, once the text is committed: resolves when none of our texts that had been begun
 * before is still on its way to them. Each that begins later sees the arrival. At most some seconds, should the vendor
 * hang; nothing is held meanwhile, no connection and no lock. Any other arrival waits for nothing.
 */
export async function awaitAttempts(deps: StopWait, message: InboundMessage): Promise<void> {
  if (!deps.asksToStop(message)) return;
  const number = parsePhoneNumber(message.from) ?? message.from;
  let begun: string[] | null = null;
  for (let waited = 0; waited < longestWaitMs; waited += lookEveryMs) {
    begun = begun === null ? await findBegun(deps, number) : await stillUnderWay(deps, begun);
    if (begun?.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** Null while somebody is just deciding whether a text may leave, who may not have seen the arrival. */
async function findBegun({ pool, clock }: StopWait, to: string): Promise<string[] | null> {
  const { rows: locks } = await pool.query<{ free: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1::text, 0)) AS free',
    [lockName('consent', to)],
  );
  if (!locks[0]?.free) return null;
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM outbound_messages WHERE "to" = $1 AND ${underWay} AND "attemptedAt" > $2`,
    [to, new Date(clock.now().getTime() - attemptLastsMs)],
  );
  return rows.map(({ id }) => id);
}

async function stillUnderWay({ pool }: StopWait, ids: string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM outbound_messages WHERE id = ANY($1::uuid[]) AND ${underWay}`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Claimed, and nothing is known of what became of it. */
const underWay = `channel = 'sms' AND state = 'sending' AND reason IS NULL AND "providerId" IS NULL`;
