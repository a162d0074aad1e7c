import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';
import { triedSince } from '../../intake/recording-stand-store.ts';

const mostAtOnce = 100;

function untranscribed(now: Date): Prisma.Sql {
  return Prisma.sql`a."recordingSid" IS NOT NULL AND a."storedIn" IS NOT NULL AND a."removedAt" IS NULL
    AND a."fetchedAt" > ${triedSince(now)} AND NOT EXISTS (SELECT 1 FROM transcripts t
      WHERE t."messageId" = a."messageId" AND t."recordingSid" = a."recordingSid" AND t.origin = 'speech')`;
}

/** Recordings that came home before `before` and that our model has not been heard about, oldest first. */
export async function findUntranscribed(db: Db, now: Date, before: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT a.id FROM attachments a WHERE ${untranscribed(now)} AND a."fetchedAt" <= ${before}
      ORDER BY a."fetchedAt" LIMIT ${mostAtOnce}`,
  );
  return rows.map(({ id }) => id);
}

export async function isUntranscribed(db: Db, attachmentId: string, now: Date): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(
    Prisma.sql`SELECT 1 FROM attachments a WHERE a.id = ${attachmentId}::uuid AND ${untranscribed(now)}`,
  );
  return rows.length > 0;
}
