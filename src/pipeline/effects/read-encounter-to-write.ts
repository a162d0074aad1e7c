import type { PrismaClient } from '../../db/generated/node/client.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { Clock } from '../../domain/clock.ts';
import type { ComparedPrescription } from '../../domain/compared-prescription.ts';
import { readTicket } from '../../tickets/ticket-store.ts';
import type { TicketView } from '../../tickets/present-ticket.ts';
import type { EncounterOf } from '../../systems/ehr/encounter-target.ts';
import { findPrescriberOf } from '../needs/find-prescriber.ts';
import { isSamePrescription } from '../records/is-same-prescription.ts';
import { readEncounter } from './read-encounter.ts';

type Subject = Extract<EncounterOf, { kind: 'ready' }>['subject'];
type Deps = {
  db: PrismaClient;
  clock: Clock;
  timeZone: string;
  records: 'compare' | 'roster';
  /** Looks the patient up in the EHR now, where that was not done before. */
  copyRecordOf: (patientId: string) => Promise<void>;
};

/** What the EHR is to be told of a ticket as it stands, by the EHR's own ids. */
export async function readEncounterToWrite(deps: Deps, ticketId: string): Promise<EncounterOf> {
  const { db, clock, timeZone } = deps;
  const audience = { kind: 'everyone', facilityId: null } as const;
  const ticket = await readTicket(db, ticketId, audience);
  if (ticket?.stage !== 'authorization_requested' || !ticket.patient) return { kind: 'not_needed' };
  const subject = await findSubject(deps, ticket, ticket.patient);
  if ('kind' in subject) return subject;
  const prescriber = await findPrescriberOf(db, ticket, dateIn(timeZone, clock.now()));
  const encounter = await readEncounter(db, ticket, prescriber, { timeZone, audience });
  if (!encounter) return { kind: 'not_needed' };
  const answer = ticket.clocks.find(
    ({ kind, stoppedAt }) => kind === 'provider_escalation' && stoppedAt === null,
  );
  const dueAt = answer ? new Date(answer.dueAt) : null;
  return { kind: 'ready', subject, type: encounter.type, text: encounter.text, dueAt };
}

/** Where the roster is the EHR's, the ids are its own; else the patient was looked for there. */
async function findSubject(
  { db, records, copyRecordOf }: Deps,
  ticket: TicketView,
  patient: NonNullable<TicketView['patient']>,
): Promise<Subject | Exclude<EncounterOf, { kind: 'ready' }>> {
  const { prescriptionId } = ticket.medication;
  const prescription =
    prescriptionId === null
      ? null
      : await db.prescription.findUnique({ where: { id: prescriptionId }, include: { prescriber: true } });
  if (records === 'roster') {
    return {
      patientId: patient.sourceId,
      prescriptionId: prescription?.sourceId ?? null,
      practitionerId: prescription?.prescriber?.sourceId ?? null,
    };
  }
  const where = { system_patientId: { system: 'ehr', patientId: patient.id } };
  const read = await db.recordCopy.findUnique({ where });
  if (!read) await copyRecordOf(patient.id);
  const copy = read ?? (await db.recordCopy.findUnique({ where }));
  if (!copy || copy.externalId === null)
    return { kind: 'no_patient', found: copy?.found === 'several' ? 'several' : 'none' };
  const theirs = copy.prescriptions as unknown as ComparedPrescription[]; // as it was written
  const of = {
    name: prescription?.drugName ?? ticket.medication.name,
    strength: prescription?.strength ?? ticket.medication.strength,
  };
  const same = theirs.filter((one) => isSamePrescription(one, of));
  const only = same.length === 1 ? same[0] : undefined;
  return {
    patientId: copy.externalId,
    prescriptionId: only?.id ?? null,
    practitionerId: only?.practitionerId ?? null,
  };
}
