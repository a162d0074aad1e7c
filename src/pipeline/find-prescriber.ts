import type { Db } from '../db/client.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Absence } from '../domain/routing-rules.ts';
import { findCoverage } from '../routing/find-coverage.ts';

export type PrescriberView = { id: string; name: string };

/** Who treats the patient with the medicine, and who answers for them on that day; null where nobody is known. */
export type TreatingPrescriber = { treating: PrescriberView; coveredBy: PrescriberView | null } | null;

/** The prescriber of the prescription, else the patient's own. */
export async function findPrescriber(
  db: Db,
  of: { prescriptionId: string | null; patientId: string | null },
  coverage: readonly Absence[],
  today: CalendarDate,
): Promise<TreatingPrescriber> {
  const treatingId = await findTreatingId(db, of);
  if (treatingId === null) return null;
  const coveringId = findCoverage(treatingId, coverage, today);
  const rows = await db.prescriber.findMany({
    where: { id: { in: [treatingId, ...(coveringId === null ? [] : [coveringId])] } },
    select: { id: true, name: true },
  });
  const treating = rows.find(({ id }) => id === treatingId);
  return treating ? { treating, coveredBy: rows.find(({ id }) => id === coveringId) ?? null } : null;
}

async function findTreatingId(
  db: Db,
  { prescriptionId, patientId }: { prescriptionId: string | null; patientId: string | null },
): Promise<string | null> {
  const select = { prescriberId: true } as const;
  const prescription =
    prescriptionId === null
      ? null
      : await db.prescription.findUnique({ where: { id: prescriptionId }, select });
  if (prescription?.prescriberId) return prescription.prescriberId;
  const patient =
    patientId === null ? null : await db.patient.findUnique({ where: { id: patientId }, select });
  return patient?.prescriberId ?? null;
}
