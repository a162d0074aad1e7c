import type pg from 'pg';
import { newId } from '../../domain/id.ts';
import type { ClockKind, Priority, TicketPosition } from '../../domain/ticket.ts';
import { copyRows } from '../synthetic-roster/copy-rows.ts';
import type { Row } from '../synthetic-roster/rows.ts';

/**
 * What is due after a while away, of a hundred clocks. The dates are of patients with a record and a text that asked;
 * every ticket has a clock that is not due as well.
 */
const shares: readonly (Omit<TicketPosition, 'priority'> & {
  kind: ClockKind;
  of: number;
  priority?: Priority;
})[] = [
  { kind: 'first_response', of: 16, stage: 'review', status: 'open', queue: 'concierge' },
  { kind: 'disposition', of: 16, stage: 'identity_review', status: 'open', queue: 'concierge' },
  { kind: 'resolution', of: 18, stage: 'pharmacy_submitted', status: 'in_progress', queue: 'pharmacy' },
  {
    kind: 'provider_reminder',
    of: 16,
    stage: 'authorization_requested',
    status: 'waiting',
    queue: 'provider',
  },
  {
    kind: 'provider_escalation',
    of: 10,
    stage: 'authorization_requested',
    status: 'waiting',
    queue: 'provider',
  },
  { kind: 'callback', of: 5, stage: 'clarifying', status: 'waiting', queue: 'concierge' },
  { kind: 'escript', of: 5, stage: 'awaiting_escript', status: 'waiting', queue: 'provider' },
  { kind: 'delivery', of: 5, stage: 'shipped', status: 'resolved', queue: 'pharmacy' },
  { kind: 'disposition', of: 2, priority: 'urgent', stage: 'review', status: 'open', queue: 'concierge' },
  { kind: 'page', of: 2, priority: 'urgent', stage: 'clinical_review', status: 'open', queue: 'clinical' },
  { kind: 'eligible_reminder', of: 5, stage: 'too_early', status: 'resolved', queue: 'concierge' },
];

/** Counted up: among so many, two that are drawn would be alike now and then. */
let counted = 0;

const letters = 'ACDEFGHJK';

const hourMs = 3_600_000;
const batchSize = 5_000;

type Asked = { patientId: string; prescriptionId: string; drugName: string; phone: string };
type Rows = Record<
  'tickets' | 'inbound_messages' | 'ticket_sources' | 'ticket_events' | 'ticket_clocks',
  Row[]
>;

/** So many clocks that have been due for up to three days, on as many tickets. Takes as long as COPY takes. */
export async function fillClocks(pool: pg.Pool, count: number, now: Date): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    for (const { of, ...share } of shares) {
      const most = Math.round((count * of) / 100);
      const asked = share.kind === 'eligible_reminder' ? await findAsked(client, most) : [];
      for (let first = 0; first < most; first += batchSize) {
        const rows = emptyRows();
        for (let place = first; place < Math.min(most, first + batchSize); place += 1)
          addRows(rows, share, now, asked[place % Math.max(1, asked.length)]);
        for (const [table, made] of Object.entries(rows)) await copyRows(client, table, made);
      }
    }
    await client.query(
      'VACUUM (ANALYZE) tickets, ticket_clocks, ticket_events, inbound_messages, ticket_sources',
    );
  } finally {
    client.release(true);
  }
}

function emptyRows(): Rows {
  return { tickets: [], inbound_messages: [], ticket_sources: [], ticket_events: [], ticket_clocks: [] };
}

async function findAsked(client: pg.ClientBase, most: number): Promise<Asked[]> {
  const { rows } = await client.query<Asked>(
    `SELECT p.id AS "patientId", r.id AS "prescriptionId", r."drugName", h.number AS phone FROM patients p
      CROSS JOIN LATERAL (SELECT number FROM patient_phones WHERE "patientId" = p.id LIMIT 1) h
      CROSS JOIN LATERAL (SELECT * FROM prescriptions WHERE "patientId" = p.id AND "drugName" IS NOT NULL LIMIT 1) r
      LIMIT $1`,
    [most],
  );
  return rows;
}

function addRows(
  rows: Rows,
  { kind, priority = 'routine', ...place }: Omit<(typeof shares)[number], 'of'>,
  now: Date,
  asked: Asked | undefined,
): void {
  const [id, messageId] = [newId(now), newId(now)];
  const dueAt = new Date(now.getTime() - Math.random() * 72 * hourMs);
  const at = new Date(dueAt.getTime() - 24 * hourMs).toISOString();
  const later = new Date(now.getTime() + 48 * hourMs).toISOString();
  rows.tickets.push({
    ...{ id, reference: referenceOf(counted++), ...place, priority, openedAt: at },
    ...{ patientId: asked?.patientId ?? null, prescriptionId: asked?.prescriptionId ?? null },
    ...{ medicationName: asked?.drugName ?? 'atorvastatin', decision, flags: [], channels: ['sms'] },
  });
  const event = {
    id: newId(now),
    ticketId: id,
    sequence: 1,
    type: 'opened',
    actor: 'system',
    at,
    detail: '{}',
  };
  rows.ticket_events.push(event);
  const other: ClockKind = kind === 'resolution' ? 'first_response' : 'resolution';
  const running = kind === 'delivery' || kind === 'eligible_reminder' ? [] : [clockRow(id, other, later)];
  rows.ticket_clocks.push(clockRow(id, kind, dueAt.toISOString()), ...running);
  if (!asked) return;
  rows.inbound_messages.push({
    ...{ id: messageId, channel: 'sms', providerId: `clock-${messageId}`, receivedAt: at, from: asked.phone },
    ...{ to: '+14155550100', text: 'refill', original: '{}', media: '[]', conversationKey: asked.phone },
    ...{ state: 'processed', intents: [], flags: [], identity: identityOf(asked) },
  });
  rows.ticket_sources.push({ ticketId: id, messageId, line: 0, joinedAt: at });
}

function referenceOf(count: number): string {
  const digits = count.toString(9).padStart(7, '0');
  return `RG-${digits.replace(/./g, (digit) => letters[Number(digit)] ?? '')}`;
}

function clockRow(ticketId: string, kind: ClockKind, dueAt: string): Row {
  return { id: newId(), ticketId, kind, dueAt, round: 0 };
}

function identityOf({ patientId }: Asked): string {
  return JSON.stringify({ result: 'exact', level: 'L2', patientId, score: 1, reasons: [] });
}

const decision = JSON.stringify({
  code: 'TOO_EARLY',
  rule: 'bench',
  policyVersion: 'bench',
  priority: 'routine',
  eligibleOn: null,
  runOutOn: null,
  pharmacistReview: false,
  reasons: [],
});
