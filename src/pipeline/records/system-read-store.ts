import type { PrismaClient } from '../../db/generated/node/client.ts';

/** Another system's records, read again and again; several processes share one turn. */
export type ReadTurn = {
  /** What changed before that moment has been taken in; null when nothing was read yet. */
  readUpTo: Date | null;
};

/** The turn to read a system, when its last one is that long ago; null when it is not, or somebody else took it. */
export async function claimRead(
  db: PrismaClient,
  system: string,
  everyMs: number,
  now: Date,
): Promise<ReadTurn | null> {
  await db.systemRead.createMany({ data: [{ system, readAt: new Date(0) }], skipDuplicates: true });
  const [turn] = await db.$queryRaw<ReadTurn[]>`
    UPDATE system_reads SET "readAt" = ${now}
     WHERE system = ${system} AND "readAt" <= ${new Date(now.getTime() - everyMs)} RETURNING "readUpTo"`;
  return turn ?? null;
}

/** How the turn ended: up to when all is taken in, by which fault it is not, or both, where something was passed over. */
export async function noteRead(
  db: PrismaClient,
  system: string,
  { upTo, failure }: { upTo: Date; failure?: string } | { upTo?: Date; failure: string },
): Promise<void> {
  const data = { failure: failure ?? null, ...(upTo ? { readUpTo: upTo } : {}) };
  await db.systemRead.update({ where: { system }, data });
}

/** How the last reading of each system ended, for those who look after it. */
export async function readTurns(
  db: PrismaClient,
): Promise<{ system: string; readAt: Date; readUpTo: Date | null; failure: string | null }[]> {
  return db.systemRead.findMany({ orderBy: { system: 'asc' } });
}
