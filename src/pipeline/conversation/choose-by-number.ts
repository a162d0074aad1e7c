import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Prescription } from '../../domain/prescription.ts';
import { areLookAlikes } from '../../domain/drugs/look-alikes.ts';
import { namesOneMore } from '../../extraction/answers/joins-another.ts';
import { mayName } from '../../extraction/medicines/may-name.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';

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

type NumberedTicket = WaitingMedicine & { id: string; rxNumber: string | null };

/** What was said, and which tickets we have asked about. */
type Answering = { text: string; about: readonly string[]; today: CalendarDate };

/** An Rx number that is of none of the medicines that wait, and those that it may be meant for. */
export type StrayNumber = { rxNumber: string; ticketIds: string[] };

/**
 * An answer to what we have asked of a medicine that is the number of another one: which of them is meant nobody knows.
 * Null where every number fits, more than one is left over, or it is told as one more; a look-alike is doubted always.
 */
export function findStrayNumber(
  waiting: NumberedTicket[],
  numbered: Prescription[],
  { text, about, today }: Answering,
): StrayNumber | null {
  const left = numbered.filter((one) => !waiting.some((ticket) => isOfDrug(ticket, one, today)));
  const [stray, ...others] = left;
  if (!stray?.rxNumber || others.length > 0) return null;
  const unfit = waiting.filter(
    (ticket) =>
      ticket.medicationText !== null &&
      ticket.rxNumber === null &&
      chooseByNumber(ticket, numbered, today) === null,
  );
  const twins = unfit.filter(
    ({ medicationName }) =>
      medicationName !== null && stray.drugName !== null && areLookAlikes(medicationName, stray.drugName),
  );
  const asked = namesOneMore(text) ? [] : unfit.filter(({ id }) => about.includes(id));
  const meant = twins.length > 0 ? twins : asked;
  return meant.length > 0 ? { rxNumber: stray.rxNumber, ticketIds: meant.map(({ id }) => id) } : null;
}

/** Whether the prescription can be what the ticket asks for. */
export function isOfDrug(
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
