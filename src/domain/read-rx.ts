import type { CalendarDate } from './calendar-date.ts';
import { at, dayOf, numberOf, textOf, wholeNumberOf } from './pharmacy-values.ts';
import type { RxFact, RxPatient } from './rx-fact.ts';
import { fillWords, filledWords, plainWords, prescriptionWords } from './rx-status.ts';

type DayIn = (moment: Date) => CalendarDate;

/** PioneerRx's prescription, in an event or a profile, under the names of its Rx event message (version 2). */
export function readRx(rx: unknown, dayIn: DayIn): RxFact {
  const prescribed = at(rx, 'MedicationPrescribed');
  const dispensed = at(rx, 'MedicationDispensed');
  const handedOut = textOf(at(dispensed, 'DrugName'));
  const rxWords = plainWords(textOf(at(rx, 'CurrentRxStatusText')) ?? '');
  return {
    rxId: textOf(at(rx, 'RxPioneerRxID')),
    fillId: textOf(at(rx, 'RxFillTransactionPioneerRxID')),
    rxNumber: textOf(at(rx, 'RxNumber')),
    status: prescriptionWords[rxWords] ?? null,
    medicine: medicineOf(prescribed) ?? handedOut,
    ...(handedOut === null ? {} : { dispensed: handedOut }),
    schedule: textOf(at(prescribed, 'DEASchedule')) ?? textOf(at(dispensed, 'DEASchedule')),
    sig: textOf(at(rx, 'DirectionsTranslatedEnglish')),
    quantity: numberOf(at(prescribed, 'Quantity')),
    refillsAllowed: wholeNumberOf(at(rx, 'NumberOfRefillsAllowed')),
    writtenOn: dayOf(at(rx, 'DateWritten'), dayIn),
    expiresOn: dayOf(at(rx, 'ExpirationDateUTC'), dayIn),
    daysSupply: wholeNumberOf(at(rx, 'DaysSupply')) ?? wholeNumberOf(at(dispensed, 'DaysSupply')),
    fill: fillOf(rx, dayIn),
  };
}

/** The name as it was written, with the strength where the name does not hold it. */
function medicineOf(prescribed: unknown): string | null {
  const name = ['WrittenName', 'GenericName', 'BrandName']
    .map((field) => textOf(at(prescribed, field)))
    .find((text) => text !== null);
  const strength = textOf(at(prescribed, 'DrugStrength'));
  if (!name || strength === null || name.toLowerCase().includes(strength.toLowerCase())) return name ?? null;
  return `${name} ${strength}`;
}

function fillOf(rx: unknown, dayIn: DayIn): RxFact['fill'] {
  const words = plainWords(textOf(at(rx, 'CurrentRxTransactionStatusText')) ?? '');
  const isCancelled = fillWords[words] === 'cancelled';
  if (!isCancelled && !filledWords.includes(words)) return null;
  const dispensed = at(rx, 'MedicationDispensed');
  return {
    state: isCancelled ? 'cancelled' : 'completed',
    filledOn: dayOf(at(rx, 'DateFilledUTC'), dayIn),
    quantity: numberOf(at(dispensed, 'Quantity')),
    daysSupply: wholeNumberOf(at(dispensed, 'DaysSupply')) ?? wholeNumberOf(at(rx, 'DaysSupply')),
  };
}

export function readRxPatient(patient: unknown, dayIn: DayIn): RxPatient {
  return {
    id:
      textOf(at(patient, 'Identification', 'PatientPioneerRxID')) ??
      textOf(at(patient, 'PatientPioneerRxID')),
    givenName: textOf(at(patient, 'Name', 'FirstName')) ?? textOf(at(patient, 'FirstName')),
    familyName: textOf(at(patient, 'Name', 'LastName')) ?? textOf(at(patient, 'LastName')),
    birthDate: dayOf(at(patient, 'DateOfBirth'), dayIn),
  };
}
