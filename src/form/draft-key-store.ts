import type { Db } from '../db/client.ts';

const keyBytes = 32;

/** The key of one person's drafts, made when it is first asked for. */
export async function findDraftKey(db: Db, userId: string, now: Date): Promise<Uint8Array> {
  const key = crypto.getRandomValues(new Uint8Array(keyBytes));
  // Of two at once the first stays, and both get it.
  await db.formDraftKey.createMany({ data: [{ userId, key, createdAt: now }], skipDuplicates: true });
  return (await db.formDraftKey.findUniqueOrThrow({ where: { userId } })).key;
}
