import { Readable } from 'node:stream';
import type { Database } from '../../src/db/client.ts';
import { addDays, addMonths, dateIn, type CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { importRoster } from '../../src/roster/import-roster.ts';

type Resource = { resourceType: string; id: string } & Record<string, unknown>;

export type RosterPrescription = {
  drug: string;
  rxNumber: string;
  /** Default 28: a month's supply that is due. */
  filledDaysAgo?: number;
  refills?: number;
  /** Of the 30 only so many were handed over: the rest is owed. */
  handedOver?: number;
  /** Who pays for it. */
  payer?: string;
  /** Its directions. */
  sig?: string;
  /** Never filled, and not to be filled before so many days from now. */
  startsInDays?: number;
};

export type RosterPatient = {
  given: string;
  family: string;
  birthDate: string;
  /** Mobile numbers on file. */
  phones?: string[];
  facility?: string;
  room?: string;
  language?: 'en' | 'es';
  deceased?: boolean;
  /** Those on file who may ask for this patient. */
  relatives?: { name: string; relationship: 'POWATT' | 'PRN' | 'SPS'; phone: string }[];
  prescriptions: RosterPrescription[];
};

const timeZone = 'America/Los_Angeles';

/**
 * Imports patients as the operator would, as FHIR, with what they take; facilities exist by being named. Everything
 * is made relative to the clock's day.
 */
export async function importPatients(
  database: Database,
  clock: Clock,
  patients: readonly RosterPatient[],
): Promise<void> {
  const today = dateIn(timeZone, clock.now());
  const resources = patients.flatMap((patient) => resourcesOf(patient, today));
  const facilities = [...new Set(patients.flatMap(({ facility }) => facility ?? []))];
  const organizations = facilities.map((id) => ({ resourceType: 'Organization', id, name: id }));
  const lines = [...organizations, ...resources].map((resource) => JSON.stringify(resource)).join('\n');
  const file = { name: 'roster.ndjson', open: () => Readable.from([new TextEncoder().encode(lines)]) };
  const summary = await importRoster({ database, clock, timeZone }, [file]);
  if (summary.refused > 0) throw new Error('the roster of the test was refused');
}

/** Of letters that a FHIR id may have. */
function idOf({ given, family }: RosterPatient): string {
  return `${given}-${family}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, '');
}

/** A patient with what they take, as FHIR. */
export function resourcesOf(patient: RosterPatient, today: CalendarDate): Resource[] {
  const id = idOf(patient);
  return [
    {
      resourceType: 'Patient',
      id,
      active: true,
      name: [{ use: 'official', family: patient.family, given: [patient.given] }],
      birthDate: patient.birthDate,
      ...(patient.room ? { address: [{ line: [`Room ${patient.room}`] }] } : {}),
      ...(patient.deceased ? { deceasedBoolean: true } : {}),
      telecom: (patient.phones ?? []).map((value) => ({ system: 'phone', use: 'mobile', value })),
      ...(patient.facility
        ? { managingOrganization: { reference: `Organization/${patient.facility}` } }
        : {}),
      ...(patient.language
        ? { communication: [{ language: { coding: [{ code: patient.language }] }, preferred: true }] }
        : {}),
    },
    ...(patient.relatives ?? []).map(({ name, relationship, phone }, place) => ({
      resourceType: 'RelatedPerson',
      id: `${id}-${place}`,
      active: true,
      patient: { reference: `Patient/${id}` },
      relationship: [{ coding: [{ code: relationship }] }],
      name: [{ text: name }],
      telecom: [{ system: 'phone', value: phone }],
    })),
    ...patient.prescriptions.flatMap((prescription) => prescriptionResources(id, prescription, today)),
  ];
}

function prescriptionResources(
  patientId: string,
  {
    drug,
    rxNumber,
    filledDaysAgo = 28,
    refills = 5,
    payer,
    handedOver = 30,
    sig,
    startsInDays,
  }: RosterPrescription,
  today: CalendarDate,
): Resource[] {
  const filledOn = addDays(today, -filledDaysAgo);
  const startsOn = startsInDays === undefined ? filledOn : addDays(today, startsInDays);
  const subject = { reference: `Patient/${patientId}` };
  const request: Resource = {
    resourceType: 'MedicationRequest',
    id: `rx-${rxNumber}`,
    identifier: [{ system: 'https://pharmacy.example/rx-number', value: rxNumber }],
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: drug },
    subject,
    authoredOn: filledOn,
    ...(sig === undefined ? {} : { dosageInstruction: [{ text: sig }] }),
    ...(payer === undefined ? {} : { insurance: [{ display: payer }] }),
    dispenseRequest: {
      numberOfRepeatsAllowed: refills,
      quantity: { value: 30 },
      expectedSupplyDuration: { value: 30, unit: 'days' },
      validityPeriod: { start: startsOn, end: addMonths(startsOn, 6) },
    },
  };
  const fill: Resource = {
    resourceType: 'MedicationDispense',
    id: `fill-${rxNumber}`,
    status: 'completed',
    subject,
    authorizingPrescription: [{ reference: `MedicationRequest/rx-${rxNumber}` }],
    type: { coding: [{ code: handedOver < 30 ? 'FFP' : 'FF' }] },
    quantity: { value: handedOver },
    daysSupply: { value: handedOver },
    whenHandedOver: filledOn,
  };
  return startsInDays === undefined ? [request, fill] : [request];
}
