import { tracedFields, type FieldValue, type TicketChanges } from '../domain/ticket-changes.ts';

/** Events that say where the ticket is from now on, whatever it was before; all others leave it where they find it. */
const movers = new Set([
  'pharmacy_accepted',
  'pharmacy_processing',
  'pharmacy_rejected',
  'shipped',
  'delivered',
  'delivery_failed',
  'provider_approved',
  'provider_modified',
  'provider_denied',
  'escript_received',
  'identify',
  'dispose',
  'withdraw',
  'resolve',
  'close',
  'reopen',
  'merge',
  'answered',
  'held',
  'record_changed',
  'eligible_again',
  'authorization_started',
  'supply_again',
]);

/** Which traced columns a write changes, and which it sets to what they were. Pure. */
export function changedFields(
  before: Record<string, unknown>,
  written: Record<string, unknown>,
  eventType: string,
): TicketChanges['fields'] {
  const entries = tracedFields.flatMap((field) => {
    if (!(field in written)) return [];
    const [from, to] = [valueOf(before[field]), valueOf(written[field])];
    const same = JSON.stringify(from) === JSON.stringify(to);
    // Who lowers or raises the urgency is read from the events.
    const sets = movers.has(eventType) && field !== 'priority';
    return same && !sets ? [] : [[field, { from, to }] as const];
  });
  return Object.fromEntries(entries);
}

function valueOf(column: unknown): FieldValue {
  return column instanceof Date ? column.toISOString() : (column ?? null);
}
