import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { insertRows } from '../db/insert-rows.ts';
import { newId } from '../domain/id.ts';
import { effectsOfEvents } from '../outbox/effects-of-event.ts';
import { nextSequence } from '../tickets/ticket-work-store.ts';

/** Appends to the events of a locked ticket, with what it causes in other systems; answers the event's id. */
export async function appendEvent(
  tx: Db,
  event: { ticketId: string; type: string; actor: string; at: Date; detail: Prisma.InputJsonObject },
): Promise<string> {
  const row = { id: newId(event.at), ...event, sequence: await nextSequence(tx, event.ticketId) };
  await insertRows(tx, { ticket_events: [row], system_effects: effectsOfEvents([row]) });
  return row.id;
}
