import type { Db } from '../db/client.ts';
import type { OutboundMessage } from '../db/generated/node/client.ts';
import { newId } from '../domain/id.ts';
import type { TextingPolicy } from '../domain/texting-policy.ts';

const beginning = 'again:';

/**
 * Queues the same text once more, as a reply of its own: the first one's id at the vendor stays with the first. False
 * for one that is the second try itself. It leaves by the ordinary way, so that an opt-out meanwhile stops it.
 */
export async function queueSecondTry(
  tx: Db,
  reply: OutboundMessage,
  now: Date,
  texting: TextingPolicy,
): Promise<boolean> {
  if (reply.slot.startsWith(beginning)) return false;
  const sendAfter = new Date(now.getTime() + texting.sendAgainMinutes.value * 60_000);
  const { sections, ...same } = reply;
  const { count } = await tx.outboundMessage.createMany({
    data: [
      {
        ...same,
        ...(sections === null ? {} : { sections }),
        id: newId(now),
        slot: beginning + reply.slot,
        state: 'queued',
        reason: 'not_delivered_before',
        sendAfter,
        providerId: null,
        attempts: 0,
        attemptedAt: null,
        sentAt: null,
        proactive: false,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return count > 0;
}

/** The handset's receipt came after all. */
export async function callOffSecondTry(tx: Db, reply: OutboundMessage): Promise<void> {
  if (reply.state !== 'failed') return;
  await tx.outboundMessage.updateMany({
    where: { slot: beginning + reply.slot, state: 'queued' },
    data: { state: 'suppressed', reason: 'delivered_before', sendAfter: null },
  });
}
