import { z } from 'zod';
import { parseCalendarDate } from '../../domain/calendar-date.ts';
import { unreadablePrescription, type ComparedPrescription } from '../../domain/compared-prescription.ts';
import { readDrugText } from '../../domain/drugs/read-drug-text.ts';
import { lastSupplyOf } from '../../domain/last-supply.ts';
import { isStorable } from '../../domain/storable.ts';
import { RecordFault } from '../http/record-fault.ts';
import type { FhirClient } from './fhir-client.ts';
import { doubtOf, isUnsigned, medicineTexts, OrderForce, writtenAt } from './judge-order.ts';
import type { FillsById, ReadFills } from './read-fills.ts';

/** What is compared of a MedicationRequest (FHIR R4). */
const Prescription = OrderForce.extend({
  id: z.string(),
  status: z.string(),
  requester: z.looseObject({ reference: z.string().nullish() }).nullish(),
  dosageInstruction: z.array(z.looseObject({ text: z.string().nullish() })).nullish(),
});

/** An order not to give a medicine is no prescription of it, and while it stands it is nothing active. */
function statusOf(status: string, order: OrderForce): string {
  if (isUnsigned(order)) return 'draft';
  return status === 'active' && order.doNotPerform ? 'not_to_be_given' : status.replaceAll('-', '_');
}

/** What can be told of one that cannot be read: whose order it may be, and since when. Whatever is odd of it is left out. */
const Odd = z.looseObject({
  id: z.string().refine(isStorable).catch(''),
  authoredOn: z.string().catch(''),
  medicationCodeableConcept: z
    .looseObject({ text: z.string().refine(isStorable).catch('') })
    .catch({ text: '' }),
});

function unreadable(resource: unknown): ComparedPrescription {
  const read = Odd.safeParse(resource);
  if (!read.success) return unreadablePrescription;
  const { id, authoredOn, medicationCodeableConcept } = read.data;
  const { text } = medicationCodeableConcept;
  return {
    ...{ ...unreadablePrescription, id, text, ...readDrugText(text) },
    writtenOn: parseCalendarDate(authoredOn.slice(0, 10)),
    writtenAt: writtenAt({ authoredOn }),
  };
}

/** Null for what is not there, or names no medicine. */
export function readPrescription(resource: unknown, fills?: FillsById): ComparedPrescription | null {
  if (resource === null) return null;
  const read = Prescription.safeParse(resource);
  if (!read.success || !isStorable(resource)) return unreadable(resource);
  const { id, status, requester, authoredOn, dispenseRequest, dosageInstruction } = read.data;
  const [text] = medicineTexts(read.data);
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
    validUntil: parseCalendarDate((dispenseRequest?.validityPeriod?.end ?? '').slice(0, 10)),
    doubt: doubtOf(read.data),
    practitionerId:
      /(?:^|\/)Practitioner\/([A-Za-z0-9.-]{1,64})$/.exec(requester?.reference ?? '')?.[1] ?? null,
  };
}

/**
 * The prescriptions of a patient with what is known of their fills, those that are over included. Where the list breaks
 * off, what has not come of it is one that cannot be read.
 */
export async function readPrescriptions(
  client: FhirClient,
  patientId: string,
  readFills: ReadFills,
): Promise<ComparedPrescription[]> {
  const fills = await readFills(patientId);
  const read: ComparedPrescription[] = [];
  try {
    for await (const resource of client.search('MedicationRequest', { patient: patientId, _count: '100' })) {
      const prescription = readPrescription(resource, fills);
      if (prescription) read.push(prescription);
    }
  } catch (error) {
    if (read.length === 0 || !(error instanceof RecordFault) || error.kind !== 'unreadable') throw error;
    read.push(unreadablePrescription);
  }
  return read;
}
