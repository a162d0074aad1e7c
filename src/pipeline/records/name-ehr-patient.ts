import type { Db } from '../../db/client.ts';
import type { EhrReader } from './read-ehr-records.ts';
import { findPatientToRead, saveRecordCopy } from './record-copy-store.ts';

/** Whom the EHR has under an id: its birth date, or that it has nobody. */
export type NamedThere = Awaited<ReturnType<EhrReader['birthDateOf']>>;

/**
 * Notes whom a person has named as the patient in the EHR; null when that is done, else why it is not. Nobody with
 * another birth date is taken: a question about one would stand in another's record.
 */
export async function nameEhrPatient(
  tx: Db,
  { patientId, externalId, there }: { patientId: string | null; externalId: string; there: NamedThere },
  now: Date,
): Promise<string | null> {
  const patient = patientId === null ? null : await findPatientToRead(tx, 'ehr', patientId);
  if (!patient) return 'cannot be said of a ticket without a patient whose birth date is known';
  if (there === 'nobody') return 'is nobody’s in the EHR';
  if (there !== patient.birthDate) return 'is somebody’s in the EHR who was born on another day';
  await saveRecordCopy(tx, 'ehr', patient.id, { found: 'named', externalId, prescriptions: [] }, now);
  return null;
}
