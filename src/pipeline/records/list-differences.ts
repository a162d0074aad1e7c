import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import { fromUtc, type CalendarDate } from '../../domain/calendar-date.ts';
import type { Audience, Listed, Page } from '../../domain/audience.ts';
import { lastSupplyOf } from '../../domain/last-supply.ts';
import { fullName } from '../../domain/patient.ts';
import { compareRecords, type Difference, type SideOfRecord } from './compare-records.ts';

/** A patient of whom the roster and another system say different things. */
export type PatientDifferences = {
  patient: { id: string; name: string; birthDate: CalendarDate | null };
  system: string;
  /** Whether the other system has the patient: one, none, or several who fit. */
  found: string;
  readAt: string;
  differences: Difference[];
};

const parts = {
  patient: { include: { prescriptions: { include: { fills: { where: { completed: true } } } } } },
} as const satisfies Prisma.RecordCopyInclude;

/** The systems whose prescriptions are copied to be compared. */
const comparedSystem = 'ehr';
const rowsAtOnce = 200;

/** Patients of whom the systems disagree, by their ids; the cursor is a patient's. */
export async function listDifferences(
  db: Db,
  { patientId }: { patientId?: string | undefined },
  { limit, cursor }: Page,
  audience: Audience,
): Promise<Listed<PatientDifferences>> {
  const records: PatientDifferences[] = [];
  for (let after = cursor; ;) {
    const rows = await db.recordCopy.findMany({
      where: {
        system: comparedSystem,
        patient: audience.kind === 'everyone' ? {} : { facilityId: audience.facilityId },
        patientId: { ...(patientId ? { equals: patientId } : {}), ...(after ? { gt: after } : {}) },
      },
      include: parts,
      orderBy: { patientId: 'asc' },
      take: rowsAtOnce,
    });
    for (const row of rows) {
      const compared = presentCopy(row);
      const { found, differences } = compared;
      if (isThere(found) && differences.length === 0) continue;
      if (records.length === limit) return { records, nextCursor: records.at(-1)?.patient.id ?? null };
      records.push(compared);
    }
    after = rows.at(-1)?.patientId;
    if (rows.length < rowsAtOnce) return { records, nextCursor: null };
  }
}

/** Found by name and birth date, or named by a person. */
function isThere(found: string): boolean {
  return found === 'one' || found === 'named';
}

function presentCopy(row: Prisma.RecordCopyGetPayload<{ include: typeof parts }>): PatientDifferences {
  const { patient, system, found, readAt } = row;
  const ours = patient.prescriptions.map(({ drugName, writtenOn, fills, ...one }) => ({
    ...one,
    ...lastSupplyOf(
      one.refillsAllowed,
      fills.map(({ filledOn, partial }) => ({ filledOn: filledOn && fromUtc(filledOn), partial })),
    ),
    name: drugName,
    writtenOn: writtenOn && fromUtc(writtenOn),
  }));
  const theirs = row.prescriptions as unknown as SideOfRecord[]; // as it was written
  return {
    patient: {
      id: patient.id,
      name: fullName(patient),
      birthDate: patient.birthDate && fromUtc(patient.birthDate),
    },
    ...{ system, found, readAt: readAt.toISOString() },
    differences: isThere(found) ? compareRecords(ours, theirs) : [],
  };
}
