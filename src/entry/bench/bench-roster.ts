import { addDays, addMonths, type CalendarDate } from '../../domain/calendar-date.ts';

/** A synthetic patient: names combined by number, phone numbers from the range kept for fiction. */
export type BenchPatient = {
  id: string;
  given: string;
  family: string;
  birthDate: CalendarDate;
  phone: string;
  drugs: string[];
};

const givenNames = ['Agnes', 'Boris', 'Cora', 'Dexter', 'Elsa', 'Floyd', 'Gilda', 'Hugo', 'Irma', 'Julius'];
const familyNames = ['Ashdown', 'Birch', 'Colby', 'Dunmore', 'Everly', 'Fenwick', 'Garrick', 'Holt', 'Ives'];
const drugs = [
  'Lisinopril 20 MG',
  'Amlodipine 5 MG',
  'Atorvastatin 40 MG',
  'Metformin 500 MG',
  'Omeprazole 20 MG',
];

/** Area codes are counted up, so that thousands of fictional numbers (555-01xx) are distinct. */
export function fictionalNumber(index: number): string {
  const area = 201 + Math.floor(index / 100);
  return `+1${area}55501${String(index % 100).padStart(2, '0')}`;
}

export function benchPatients(count: number): BenchPatient[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `bench-${index}`,
    given: pick(givenNames, index),
    family: pick(familyNames, Math.floor(index / givenNames.length)),
    birthDate: addDays('1935-01-01' as CalendarDate, (index * 37) % 14_000),
    phone: fictionalNumber(index),
    drugs: Array.from({ length: 2 + (index % 2) }, (__, place) => pick(drugs, index + place)),
  }));
}

/** FHIR R4 resources as NDJSON lines: a prescriber, and for each patient the prescriptions with two fills each. */
export function* rosterLines(patients: BenchPatient[], today: CalendarDate): Generator<string> {
  yield JSON.stringify({
    resourceType: 'Practitioner',
    id: 'bench-prescriber',
    name: [{ family: 'Whitfield' }],
  });
  for (const [index, patient] of patients.entries()) {
    yield JSON.stringify({
      resourceType: 'Patient',
      id: patient.id,
      active: true,
      name: [{ use: 'official', family: patient.family, given: [patient.given] }],
      birthDate: patient.birthDate,
      telecom: [{ system: 'phone', use: 'mobile', value: patient.phone }],
    });
    for (const [place, drug] of patient.drugs.entries())
      yield* prescriptionLines(index, place, patient, drug, today);
  }
}

function* prescriptionLines(
  index: number,
  place: number,
  patient: BenchPatient,
  drug: string,
  today: CalendarDate,
): Generator<string> {
  const rxNumber = String(7_000_000 + index * 10 + place);
  const writtenOn = addDays(today, -60);
  const subject = { reference: `Patient/${patient.id}` };
  yield JSON.stringify({
    resourceType: 'MedicationRequest',
    id: `rx-${rxNumber}`,
    identifier: [{ system: 'https://pharmacy.example/rx-number', value: rxNumber }],
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: `${drug} Oral Tablet` },
    subject,
    requester: { reference: 'Practitioner/bench-prescriber' },
    authoredOn: writtenOn,
    dispenseRequest: {
      numberOfRepeatsAllowed: 5,
      quantity: { value: 30 },
      expectedSupplyDuration: { value: 30, unit: 'days' },
      validityPeriod: { start: writtenOn, end: addMonths(writtenOn, 12) },
    },
  });
  for (const daysAgo of [58, 20 + (index % 12)]) {
    yield JSON.stringify({
      resourceType: 'MedicationDispense',
      id: `fill-${rxNumber}-${daysAgo}`,
      status: 'completed',
      subject,
      authorizingPrescription: [{ reference: `MedicationRequest/rx-${rxNumber}` }],
      quantity: { value: 30 },
      daysSupply: { value: 30 },
      whenHandedOver: addDays(today, -daysAgo),
    });
  }
}

export function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
