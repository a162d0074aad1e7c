import type { Db } from '../db/client.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Absence } from '../domain/routing-rules.ts';
import { findCoverage } from '../routing/find-coverage.ts';
import { readRulesInForce } from '../routing/routing-rule-store.ts';
import type { TicketView } from '../tickets/present-ticket.ts';

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

/** The same of a ticket as it is shown, by the coverage in force; null where the reader is not told the patient. */
export async function findPrescriberOf(
  db: Db,
  { patient, medication }: Pick<TicketView, 'patient' | 'medication'>,
  today: CalendarDate,
): Promise<TreatingPrescriber> {
  if (!patient) return null;
  const { coverage } = await readRulesInForce(db);
  const of = { prescriptionId: medication.prescriptionId, patientId: patient.id };
  return findPrescriber(db, of, coverage, today);
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
