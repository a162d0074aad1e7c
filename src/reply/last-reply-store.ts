import type { Db } from '../db/client.ts';

/** What was said last about a ticket: the templates, when, and by whom (`gateway` where nobody pressed a button). */
export type LastReply = { template: string; at: string; by: string };

/** The last text about the ticket that was not held back; null when there is none. */
export async function findLastReply(db: Db, ticketId: string): Promise<LastReply | null> {
  const last = await db.outboundMessage.findFirst({
    where: { ticketIds: { has: ticketId }, state: { not: 'suppressed' }, template: { not: 'page' } },
    orderBy: { id: 'desc' },
    select: { template: true, createdAt: true, slot: true },
  });
  if (!last) return null;
  const eventId = staffSlot.exec(last.slot)?.[1];
  const event = eventId ? await db.ticketEvent.findUnique({ where: { id: eventId } }) : null;
  return { template: last.template, at: last.createdAt.toISOString(), by: event?.actor ?? 'gateway' };
}

/** The slot of a text that a person sent names its event. */
const staffSlot = /^(?:again:)?staff:([0-9a-f-]{36})$/;
