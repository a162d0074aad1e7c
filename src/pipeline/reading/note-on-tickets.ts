import type { Db } from '../../db/client.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { findTicketsOf } from '../model/model-reading-store.ts';
import { appendEvent } from '../append-event.ts';

/**
 * Writes down on every ticket of a message what was done with what came with it. The tickets stay where they are, and
 * so does their version.
 */
export async function noteOnTickets(
  tx: Db,
  messageId: string,
  { type, detail, now }: { type: string; detail: Record<string, string | number | null>; now: Date },
): Promise<void> {
  for (const ticketId of await findTicketsOf(tx, messageId)) {
    if (!(await lockTicket(tx, ticketId))) continue;
    await appendEvent(tx, { ticketId, type, actor: 'system', at: now, detail: { messageId, ...detail } });
  }
}
