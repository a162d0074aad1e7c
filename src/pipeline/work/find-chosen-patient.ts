import type { Db } from '../../db/client.ts';
import { isId } from '../../domain/id.ts';
import { readTicketEvent } from '../../tickets/ticket-events.ts';
import { patientCalled } from '../../tickets/ticket-store.ts';

/**
 * The patient that an `identify` event names, by our id or the roster's; null for other events and unknown ids. Who
 * is bound to a facility can name its residents alone.
 */
export async function findChosenPatient(
  tx: Db,
  body: unknown,
  facilityId: string | null,
): Promise<{ id: string } | null> {
  const read = readTicketEvent(body);
  if (read.kind === 'invalid' || read.event.type !== 'identify') return null;
  return tx.patient.findFirst({
    where: { AND: [patientCalled(read.event.patientId), facilityId === null ? {} : { facilityId }] },
    select: { id: true },
  });
}

/** A prescription of that patient, by our id or the roster's. */
export async function findChosenPrescription(
  tx: Db,
  patientId: string,
  id: string,
): Promise<{ id: string } | null> {
  const named = isId(id) ? { OR: [{ id }, { sourceId: id }] } : { sourceId: id };
  return tx.prescription.findFirst({ where: { AND: [{ patientId }, named] }, select: { id: true } });
}
