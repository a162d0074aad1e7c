import { z } from 'zod';
import { parseCalendarDate } from '../../domain/calendar-date.ts';
import type { ComparedPrescription } from '../../domain/compared-prescription.ts';
import { readDrugText } from '../../domain/drugs/read-drug-text.ts';
import { lastSupplyOf } from '../../domain/last-supply.ts';
import type { FhirClient } from './fhir-client.ts';
import { doubtOf, isUnsigned, OrderForce, writtenAt } from './judge-order.ts';
import type { FillsById, ReadFills } from './read-fills.ts';

const Concept = z.looseObject({
  text: z.string().nullish(),
  coding: z.array(z.looseObject({ display: z.string().nullish() })).nullish(),
});
const Reference = z.looseObject({ reference: z.string().nullish(), display: z.string().nullish() });

/** What is compared of a MedicationRequest (FHIR R4). */
const Prescription = OrderForce.extend({
  id: z.string(),
  status: z.string(),
  medicationCodeableConcept: Concept.nullish(),
  medicationReference: Reference.nullish(),
  requester: Reference.nullish(),
  dosageInstruction: z.array(z.looseObject({ text: z.string().nullish() })).nullish(),
  dispenseRequest: z
    .looseObject({
      quantity: z.looseObject({ value: z.number().nullish() }).nullish(),
      numberOfRepeatsAllowed: z.number().nullish(),
    })
    .nullish(),
});

/** An order not to give a medicine is no prescription of it, and while it stands it is nothing active. */
function statusOf(status: string, order: OrderForce): string {
  if (isUnsigned(order)) return 'draft';
  return status === 'active' && order.doNotPerform ? 'not_to_be_given' : status.replaceAll('-', '_');
}

/** Null for what names no medicine or cannot be read. */
export function readPrescription(resource: unknown, fills?: FillsById): ComparedPrescription | null {
  const read = Prescription.safeParse(resource);
  if (!read.success) return null;
  const { id, status, requester, authoredOn, dispenseRequest, dosageInstruction } = read.data;
  const { medicationCodeableConcept: concept, medicationReference } = read.data;
  const text = [
    concept?.text,
    ...(concept?.coding ?? []).map(({ display }) => display),
    medicationReference?.display,
  ]
    .map((word) => word?.trim() ?? '')
    .find((word) => word !== '');
  if (text === undefined) return null;
  const refillsAllowed = dispenseRequest?.numberOfRepeatsAllowed ?? null;
  return {
    id,
    text,
    ...readDrugText(text),
    status: statusOf(status, read.data),
    quantity: dispenseRequest?.quantity?.value ?? null,
    refillsAllowed,
    ...lastSupplyOf(refillsAllowed, fills?.get(id) ?? []),
    sig: (dosageInstruction ?? []).flatMap((one) => one.text?.trim() || []).join('; ') || null,
    writtenOn: parseCalendarDate((authoredOn ?? '').slice(0, 10)),
    writtenAt: writtenAt(read.data),
    doubt: doubtOf(read.data),
    practitionerId:
      /(?:^|\/)Practitioner\/([A-Za-z0-9.-]{1,64})$/.exec(requester?.reference ?? '')?.[1] ?? null,
  };
}

/** The prescriptions of a patient with what is known of their fills, those that are over included. */
export async function readPrescriptions(
  client: FhirClient,
  patientId: string,
  readFills: ReadFills,
): Promise<ComparedPrescription[]> {
  const fills = await readFills(patientId);
  const read: ComparedPrescription[] = [];
  for await (const resource of client.search('MedicationRequest', { patient: patientId, _count: '100' })) {
    const prescription = readPrescription(resource, fills);
    if (prescription) read.push(prescription);
  }
  return read;
}
