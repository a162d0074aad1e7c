import type pg from 'pg';
import { needKeys, unidentifiedNeedKeys } from '../../dedup/need-keys.ts';
import { newId } from '../../domain/id.ts';
import { copyRows } from '../synthetic-roster/copy-rows.ts';
import type { Row } from '../synthetic-roster/rows.ts';

/** Of the patients, each so many-th has a ticket that is open, that ended yesterday, or that nobody has identified. */
const kinds = [
  { kind: 'open', every: 20, from: 0 },
  { kind: 'ended', every: 10, from: 1 },
  { kind: 'unidentified', every: 100, from: 2 },
] as const;
type Kind = (typeof kinds)[number]['kind'];

/** A patient and the prescription that is asked for. */
type Asked = {
  patientId: string;
  phone: string;
  name: string;
  birthDate: string;
  prescriptionId: string;
  drugName: string;
  strength: string;
  text: string;
};

type Rows = Record<'inbound_messages' | 'tickets' | 'open_needs' | 'ticket_sources' | 'ticket_events', Row[]>;

const batchSize = 5_000;
const yesterdayMs = 24 * 3_600_000;

/** Fills a generated roster's database with tickets as they stand on a busy day. */
export async function fillTickets(pool: pg.Pool, now: Date): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { kind, every, from } of kinds) await fillKind(client, kind, every, from, now);
    await client.query(
      'VACUUM (ANALYZE) inbound_messages, tickets, open_needs, ticket_sources, ticket_events',
    );
  } finally {
    client.release(true);
  }
}

async function fillKind(
  client: pg.ClientBase,
  kind: Kind,
  every: number,
  from: number,
  now: Date,
): Promise<void> {
  await client.query('SET statement_timeout = 0');
  for (let after = ''; ;) {
    const { rows } = await client.query<Asked & { sourceId: string }>(
      `SELECT p."sourceId", p.id AS "patientId", h.number AS phone, concat_ws(' ', p."givenNames"[1], p."familyName") AS name,
          p."birthDate"::text AS "birthDate", r.id AS "prescriptionId", r."drugName", r.strength, r.text
        FROM patients p
          CROSS JOIN LATERAL (SELECT number FROM patient_phones WHERE "patientId" = p.id LIMIT 1) h
          CROSS JOIN LATERAL (SELECT * FROM prescriptions WHERE "patientId" = p.id ORDER BY "rxNumber" LIMIT 1) r
        WHERE p."sourceId" > $1 AND (substring(p."sourceId" from '[0-9]+$'))::int % $2 = $3 AND r."drugName" IS NOT NULL
        ORDER BY p."sourceId" LIMIT $4`,
      [after, every, from, batchSize],
    );
    await writeAll(
      client,
      rows.map((row) => ticketRows(kind, row, now)),
    );
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.sourceId;
  }
}

async function writeAll(client: pg.ClientBase, made: Rows[]): Promise<void> {
  const tables = ['inbound_messages', 'tickets', 'open_needs', 'ticket_sources', 'ticket_events'] as const;
  for (const table of tables)
    await copyRows(
      client,
      table,
      made.flatMap((rows) => rows[table]),
    );
}

function ticketRows(kind: Kind, asked: Asked, now: Date): Rows {
  const [messageId, ticketId] = [newId(now), newId(now)];
  const at = new Date(now.getTime() - yesterdayMs).toISOString();
  const known = kind !== 'unidentified';
  const keys = kind === 'ended' ? [] : keysOf(asked, known);
  const [type, stage, status] =
    kind === 'ended' ? ['delivered', 'delivered', 'closed'] : ['opened', 'pharmacy_submitted', 'in_progress'];
  return {
    inbound_messages: [messageRow(messageId, asked.phone, at)],
    tickets: [
      {
        ...{
          id: ticketId,
          reference: `bench-${ticketId}`,
          status,
          stage,
          queue: 'pharmacy',
          priority: 'routine',
        },
        patientId: known ? asked.patientId : null,
        prescriptionId: known ? asked.prescriptionId : null,
        ...{ medicationText: asked.text, medicationName: asked.drugName, strength: asked.strength },
        ...{ decision, flags: [], channels: ['sms'], conversationKey: asked.phone, openedAt: at },
      },
    ],
    open_needs: keys.map((key) => ({ key, ticketId })),
    ticket_sources: [{ ticketId, messageId, line: 0, joinedAt: at, contribution: contributionOf(asked) }],
    ticket_events: [{ id: newId(now), ticketId, sequence: 1, type, actor: 'system', at, detail: '{}' }],
  };
}

function keysOf(asked: Asked, known: boolean): string[] {
  if (known) return needKeys(asked.patientId, asked);
  const { phone, name, birthDate } = asked;
  return unidentifiedNeedKeys(phone, { ...asked, prescriptionId: null }, { name, birthDates: [birthDate] });
}

function contributionOf({ name, birthDate }: Asked): string {
  return JSON.stringify({
    channel: 'sms',
    flags: [],
    priority: 'routine',
    claims: { name, birthDates: [birthDate] },
  });
}

function messageRow(id: string, from: string, receivedAt: string): Row {
  const to = '+14155550100';
  return {
    ...{
      id,
      channel: 'sms',
      providerId: `bench-${id}`,
      receivedAt,
      from,
      to,
      text: 'refill',
      original: '{}',
    },
    ...{ media: '[]', conversationKey: from, state: 'processed', intents: [], flags: [] },
  };
}

/** As the eligibility table decides it; the look-ups read it and make nothing of it. */
const decision = JSON.stringify({
  code: 'PHARMACY_PROCESS',
  rule: 'bench',
  policyVersion: 'bench',
  eligibleOn: null,
  runOutOn: null,
  pharmacistReview: false,
  reasons: [],
});
