import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Clock } from '../../domain/clock.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import type { ComparedPrescription } from '../../domain/compared-prescription.ts';
import type { Logger } from '../../logging/logger.ts';
import type { FoundPatient } from '../../systems/ehr/find-ehr-patient.ts';
import { eachByItself, RecordsPassedOver } from './each-by-itself.ts';
import {
  findPatientToRead,
  findPatientsToRead,
  noteUnread,
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

type CopyDeps = { db: PrismaClient; clock: Clock; logger: Pick<Logger, 'warn'>; reader: EhrReader };

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
  let unreadable = 0;
  await eachByItself(patients, {
    ...{ logger: deps.logger, system: 'ehr' },
    async work(patient) {
      unreadable += await copyRecord(deps, patient);
    },
    idsOf: ({ id, externalId }) => ({ patientId: id, recordId: externalId }),
    passOver: ({ id }) => noteUnread(deps.db, 'ehr', id, deps.clock.now()),
  });
  if (unreadable > 0) throw new RecordsPassedOver('record_unreadable');
  return patients.length;
}

/** Answers how many of the prescriptions cannot be read. */
async function copyRecord({ db, clock, logger, reader }: CopyDeps, patient: PatientToRead): Promise<number> {
  // Whom a person has named is not looked for again.
  const { found, externalId } =
    patient.found === 'named' ? { ...patient, found: 'named' as const } : await reader.find(patient);
  const prescriptions = externalId === null ? [] : await reader.prescriptions(externalId);
  await saveRecordCopy(db, 'ehr', patient.id, { found, externalId, prescriptions }, clock.now());
  const odd = prescriptions.filter(({ doubt }) => doubt === 'unreadable');
  for (const { id } of odd) {
    const ids = { patientId: patient.id, recordId: id || null };
    logger.warn({ event: 'record_unreadable', system: 'ehr', ...ids }, 'a record cannot be read');
  }
  return odd.length;
}

/** The same for one person at once; nothing is copied of one without a name or birth date. */
export async function copyEhrRecordOf(deps: CopyDeps, patientId: string): Promise<void> {
  const patient = await findPatientToRead(deps.db, 'ehr', patientId);
  if (patient) await copyRecord(deps, patient);
}
