import type { Db } from '../db/client.ts';
import { newId } from '../domain/id.ts';
import { loadConsent, lockConsent, recordConsent } from '../reply/consent-store.ts';

/** A reply that did not reach its recipient, as it is stored. */
export type UndeliveredReply = {
  id: string;
  to: string;
  from: string | null;
  template: string;
  ticketIds: string[];
  inReplyToId: string | null;
};

const safetyTemplates: readonly string[] = ['emergency', 'crisis', 'poisoning'];

/**
 * A person takes over a reply that did not reach its recipient, or will not soon. A number that has opted out at the
 * vendor (21610, at the send or after it was accepted) is written into the ledger, so that nothing more is tried.
 */
export async function handOverUndelivered(
  tx: Db,
  reply: UndeliveredReply,
  reason: string,
  now: Date,
): Promise<void> {
  if (reason === 'opted_out') await rememberOptOut(tx, reply, now);
  const safety = safetyTemplates.includes(reply.template);
  const task = {
    id: newId(now),
    kind: 'call_back',
    queue: safety ? ('supervisor' as const) : ('concierge' as const),
    why: safety
      ? `The words for a danger did not reach the sender (${reason}): call now.`
      : `A reply was not delivered (${reason}): reach the person by phone.`,
    dueAt: now,
    ticketId: reply.ticketIds[0] ?? null,
    messageId: reply.inReplyToId,
    dedupeKey: `reply:${reply.id}`,
    createdAt: now,
  };
  await tx.task.createMany({ data: [task], skipDuplicates: true });
}

/** One row for one change: the vendor says it again with every text. */
async function rememberOptOut(tx: Db, { to, from }: UndeliveredReply, now: Date): Promise<void> {
  await lockConsent(tx, to);
  const { texts } = await loadConsent(tx, { number: to, ours: from, personIds: [] });
  if (texts === 'opt_out') return;
  const fact = { number: to, ours: from ?? '', kind: 'opt_out', source: 'carrier' } as const;
  await recordConsent(tx, { ...fact, scope: 'all', personId: null, at: now }, now);
}
