import { Prisma } from '../db/generated/node/client.ts';
import type { Db } from '../db/client.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { residentTerms } from '../domain/names/resident-words.ts';
import { fullName, type Patient } from '../domain/patient.ts';
import { scoreName } from './score-name.ts';

/** A resident of a facility's roster, as its staff tell them apart. */
export type RosterResident = {
  id: string;
  name: string;
  birthDate: CalendarDate | null;
  room: string | null;
};

type Row = Pick<RosterResident, 'id' | 'birthDate' | 'room'> & {
  givenNames: string[];
  familyName: string;
  suffix: string | null;
  otherNames: string[];
};

/**
 * The residents of one facility whose names, room or birth date begin with what was typed, in the order of their names,
 * at most `limit`. The facility's index bounds what is read.
 */
export async function searchResidents(
  db: Db,
  facilityId: string,
  typed: string,
  limit: number,
): Promise<RosterResident[]> {
  const terms = residentTerms(typed);
  if (terms.length === 0) return [];
  // The terms hold letters, digits and hyphens alone, none of which a pattern reads as anything else.
  const found = terms.map(
    (any) => Prisma.sql`"searchText" LIKE ANY(${any.map((term) => `% ${term}%`)}::text[])`,
  );
  return rowsWhere(db, facilityId, Prisma.join(found, ' AND '), limit);
}

/** Those of the ids that are residents of the facility; every other id is as if it did not exist. */
export async function findResidents(db: Db, facilityId: string, ids: string[]): Promise<RosterResident[]> {
  if (ids.length === 0) return [];
  return rowsWhere(db, facilityId, Prisma.sql`id = ANY(${ids}::uuid[])`, ids.length);
}

/** A resident with the parts of the name, by which a typed name is compared. */
export type NamedResident = RosterResident &
  Pick<Patient, 'givenNames' | 'familyName' | 'suffix' | 'otherNames'>;

/** Whether a typed name may be the resident's: misspelt, short or a nickname, by what the matching takes for one. */
export function mayBeCalled(resident: NamedResident, name: string): boolean {
  return scoreName(name, resident).by !== 'none';
}

/** The residents of the facility who were born on one of the days. */
export async function findResidentsBornOn(
  db: Db,
  facilityId: string,
  days: CalendarDate[],
): Promise<NamedResident[]> {
  if (days.length === 0) return [];
  return rowsWhere(db, facilityId, Prisma.sql`"birthDate" = ANY(${days}::date[])`, mostBornOn);
}

/** More than any facility has. */
const mostBornOn = 20_000;

async function rowsWhere(
  db: Db,
  facilityId: string,
  where: Prisma.Sql,
  limit: number,
): Promise<NamedResident[]> {
  const rows = await db.$queryRaw<Row[]>(
    Prisma.sql`SELECT id, "givenNames", "familyName", suffix, "otherNames", "birthDate"::text AS "birthDate", room FROM patients
      WHERE "facilityId" = ${facilityId}::uuid AND active AND NOT deceased AND ${where}
      ORDER BY "familyName", "givenNames", id LIMIT ${limit}`,
  );
  return rows.map((row) => ({ ...row, name: fullName(row) }));
}

/**
 * The residents with an active prescription whose last supply ends between two days by its own days' supply, and for
 * which no ticket is being worked, those that end first first. Only who is to be looked at: what may be filled is
 * decided by the eligibility table.
 */
export async function findResidentsRunningOut(
  db: Db,
  facilityId: string,
  period: { from: CalendarDate; to: CalendarDate },
  { limit, offset }: { limit: number; offset: number },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT p.id FROM patients p JOIN prescriptions r ON r."patientId" = p.id AND r.status = 'active'
      CROSS JOIN LATERAL (
        SELECT f."filledOn" + coalesce(f."daysSupply", r."expectedDaysSupply") AS "endsOn" FROM fills f
          WHERE f."prescriptionId" = r.id AND f.completed AND f."filledOn" IS NOT NULL
          ORDER BY f."filledOn" DESC LIMIT 1) last
      WHERE p."facilityId" = ${facilityId}::uuid AND p.active AND NOT p.deceased
        AND last."endsOn" BETWEEN ${period.from}::date AND ${period.to}::date
        AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t."patientId" = p.id AND t."prescriptionId" = r.id
          AND t.status IN ('open', 'in_progress', 'waiting'))
      GROUP BY p.id ORDER BY min(last."endsOn"), p.id LIMIT ${limit} OFFSET ${offset}`,
  );
  return rows.map(({ id }) => id);
}
