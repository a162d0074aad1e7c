import type { Prescription } from '../domain/prescription.ts';
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

/** Which of them a waiting ticket means: the one of its drug, or the only one when it has named no drug. */
export function chooseByNumber(ticket: WaitingMedicine, numbered: Prescription[]): Prescription | null {
  const fitting = numbered.filter((prescription) => isOfDrug(ticket, prescription));
  return (fitting.length === 1 && fitting[0]) || null;
}

function isOfDrug(ticket: WaitingMedicine, { drugName, strength }: Prescription): boolean {
  if (ticket.medicationText === null) return true;
  if (drugName === null || drugName !== ticket.medicationName) return false;
  return ticket.strength === null || strength === null || ticket.strength === strength;
}
