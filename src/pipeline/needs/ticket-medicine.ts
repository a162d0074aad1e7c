import type { Prescription } from '../../domain/prescription.ts';
import type { ReplyTicket } from '../../reply/compose-replies.ts';

type Medicine = NonNullable<ReplyTicket['medicine']>;

/** The vocabulary's name of what is asked for, by the record where it is known; null where there is none. */
export function medicineOfNeed(
  prescription: Pick<Prescription, 'drugName' | 'strength'> | null | undefined,
  mentioned: { name: string | null; strength: string | null } | null | undefined,
): Medicine | null {
  const name = prescription?.drugName ?? mentioned?.name ?? null;
  const strength = prescription?.strength ?? mentioned?.strength ?? null;
  return name === null ? null : { name, strength };
}

/** The same of a ticket; null while nobody knows whose it is. */
export function medicineOfTicket({
  patientId,
  medicationName,
  strength,
}: {
  patientId: string | null;
  medicationName: string | null;
  strength: string | null;
}): Medicine | null {
  return patientId === null ? null : medicineOfNeed(null, { name: medicationName, strength });
}
