import type { Db } from '../db/client.ts';
import { newId } from '../domain/id.ts';

/** A reply that did not reach its recipient, as it is stored. */
export type UndeliveredReply = {
  id: string;
  to: string;
  from: string | null;
  ticketIds: string[];
  inReplyToId: string | null;
};

/**
 * A person takes over a reply that the vendor took and could not deliver. A number that has opted out at the vendor
 * (21610 can come after the send was accepted) is remembered, so that nothing more is tried.
 */
export async function handOverUndelivered(
  tx: Db,
  reply: UndeliveredReply,
  reason: string,
  now: Date,
): Promise<void> {
  if (reason === 'opted_out') {
    const consent = { number: reply.to, ours: reply.from ?? '', kind: 'opt_out', source: 'vendor', at: now };
    await tx.consent.create({ data: { id: newId(now), ...consent } });
  }
  const task = {
    id: newId(now),
    kind: 'call_back',
    queue: 'concierge' as const,
    why: `A reply was not delivered (${reason}): reach the person by phone.`,
    dueAt: now,
    ticketId: reply.ticketIds[0] ?? null,
    messageId: reply.inReplyToId,
    dedupeKey: `reply:${reply.id}`,
    createdAt: now,
  };
  await tx.task.createMany({ data: [task], skipDuplicates: true });
}
