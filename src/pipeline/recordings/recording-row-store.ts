import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';

const mostAtOnce = 200;

const unfinished = Prisma.sql`m.state IN ('received', 'processing')`;

/**
 * Recordings that are kept here and still stand at the vendor, whose message was processed and whose transcription
 * there is over: it was told of, or `transcribedBefore` is later than when the recording came home.
 */
export async function findDeletable(db: Db, transcribedBefore: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT a.id FROM attachments a JOIN inbound_messages m ON m.id = a."messageId"
      WHERE a."storedIn" IS NOT NULL AND a."vendorDeletedAt" IS NULL AND NOT (${unfinished})
        AND (a."fetchedAt" <= ${transcribedBefore} OR EXISTS (SELECT 1 FROM call_events e
          WHERE e."callSid" = m."providerId" AND e.kind = 'transcription'
            AND e.fact->'recording'->>'sid' = a."recordingSid" AND e.fact->>'status' IN ('completed', 'failed')))
      ORDER BY a."fetchedAt" LIMIT ${mostAtOnce}`,
  );
  return rows.map(({ id }) => id);
}

/** Recordings that came home before `before` and that no ticket at work needs any more. */
export async function findOutOfTime(db: Db, before: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT a.id FROM attachments a JOIN inbound_messages m ON m.id = a."messageId"
      WHERE a."storedIn" IS NOT NULL AND a."removedAt" IS NULL AND a."fetchedAt" < ${before} AND NOT (${unfinished})
        AND NOT EXISTS (SELECT 1 FROM ticket_sources s JOIN tickets t ON t.id = s."ticketId"
          WHERE s."messageId" = a."messageId" AND s."withdrawnAt" IS NULL
            AND t.status IN ('open', 'in_progress', 'waiting'))
      ORDER BY a."fetchedAt" LIMIT ${mostAtOnce}`,
  );
  return rows.map(({ id }) => id);
}
