import { addDays, addMonths, type CalendarDate } from '../../domain/calendar-date.ts';
import { type DemoPatient, type DemoPrescription, storyPatients } from './story-patients.ts';

/** A FHIR R4 resource as the roster import reads it. */
type Resource = { resourceType: string; id: string } & Record<string, unknown>;

export const facilities = [
  { id: 'cedar-house', name: 'Cedar House', phone: '+14155550181' },
  { id: 'harbor-view', name: 'Harbor View', phone: '+14155550182' },
  { id: 'maple-court', name: 'Maple Court', phone: '+14155550183' },
  { id: 'willow-lane', name: 'Willow Lane', phone: '+14155550184' },
] as const;

const prescriber = {
  id: 'prescriber-1',
  name: { family: 'Whitfield', given: ['Dana'] },
  phone: '+14155550190',
};

const familyNames = [
  'Ashdown',
  'Birch',
  'Colby',
  'Dunmore',
  'Everly',
  'Fenwick',
  'Garrick',
  'Holt',
  'Ives',
  'Jarvis',
];
const givenNames = ['Agnes', 'Boris', 'Cora', 'Dexter', 'Elsa', 'Floyd', 'Gilda', 'Hugo', 'Irma', 'Julius'];
const commonDrugs = [
  'Lisinopril 10 MG Oral Tablet',
  'Amlodipine 10 MG Oral Tablet',
  'Atorvastatin 20 MG Oral Tablet',
];

/** Those who live beside the story, so that a name is looked up among others. */
function neighbours(): DemoPatient[] {
  return Array.from({ length: 20 }, (_, index) => ({
    id: `n-${index + 1}`,
    given: givenNames[index % 10] ?? '',
    family: familyNames[(index * 3 + Math.floor(index / 10)) % 10] ?? '',
    birthDate: `19${40 + index}-0${(index % 9) + 1}-1${index % 9}`,
    phone: `+1415555${String(130 + index).padStart(4, '0')}`,
    facility: facilities[index % 4]?.id ?? 'cedar-house',
    prescriptions: [
      {
        drug: commonDrugs[index % 3] ?? '',
        rxNumber: String(7_100_000 + index),
        filledDaysAgo: 5 + index,
        refills: index % 4,
      },
    ],
  }));
}

/** The whole roster as FHIR resources, made relative to `today`. */
export function demoRoster(today: CalendarDate): Resource[] {
  const patients = [...storyPatients, ...neighbours()];
  return [
    ...facilities.map(({ id, name, phone }) => ({
      resourceType: 'Organization',
      id,
      name,
      telecom: [{ system: 'phone', value: phone }],
    })),
    {
      resourceType: 'Practitioner',
      id: prescriber.id,
      name: [prescriber.name],
      telecom: [{ system: 'phone', value: prescriber.phone }],
    },
    ...patients.map(patientResource),
    ...patients.flatMap((patient) =>
      patient.prescriptions.flatMap((rx) => prescriptionResources(patient, rx, today)),
    ),
  ];
}

function patientResource(patient: DemoPatient): Resource {
  return {
    resourceType: 'Patient',
    id: patient.id,
    active: true,
    name: [{ use: 'official', family: patient.family, given: [patient.given] }],
    birthDate: patient.birthDate,
    telecom: [{ system: 'phone', use: 'mobile', value: patient.phone }],
    generalPractitioner: [{ reference: `Practitioner/${prescriber.id}` }],
    ...(patient.facility ? { managingOrganization: { reference: `Organization/${patient.facility}` } } : {}),
    ...(patient.language
      ? { communication: [{ language: { coding: [{ code: patient.language }] }, preferred: true }] }
      : {}),
  };
}

function prescriptionResources(patient: DemoPatient, rx: DemoPrescription, today: CalendarDate): Resource[] {
  const daysSupply = rx.daysSupply ?? 30;
  const filledOn = addDays(today, -(rx.filledDaysAgo ?? 28));
  const writtenOn = addDays(filledOn, -2);
  const request: Resource = {
    resourceType: 'MedicationRequest',
    id: `rx-${rx.rxNumber}`,
    identifier: [{ system: 'https://pharmacy.example/rx-number', value: rx.rxNumber }],
    status: rx.status ?? 'active',
    intent: 'order',
    medicationCodeableConcept: { text: rx.drug },
    subject: { reference: `Patient/${patient.id}` },
    requester: { reference: `Practitioner/${prescriber.id}` },
    authoredOn: writtenOn,
    dispenseRequest: {
      numberOfRepeatsAllowed: rx.refills ?? 5,
      quantity: { value: daysSupply },
      expectedSupplyDuration: { value: daysSupply, unit: 'days' },
      validityPeriod: { start: writtenOn, end: addMonths(writtenOn, 6) },
    },
  };
  const fill: Resource = {
    resourceType: 'MedicationDispense',
    id: `fill-${rx.rxNumber}`,
    status: 'completed',
    subject: { reference: `Patient/${patient.id}` },
    authorizingPrescription: [{ reference: `MedicationRequest/rx-${rx.rxNumber}` }],
    type: { coding: [{ code: 'FF' }] },
    quantity: { value: daysSupply },
    daysSupply: { value: daysSupply },
    whenHandedOver: filledOn,
  };
  return [request, fill];
}
