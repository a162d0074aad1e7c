import type { Db } from '../db/client.ts';

/** Whether a change of another system's record was looked at before. */
export async function isSeen(db: Db, system: string, externalId: string, changedAt: Date): Promise<boolean> {
  const seen = await db.seenRecord.findUnique({ where: { system_externalId: { system, externalId } } });
  return seen !== null && seen.changedAt >= changedAt;
}

/** Told when all that follows of the change is written. */
export async function noteSeen(
  db: Db,
  record: { system: string; externalId: string; changedAt: Date },
  now: Date,
): Promise<void> {
  const { system, externalId, changedAt } = record;
  await db.seenRecord.upsert({
    where: { system_externalId: { system, externalId } },
    create: { system, externalId, changedAt, seenAt: now },
    update: { changedAt, seenAt: now },
  });
}
