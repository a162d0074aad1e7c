import type { Db } from '../../db/client.ts';
import { ageYears, type CalendarDate } from '../../domain/calendar-date.ts';
import type { MedicationMention } from '../../domain/message.ts';
import type { Patient } from '../../domain/patient.ts';
import { matchPrescription } from '../../extraction/medicines/match-prescription.ts';
import { matchingPolicy } from '../../identity/matching-policy.ts';
import type { PersonRequest } from '../reading/read-message.ts';
import type { OpenQuestion } from './open-question.ts';

type Asked = { question: OpenQuestion | null; patientsOfSender: Patient[]; today: CalendarDate };

/**
 * We have asked for the medicine of one person's request alone, and one is named that this person takes, and nobody else
 * of the phone: of a child, or on a shared phone, it is the answer. What two of them take may be the other one's, unless
 * both are children: neither writes, and it was asked of one.
 */
export async function namesAskedMedicine(
  tx: Db,
  { question, patientsOfSender, today }: Asked,
  { medicines, claims }: PersonRequest,
): Promise<boolean> {
  const asksIt = question?.asked.length === 1 && question.asked[0] === 'medication';
  const says = claims.name !== null || claims.birthDates.length > 0 || claims.rxNumbers.length > 0;
  if (!asksIt || says || medicines.length === 0) return false;
  const tickets = await tx.ticket.findMany({
    where: { id: { in: question.ticketIds } },
    select: { patientId: true },
  });
  const [patientId, ...others] = [...new Set(tickets.map((ticket) => ticket.patientId))];
  const patient = patientsOfSender.find(({ id }) => id === patientId);
  if (!patient || others.length > 0) return false;
  const isOfChild = isChild(patient, today);
  const rest = patientsOfSender.filter((one) => one.id !== patientId && !(isOfChild && isChild(one, today)));
  return medicines.every(
    ({ mention }) => takes(patient, mention) && !rest.some((one) => takes(one, mention)),
  );
}

/** Anything like it on the list of another is enough to leave it open. */
export function takes({ prescriptions }: Patient, mention: MedicationMention): boolean {
  const active = prescriptions.filter(({ status }) => status === 'active');
  return matchPrescription(mention, active).kind !== 'none';
}

export function isChild({ birthDate }: Patient, today: CalendarDate): boolean {
  return birthDate !== null && ageYears(birthDate, today) < matchingPolicy.adultYears;
}
