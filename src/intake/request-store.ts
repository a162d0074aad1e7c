import type { Db } from '../db/client.ts';
import { isId } from '../domain/id.ts';

export type IdempotencyClaim = { apiKeyId: string; key: string; bodyHash: string; providerId: string };

/** What the acceptance of a structured request reads and writes before and after the message itself. */
export type RequestStore = {
  /** Our id of the facility that a request names by the roster's id or by ours; null when there is none. */
  findFacilityId(named: string): Promise<string | null>;
  /**
   * Ties an idempotency key to the id under which its message is accepted. Whoever comes first decides the id; all
   * others with the same body get that id too, so that equal requests at once, or again after a crash before the
   * acceptance, meet on one message. `other_body` when the key was used for something else.
   */
  claimIdempotencyKey(
    claim: IdempotencyClaim,
    now: Date,
  ): Promise<{ kind: 'claimed'; providerId: string } | { kind: 'other_body' }>;
  /** The reference that was given out with a message accepted before. */
  findReference(messageId: string): Promise<string | null>;
};

export function createRequestStore(db: Db): RequestStore {
  return {
    findFacilityId: (named) => findFacilityId(db, named),
    claimIdempotencyKey: (claim, now) => claimIdempotencyKey(db, claim, now),
    findReference: (messageId) => findReference(db, messageId),
  };
}

/** The roster's ids may look like ours; the roster's own wins. */
async function findFacilityId(db: Db, named: string): Promise<string | null> {
  const byRoster = await db.facility.findUnique({ where: { sourceId: named }, select: { id: true } });
  if (byRoster || !isId(named)) return byRoster?.id ?? null;
  const byId = await db.facility.findUnique({ where: { id: named }, select: { id: true } });
  return byId?.id ?? null;
}

async function claimIdempotencyKey(db: Db, claim: IdempotencyClaim, now: Date) {
  const { apiKeyId, key, bodyHash, providerId } = claim;
  await db.idempotentRequest.createMany({
    data: [{ apiKeyId, key, bodyHash, messageId: providerId, createdAt: now }],
    skipDuplicates: true,
  });
  const held = await db.idempotentRequest.findUniqueOrThrow({ where: { apiKeyId_key: { apiKeyId, key } } });
  return held.bodyHash === bodyHash
    ? ({ kind: 'claimed', providerId: held.messageId } as const)
    : ({ kind: 'other_body' } as const);
}

async function findReference(db: Db, messageId: string): Promise<string | null> {
  const message = await db.inboundMessage.findUnique({
    where: { id: messageId },
    select: { reference: true },
  });
  return message?.reference ?? null;
}
