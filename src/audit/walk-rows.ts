import type pg from 'pg';
import { openedFields, tracedFields } from '../domain/ticket-changes.ts';
import type { BrokenLink } from './broken-link.ts';
import { peekable, streamRows, type Peekable } from './stream-rows.ts';

type Fields = Record<string, unknown>;

/** A ticket's row, with the first of its decisions. */
type TicketRow = [id: string, version: number, row: Fields, decision: unknown];
/** One of its events, as far as it tells what the row was or became. */
type EventRow = [id: string, state: Fields | null, changed: Record<string, { to: unknown }> | null];

/** What the events say that the row is; `complete` where the first of them told how it began. */
type Folded = { fields: Fields; version: number; complete: boolean; events: number };

const dates = ['openedAt', 'closedAt', 'acknowledgedAt'];

function column(name: string): string {
  const value = dates.includes(name)
    ? `to_char(t."${name}" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : `t."${name}"`;
  return `'${name}', ${value}`;
}

const columns = [...new Set<string>([...openedFields, ...tracedFields])];

const ticketQuery = `SELECT t.id::text, t.version, jsonb_build_object(${columns.map(column).join(', ')}), d.result
  FROM tickets t LEFT JOIN decisions d ON d."ticketId" = t.id AND d.sequence = 1 ORDER BY t.id`;

const eventQuery = `SELECT "ticketId"::text, CASE type WHEN 'opened' THEN detail->'state' END, detail->'changes'->'fields'
  FROM ticket_events ORDER BY "ticketId", sequence`;

/**
 * Holds the row of each ticket against its events, which nobody can change unseen: a row is the fold of what they
 * changed, and no ticket has events alone. Answers the first that differs, with its columns. Columns that no event speaks of are left out for tickets
 * from before the first event told how its ticket began.
 */
export async function walkRows(client: pg.ClientBase): Promise<BrokenLink | null> {
  const events = peekable(streamRows<EventRow>(client, 'events_of_rows', eventQuery));
  for await (const page of streamRows<TicketRow>(client, 'rows_of_tickets', ticketQuery)) {
    for (const ticket of page) {
      const rowless = await findRowless(events, ticket);
      if (rowless) return rowless;
      const broken = compare(ticket, await foldEvents(events, ticket));
      if (broken) return broken;
    }
  }
  return findRowless(events, null);
}

/** Whether the next event is of a ticket before this one, null: of any; its row is gone then. */
async function findRowless(events: Peekable<EventRow>, ticket: TicketRow | null): Promise<BrokenLink | null> {
  const next = await events.peek();
  if (next === null || (ticket !== null && next[0] >= ticket[0])) return null;
  return { kind: 'row', id: next[0], sequence: null, why: 'ticketless' };
}

async function foldEvents(events: Peekable<EventRow>, [id, , , decision]: TicketRow): Promise<Folded> {
  const folded: Folded = { fields: {}, version: 1, complete: false, events: 0 };
  for (let next = await events.peek(); next?.[0] === id; next = await events.peek()) {
    await events.take();
    const [, state, changed] = next;
    folded.events += 1;
    if (state) Object.assign(folded, { complete: true, fields: { ...state, decision } });
    if (!changed) continue;
    folded.version += 1;
    for (const [field, { to }] of Object.entries(changed)) folded.fields[field] = to;
  }
  return folded;
}

function compare([id, version, row]: TicketRow, folded: Folded): BrokenLink | null {
  if (folded.events === 0) return { kind: 'row', id, sequence: null, why: 'eventless' };
  const fields = Object.entries(folded.fields).flatMap(([field, value]) =>
    isEqual(row[field], value) ? [] : [field],
  );
  if (folded.complete && version !== folded.version) fields.push('version');
  return fields.length === 0 ? null : { kind: 'row', id, sequence: null, why: 'row', fields };
}

/** Both come from `jsonb`, which orders the names of an object by itself. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
