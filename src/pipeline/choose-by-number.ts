import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Prescription } from '../domain/prescription.ts';
import { mayName } from '../extraction/may-name.ts';
import type { IdentifiedRequest } from './identify-people.ts';

/** The person's own prescriptions whose Rx numbers the message gives. */
export function prescriptionsByNumber({ request, patient }: IdentifiedRequest): Prescription[] {
  const numbers = request.medicines.flatMap(({ mention }) => mention.rxNumber ?? []);
  return (patient?.prescriptions ?? []).filter(
    ({ rxNumber }) => rxNumber !== null && numbers.includes(rxNumber),
  );
}

type WaitingMedicine = {
  medicationText: string | null;
  medicationName: string | null;
  strength: string | null;
};

/**
 * Which of them a waiting ticket means: the one of its drug, the one that its words can mean (`blood pressure pill`), or
 * the only one when it has named nothing.
 */
export function chooseByNumber(
  ticket: WaitingMedicine,
  numbered: Prescription[],
  today: CalendarDate,
): Prescription | null {
  const fitting = numbered.filter((prescription) => isOfDrug(ticket, prescription, today));
  return (fitting.length === 1 && fitting[0]) || null;
}

function isOfDrug(
  ticket: WaitingMedicine,
  { drugName, strength }: Prescription,
  today: CalendarDate,
): boolean {
  if (ticket.medicationText === null) return true;
  if (ticket.medicationName === null)
    return mayName(ticket.medicationText, { name: drugName }, { today, profile: [] }) ?? false;
  if (drugName === null || drugName !== ticket.medicationName) return false;
  return ticket.strength === null || strength === null || ticket.strength === strength;
}
