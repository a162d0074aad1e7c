import { z } from 'zod';
import { prescriptionStatuses } from '../domain/prescription.ts';
import { address, amount, dayIn, maybe, medicineText, resourceId, text, wholeNumber } from './fhir-values.ts';

/** What the roster reads of FHIR R4; everything else a resource holds is left alone. */
export type FhirSchemas = ReturnType<typeof fhirSchemas>;

const Identifier = z.object({ system: maybe(address), value: maybe(text) });
export type Identifier = z.infer<typeof Identifier>;

const Reference = z.object({
  reference: maybe(address),
  identifier: maybe(Identifier),
  display: maybe(medicineText),
});
export type Reference = z.infer<typeof Reference>;

const Coding = z.object({ system: maybe(address), code: maybe(text), display: maybe(medicineText) });
const CodeableConcept = z.object({ coding: maybe(z.array(Coding)), text: maybe(medicineText) });
export type CodeableConcept = z.infer<typeof CodeableConcept>;

const Extension = z.looseObject({ url: maybe(z.string()) });
export type Extension = z.infer<typeof Extension>;
const extensions = maybe(z.array(Extension));

const Address = z.object({ line: maybe(z.array(maybe(text))) });

const Quantity = z.object({ value: maybe(amount), unit: maybe(text), code: maybe(text) });
export type Quantity = z.infer<typeof Quantity>;

/** Resources inside a resource may be of any kind: what is needed of them is read when it is known which. */
const contained = maybe(
  z.array(
    z.object({ id: maybe(z.string()), code: z.unknown().optional(), extension: z.unknown().optional() }),
  ),
);

export function readConcept(value: unknown): CodeableConcept | null {
  return CodeableConcept.safeParse(value).data ?? null;
}

export function readExtensions(value: unknown): Extension[] {
  return z.array(Extension).safeParse(value).data ?? [];
}

/** FHIR's codes with a hyphen are ours with an underscore. */
const medicationRequestStatuses = prescriptionStatuses.map((status) => status.replaceAll('_', '-'));
const dispenseStatuses = [
  'preparation',
  'in-progress',
  'cancelled',
  'on-hold',
  'completed',
  'entered-in-error',
  'stopped',
  'declined',
  'unknown',
] as const;
const intents = [
  'proposal',
  'plan',
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
  'option',
] as const;

export function fhirSchemas(timeZone: string) {
  const day = dayIn(timeZone);
  const Period = z.object({ start: maybe(day), end: maybe(day) });
  const Name = z.object({
    use: maybe(text),
    text: maybe(text),
    family: maybe(text),
    given: maybe(z.array(maybe(text))),
    suffix: maybe(z.array(maybe(text))),
    period: maybe(Period),
  });
  const Telecom = z.object({
    system: maybe(text),
    value: maybe(text),
    use: maybe(text),
    rank: maybe(wholeNumber),
    period: maybe(Period),
  });
  const base = { id: resourceId, identifier: maybe(z.array(Identifier)) };
  const people = { name: maybe(z.array(Name)), telecom: maybe(z.array(Telecom)) };
  const Medication = z.object({ id: resourceId, code: maybe(CodeableConcept), extension: extensions });
  return {
    Organization: z.object({ ...base, name: text, telecom: maybe(z.array(Telecom)) }),
    Practitioner: z.object({ ...base, ...people }),
    PractitionerRole: z.object({ id: resourceId, practitioner: maybe(Reference) }),
    Patient: z.object({
      ...base,
      ...people,
      birthDate: maybe(day),
      address: maybe(z.array(Address)),
      extension: extensions,
      active: maybe(z.boolean()),
      deceasedBoolean: maybe(z.boolean()),
      deceasedDateTime: maybe(day),
      communication: maybe(
        z.array(z.object({ language: maybe(CodeableConcept), preferred: maybe(z.boolean()) })),
      ),
      managingOrganization: maybe(Reference),
      generalPractitioner: maybe(z.array(Reference)),
    }),
    RelatedPerson: z.object({
      ...base,
      ...people,
      patient: Reference,
      active: maybe(z.boolean()),
      relationship: maybe(z.array(CodeableConcept)),
      period: maybe(Period),
    }),
    Medication,
    MedicationRequest: z.object({
      ...base,
      status: z.enum(medicationRequestStatuses),
      intent: maybe(z.enum(intents)),
      doNotPerform: maybe(z.literal(false, 'is true: an order not to give a medicine is no prescription')),
      extension: extensions,
      contained,
      medicationCodeableConcept: maybe(CodeableConcept.extend({ extension: extensions })),
      medicationReference: maybe(Reference),
      subject: Reference,
      requester: maybe(Reference),
      insurance: maybe(z.array(Reference)),
      /** Read apart, so that directions of any shape cost no prescription. */
      dosageInstruction: z.unknown().optional(),
      authoredOn: maybe(day),
      dispenseRequest: maybe(
        z.object({
          validityPeriod: maybe(Period),
          numberOfRepeatsAllowed: maybe(wholeNumber),
          quantity: maybe(Quantity),
          expectedSupplyDuration: maybe(Quantity),
        }),
      ),
    }),
    MedicationDispense: z.object({
      ...base,
      status: z.enum(dispenseStatuses),
      type: maybe(CodeableConcept),
      authorizingPrescription: z.array(Reference),
      whenHandedOver: maybe(day),
      whenPrepared: maybe(day),
      quantity: maybe(Quantity),
      daysSupply: maybe(Quantity),
    }),
  };
}

type Resource<K extends keyof FhirSchemas> = z.infer<FhirSchemas[K]>;
export type Organization = Resource<'Organization'>;
export type Practitioner = Resource<'Practitioner'>;
export type PractitionerRole = Resource<'PractitionerRole'>;
export type FhirPatient = Resource<'Patient'>;
export type FhirRelatedPerson = Resource<'RelatedPerson'>;
export type Medication = Resource<'Medication'>;
export type MedicationRequest = Resource<'MedicationRequest'>;
export type MedicationDispense = Resource<'MedicationDispense'>;
export type HumanName = NonNullable<FhirPatient['name']>[number];
export type ContactPoint = NonNullable<FhirPatient['telecom']>[number];
