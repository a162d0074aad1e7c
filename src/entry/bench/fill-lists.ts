import type pg from 'pg';

/** Where tickets are after two years of work, with how many of a thousand are there. */
const places: [status: string, stage: string, queue: string, share: number][] = [
  ['closed', 'delivered', 'pharmacy', 780],
  ['closed', 'withdrawn', 'concierge', 50],
  ['closed', 'merged', 'concierge', 45],
  ['closed', 'denied', 'concierge', 35],
  ['closed', 'review', 'supervisor', 3],
  ['closed', 'review', 'concierge', 25],
  ['resolved', 'too_early', 'concierge', 20],
  ['resolved', 'shipped', 'pharmacy', 8],
  ['resolved', 'denied', 'concierge', 2],
  ['in_progress', 'pharmacy_submitted', 'pharmacy', 8],
  ['in_progress', 'pharmacy_processing', 'pharmacy', 5],
  ['waiting', 'authorization_requested', 'provider', 6],
  ['waiting', 'authorization_requested', 'supervisor', 1],
  ['waiting', 'awaiting_escript', 'provider', 2],
  ['waiting', 'clarifying', 'concierge', 3],
  ['open', 'review', 'concierge', 3],
  ['open', 'identity_review', 'concierge', 2],
  ['open', 'clinical_review', 'clinical', 2],
];

/** A version 7 id of the moment `at`, the row's number in its random part. */
const id = `(lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0')
  || '8' || lpad(to_hex(n), 15, '0'))::uuid`;

const drafts = `CREATE TEMPORARY TABLE drafts AS
  SELECT n, at, ${id} AS id, place.*, person.id AS "patientId",
      (CASE WHEN n % 7 = 0 THEN 'urgent' ELSE 'routine' END)::"Priority" AS priority,
      ('{sms,sms,sms,voice,web,api}'::"Channel"[])[n % 6 + 1] AS channel, '+1415' || lpad((n % 90000)::text, 7, '0') AS number,
      (CASE WHEN n % 10000 = 0 THEN 'failed' WHEN n % 5000 = 1 THEN 'received' ELSE 'processed' END)::"MessageState" AS state
    FROM (SELECT n, $2::timestamptz - interval '2 years' * (1 - n::float / $1) AS at FROM generate_series(1, $1) n) numbered
      JOIN (SELECT status::"TicketStatus", stage::"TicketStage", queue::"Queue", sum(share) OVER (ORDER BY place) - share AS first,
          share FROM jsonb_to_recordset($3) AS p(place int, status text, stage text, queue text, share int)) place
        ON n * 379 % 1000 >= first AND n * 379 % 1000 < first + share
      JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM patients) person
        ON person.place = n % (SELECT count(*) FROM patients)`;

/** Each list's rows, made of the drafts; a ticket has its message, two clocks that have ended, a task and a reply. */
const inserts = [
  `INSERT INTO inbound_messages (id, channel, "providerId", "receivedAt", "from", "to", text, original, media, "conversationKey", state, intents, flags)
    SELECT id, channel, 'list-' || n, at, number, '+14155550100', 'refill', '{}', '[]', number, state, '{}', '{}' FROM drafts`,
  `INSERT INTO tickets (id, reference, status, stage, queue, priority, "patientId", "medicationName", decision, flags, channels, "conversationKey", "openedAt")
    SELECT id, 'list-' || n, status, stage, queue, priority, "patientId", 'metoprolol', '{"code": "PHARMACY_PROCESS", "reasons": []}',
      '{}', ARRAY[channel], number, at FROM drafts`,
  `INSERT INTO ticket_sources ("ticketId", "messageId", line, "joinedAt") SELECT id, id, 0, at FROM drafts`,
  `INSERT INTO ticket_clocks (id, "ticketId", kind, "dueAt", "stoppedAt") SELECT gen_random_uuid(), id, kind, at + interval '1 day', at
    FROM drafts CROSS JOIN unnest('{first_response,resolution}'::"ClockKind"[]) kind`,
  `INSERT INTO tasks (id, kind, state, queue, why, "dueAt", "ticketId", "messageId", "dedupeKey", "createdAt")
    SELECT id, (ARRAY['call_back', 'call_provider', 'confirm_delivery', 'hear_recording'])[n % 4 + 1],
      (CASE WHEN n % 100 = 0 THEN 'open' WHEN n % 100 = 1 THEN 'claimed' WHEN n % 100 = 2 THEN 'failed' ELSE 'done' END)::"TaskState",
      queue, 'why', at, id, id, 'list-' || n, at FROM drafts`,
  `INSERT INTO outbound_messages (id, channel, "to", template, language, text, segments, state, "inReplyToId", slot, "ticketIds", "createdAt")
    SELECT id, 'sms', number, 'submitted', 'en', 'text', 1, (CASE WHEN n % 500 = 0 THEN 'failed' ELSE 'delivered' END)::"ReplyState",
      id, 'list-' || n, ARRAY[id], at FROM drafts`,
];

const tables = [
  'inbound_messages',
  'tickets',
  'ticket_sources',
  'ticket_clocks',
  'tasks',
  'outbound_messages',
];

/** So many tickets, messages, tasks and replies of two years, for patients of the roster that is there. */
export async function fillLists(pool: pg.Pool, count: number, now: Date): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    const rows = places.map(([status, stage, queue, share], place) => ({
      place,
      status,
      stage,
      queue,
      share,
    }));
    await client.query(drafts, [count, now, JSON.stringify(rows)]);
    for (const insert of inserts) await client.query(insert);
    await client.query(`VACUUM (ANALYZE) ${tables.join()}`);
  } finally {
    client.release(true);
  }
}
