import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';

/** Who reads, by which route. */
export type Reader = {
  apiKeyId: string;
  /** The name of the key. */
  actor: string;
  /** The facility that the key is bound to; it is shown its own residents alone. */
  facilityId: string | null;
  /** The pattern, without an id. */
  route: string;
  at: Date;
};

/**
 * For what a record is shown: one of a list, looked up by itself, to work on it, to compare two, to hear or see a
 * file, or to follow what one has sent.
 */
export type ReadReason = 'list' | 'look_up' | 'work' | 'compare' | 'file' | 'own_request';

/** The ids of what is shown: each is the record of those patients whom it is about. */
export type ShownRecords = {
  subject: 'ticket' | 'message' | 'reply' | 'task' | 'consent';
  tickets?: readonly (string | null)[];
  messages?: readonly (string | null)[];
  patients?: readonly (string | null)[];
};

/**
 * Writes down, before they are shown, who is shown whose records: one row for each patient. A failure is the
 * caller's: what could not be written down is not shown.
 */
export async function recordPatientReads(
  db: Db,
  reader: Reader,
  why: ReadReason,
  { subject, tickets = [], messages = [], patients = [] }: ShownRecords,
): Promise<void> {
  const shown = [given(tickets), given(messages), given(patients)] as const;
  const [ofTickets, ofMessages, named] = shown;
  const all = shown.flat();
  if (all.length === 0) return;
  const single = all.length === 1 ? (all[0] ?? null) : null;
  const { apiKeyId, actor, facilityId, route, at } = reader;
  await db.$executeRaw(
    // In the order of the patients: the rows' trigger takes a lock for each.
    Prisma.sql`WITH shown AS (
        SELECT "patientId" AS id FROM tickets WHERE id = ANY(${ofTickets}::uuid[])
        UNION SELECT t."patientId" FROM inbound_messages m
          JOIN ticket_sources s ON s."messageId" IN (m.id, m."redeliveryOfId") AND s."withdrawnAt" IS NULL
          JOIN tickets t ON t.id = s."ticketId" WHERE m.id = ANY(${ofMessages}::uuid[])
        UNION SELECT (identity->>'patientId')::uuid FROM inbound_messages WHERE id = ANY(${ofMessages}::uuid[])
        UNION SELECT (line->>'patientId')::uuid FROM inbound_messages
          CROSS JOIN jsonb_array_elements(CASE jsonb_typeof(lines) WHEN 'array' THEN lines ELSE '[]' END) AS line
          WHERE id = ANY(${ofMessages}::uuid[])
        UNION SELECT unnest(${named}::uuid[]))
      INSERT INTO patient_reads ("patientId", at, "apiKeyId", actor, route, why, subject, "subjectId")
      SELECT p.id, ${at}, ${apiKeyId}::uuid, ${actor}, ${route}, ${why}, ${subject}, ${single}::uuid
        FROM shown JOIN patients p ON p.id = shown.id
        WHERE ${facilityId}::uuid IS NULL OR p."facilityId" = ${facilityId}::uuid
        ORDER BY p.id`,
  );
}

function given(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}
