import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Clock } from '../../domain/clock.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import type { ComparedPrescription } from '../../domain/compared-prescription.ts';
import type { FoundPatient } from '../../systems/ehr/find-ehr-patient.ts';
import {
  findPatientToRead,
  findPatientsToRead,
  saveRecordCopy,
  type PatientToRead,
} from './record-copy-store.ts';

/** The EHR, as far as a patient's record is copied from it. */
export type EhrReader = {
  find(patient: PatientToRead): Promise<FoundPatient>;
  prescriptions(externalId: string): Promise<ComparedPrescription[]>;
  /** Of whomever the EHR has under that id; null where it does not say it. */
  birthDateOf(externalId: string): Promise<CalendarDate | 'nobody' | null>;
};

type CopyDeps = { db: PrismaClient; clock: Clock; reader: EhrReader };

const patientsAtOnce = 200;

/**
 * Copies what the EHR says of those who have open tickets, or one at that stage, beside the roster and never into it. Answers how many were
 * read.
 */
export async function copyEhrRecords(
  deps: CopyDeps,
  before: Date,
  stage: TicketStage | null = null,
): Promise<number> {
  const patients = await findPatientsToRead(deps.db, 'ehr', { before, limit: patientsAtOnce, stage });
  for (const patient of patients) await copyRecord(deps, patient);
  return patients.length;
}

async function copyRecord({ db, clock, reader }: CopyDeps, patient: PatientToRead): Promise<void> {
  // Whom a person has named is not looked for again.
  const { found, externalId } =
    patient.found === 'named' ? { ...patient, found: 'named' as const } : await reader.find(patient);
  const prescriptions = externalId === null ? [] : await reader.prescriptions(externalId);
  await saveRecordCopy(db, 'ehr', patient.id, { found, externalId, prescriptions }, clock.now());
}

/** The same for one person at once; nothing is copied of one without a name or birth date. */
export async function copyEhrRecordOf(deps: CopyDeps, patientId: string): Promise<void> {
  const patient = await findPatientToRead(deps.db, 'ehr', patientId);
  if (patient) await copyRecord(deps, patient);
}
