import type { Db } from '../db/client.ts';

export type IdempotencyClaim = { apiKeyId: string; key: string; bodyHash: string; providerId: string };

/**
 * Ties an idempotency key to the id under which its message is accepted. Whoever comes first decides the id; all
 * others with the same body get that id too, so that equal requests at once, or again after a crash before the
 * acceptance, meet on one message. `other_body` when the key was used for something else.
 */
export async function claimIdempotencyKey(
  db: Db,
  claim: IdempotencyClaim,
  now: Date,
): Promise<{ kind: 'claimed'; providerId: string } | { kind: 'other_body' }> {
  const { apiKeyId, key, bodyHash, providerId } = claim;
  await db.idempotentRequest.createMany({
    data: [{ apiKeyId, key, bodyHash, messageId: providerId, createdAt: now }],
    skipDuplicates: true,
  });
  const held = await db.idempotentRequest.findUniqueOrThrow({ where: { apiKeyId_key: { apiKeyId, key } } });
  return held.bodyHash === bodyHash
    ? { kind: 'claimed', providerId: held.messageId }
    : { kind: 'other_body' };
}

/** The reference that was given out with a message accepted before. */
export async function findReference(db: Db, messageId: string): Promise<string | null> {
  const message = await db.inboundMessage.findUnique({
    where: { id: messageId },
    select: { reference: true },
  });
  return message?.reference ?? null;
}
