import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Absence } from '../../domain/routing-rules.ts';
import type { Queue } from '../../domain/ticket.ts';
import { findCoverage } from '../../routing/find-coverage.ts';
import { readRulesInForce } from '../../routing/routing-rule-store.ts';
import type { TicketView } from '../../tickets/present-ticket.ts';

export type PrescriberView = { id: string; name: string };

/**
 * Who treats the patient with the medicine, and who answers for them on that day; `queue`: the ticket's own, whose
 * people answer where everyone who was named is away. Null where nobody is known.
 */
export type TreatingPrescriber = {
  treating: PrescriberView;
  coveredBy: PrescriberView | null;
  queue: Queue | null;
} | null;

type OfTicket = { prescriptionId: string | null; patientId: string | null; queue: Queue };

/** The prescriber of the prescription, else the patient's own. */
export async function findPrescriber(
  db: Db,
  of: OfTicket,
  coverage: readonly Absence[],
  today: CalendarDate,
): Promise<TreatingPrescriber> {
  const treatingId = await findTreatingId(db, of);
  if (treatingId === null) return null;
  const covered = findCoverage(treatingId, coverage, today);
  const coveringId = covered.kind === 'covered' ? covered.by : null;
  const rows = await db.prescriber.findMany({
    where: { id: { in: [treatingId, ...(coveringId === null ? [] : [coveringId])] } },
    select: { id: true, name: true },
  });
  const treating = rows.find(({ id }) => id === treatingId);
  if (!treating) return null;
  const coveredBy = rows.find(({ id }) => id === coveringId) ?? null;
  const left = covered.kind === 'nobody' || (covered.kind === 'covered' && coveredBy === null);
  return { treating, coveredBy, queue: left ? of.queue : null };
}

/** The same of a ticket as it is shown, by the coverage in force; null where the reader is not told the patient. */
export async function findPrescriberOf(
  db: Db,
  { patient, medication, queue }: Pick<TicketView, 'patient' | 'medication' | 'queue'>,
  today: CalendarDate,
): Promise<TreatingPrescriber> {
  if (!patient) return null;
  const { coverage } = await readRulesInForce(db);
  const of = { prescriptionId: medication.prescriptionId, patientId: patient.id, queue };
  return findPrescriber(db, of, coverage, today);
}

async function findTreatingId(
  db: Db,
  { prescriptionId, patientId }: Omit<OfTicket, 'queue'>,
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
