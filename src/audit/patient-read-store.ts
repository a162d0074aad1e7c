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
 * file, to follow what one has sent, or to see who was shown it.
 */
export type ReadReason = 'list' | 'look_up' | 'work' | 'compare' | 'file' | 'own_request' | 'audit';

/** The ids of what is shown: each is the record of those patients whom it is about. */
export type ShownRecords = {
  subject: 'ticket' | 'message' | 'reply' | 'task' | 'consent' | 'reads' | 'resident' | 'record';
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
  const parts = [
    ...(ofTickets.length > 0 ? [patientsOfTickets(ofTickets)] : []),
    ...(ofMessages.length > 0 ? patientsOfMessages(ofMessages) : []),
    ...(named.length > 0 ? [Prisma.sql`SELECT unnest(${named}::uuid[])`] : []),
  ];
  await db.$executeRaw(
    // An array makes the patients be looked up one by one, however many there are of them. They are written in their
    // order: the rows' trigger takes a lock for each.
    Prisma.sql`INSERT INTO patient_reads ("patientId", at, "apiKeyId", actor, route, why, subject, "subjectId")
      SELECT id, ${at}, ${apiKeyId}::uuid, ${actor}, ${route}, ${why}, ${subject}, ${single}::uuid
        FROM patients WHERE id = ANY(ARRAY(${Prisma.join(parts, ' UNION ALL ')}))
          AND (${facilityId}::uuid IS NULL OR "facilityId" = ${facilityId}::uuid)
        ORDER BY id`,
  );
}

function patientsOfTickets(ids: string[]): Prisma.Sql {
  return Prisma.sql`SELECT "patientId" FROM tickets WHERE id = ANY(${ids}::uuid[])`;
}

/** Of the tickets that the messages ask for, and whom the messages themselves were found to be about. */
function patientsOfMessages(ids: string[]): Prisma.Sql[] {
  return [
    Prisma.sql`SELECT t."patientId" FROM inbound_messages m
      CROSS JOIN LATERAL (SELECT "ticketId" FROM ticket_sources
        WHERE "messageId" = coalesce(m."redeliveryOfId", m.id) AND "withdrawnAt" IS NULL) s
      JOIN tickets t ON t.id = s."ticketId" WHERE m.id = ANY(${ids}::uuid[])`,
    Prisma.sql`SELECT ${idIn('identity')} FROM inbound_messages WHERE id = ANY(${ids}::uuid[])`,
    Prisma.sql`SELECT ${idIn('line')} FROM inbound_messages
      CROSS JOIN jsonb_array_elements(CASE jsonb_typeof(lines) WHEN 'array' THEN lines ELSE '[]' END) AS line
      WHERE id = ANY(${ids}::uuid[])`,
  ];
}

/** What is no id is nobody's: a reading that was stored with one does not keep its message from being shown. */
function idIn(column: 'identity' | 'line'): Prisma.Sql {
  const id = `${column}->>'patientId'`;
  return Prisma.raw(`CASE WHEN ${id} ~ '^[0-9a-fA-F-]{36}$' THEN (${id})::uuid END`);
}

function given(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}
