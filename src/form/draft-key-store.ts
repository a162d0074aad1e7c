import type { Db } from '../db/client.ts';

const keyBytes = 32;
const dayMs = 86_400_000;

/** A draft that nobody has opened for so long is of no use any more, and cannot be opened any more. */
const unusedDays = 30;

/** The key of one person's drafts, made when it is first asked for. */
export async function findDraftKey(db: Db, userId: string, now: Date): Promise<Uint8Array> {
  const fresh = {
    userId,
    key: crypto.getRandomValues(new Uint8Array(keyBytes)),
    createdAt: now,
    usedAt: now,
  };
  // Of two at once the first stays, and both get it.
  await db.formDraftKey.createMany({ data: [fresh], skipDuplicates: true });
  const { key, usedAt } = await db.formDraftKey.findUniqueOrThrow({ where: { userId } });
  if (now.getTime() - usedAt.getTime() > dayMs)
    await db.formDraftKey.updateMany({ where: { userId }, data: { usedAt: now } });
  return key;
}

/** Forgets the keys that nobody has asked for in their time. */
export async function forgetDraftKeys(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - unusedDays * dayMs);
  await db.formDraftKey.deleteMany({ where: { usedAt: { lt: before } } });
}
