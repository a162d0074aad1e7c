import type { Db } from '../../db/client.ts';
import { type CalendarDate, fromUtc } from '../../domain/calendar-date.ts';
import { unreadablePrescription } from '../../domain/compared-prescription.ts';
import type { TicketStage } from '../../domain/ticket.ts';

export type CopiedSystem = 'ehr' | 'pharmacy';

/** Someone whose record is to be read in another system, and whom it was found to be there. */
export type PatientToRead = {
  id: string;
  sourceId: string;
  givenName: string;
  familyName: string;
  birthDate: CalendarDate;
  externalId: string | null;
  /** What the last look has found; null before any. */
  found: RecordCopy['found'] | null;
};

/** Patients with a ticket that has not ended, or stands at that stage: those first who were never read or not for the longest time. */
export async function findPatientsToRead(
  db: Db,
  system: CopiedSystem,
  { before, limit, stage = null }: { before: Date; limit: number; stage?: TicketStage | null },
): Promise<PatientToRead[]> {
  const rows = await db.$queryRaw<PatientRow[]>`
    SELECT p.id, p."sourceId", p."givenNames", p."familyName", p."birthDate", c."externalId", c.found
      FROM patients p LEFT JOIN record_copies c ON c."patientId" = p.id AND c.system = ${system}
     WHERE p."birthDate" IS NOT NULL AND cardinality(p."givenNames") > 0
       AND (c."readAt" IS NULL OR c."readAt" < ${before})
       AND EXISTS (SELECT FROM tickets t WHERE t."patientId" = p.id AND t.status <> 'closed'
                      AND (${stage}::text IS NULL OR t.stage::text = ${stage})
                      AND t.stage NOT IN ('delivered', 'denied', 'withdrawn', 'merged'))
     ORDER BY c."readAt" NULLS FIRST, p.id LIMIT ${limit}`;
  return rows.map(toRead);
}

type PatientRow = Omit<PatientToRead, 'givenName' | 'birthDate'> & { givenNames: string[]; birthDate: Date };

function toRead({ givenNames, birthDate, ...row }: PatientRow): PatientToRead {
  return { ...row, givenName: givenNames[0] ?? '', birthDate: fromUtc(birthDate) };
}

/** One of them, with a ticket or without; null without a given name or a birth date. */
export async function findPatientToRead(
  db: Db,
  system: CopiedSystem,
  patientId: string,
): Promise<PatientToRead | null> {
  const [row] = await db.$queryRaw<PatientRow[]>`
    SELECT p.id, p."sourceId", p."givenNames", p."familyName", p."birthDate", c."externalId", c.found
      FROM patients p LEFT JOIN record_copies c ON c."patientId" = p.id AND c.system = ${system}
     WHERE p.id = ${patientId}::uuid AND p."birthDate" IS NOT NULL AND cardinality(p."givenNames") > 0`;
  return row ? toRead(row) : null;
}

export type RecordCopy = {
  /** Whether the system has the patient: one person, nobody, several who fit, or the one whom a person has named. */
  found: 'one' | 'none' | 'several' | 'named';
  externalId: string | null;
  prescriptions: readonly object[];
};

export async function saveRecordCopy(
  db: Db,
  system: CopiedSystem,
  patientId: string,
  copy: RecordCopy,
  now: Date,
): Promise<void> {
  const data = {
    ...copy,
    prescriptions: JSON.parse(JSON.stringify(copy.prescriptions)) as object[],
    readAt: now,
  };
  const where = { system_patientId: { system, patientId } };
  await db.recordCopy.upsert({ where, create: { system, patientId, ...data }, update: data });
}

/** The record could not be read this time: what was copied before stays, beside word that there is more. */
export async function noteUnread(db: Db, system: CopiedSystem, patientId: string, now: Date): Promise<void> {
  const more = JSON.stringify([unreadablePrescription]);
  await db.$executeRaw`UPDATE record_copies SET "readAt" = ${now},
      prescriptions = CASE WHEN prescriptions @> ${more}::jsonb THEN prescriptions
                           ELSE prescriptions || ${more}::jsonb END
    WHERE system = ${system} AND "patientId" = ${patientId}::uuid`;
}
