import type { RxFact } from '../domain/rx-fact.ts';

type Resource = Record<string, unknown> & { resourceType: string; id: string };

/** A prescription of the pharmacy system in the roster's own dialect, for one that the roster does not have yet. */
export function prescriptionResource(fact: RxFact, id: string, patientSourceId: string): Resource {
  const { rxNumber, medicine, quantity, refillsAllowed, daysSupply, expiresOn, sig, writtenOn } = fact;
  return {
    resourceType: 'MedicationRequest',
    id,
    identifier: [{ system: 'urn:pharmacy:rx-number', value: rxNumber }],
    status: (fact.status ?? 'unknown').replaceAll('_', '-'),
    intent: 'order',
    subject: { reference: `Patient/${patientSourceId}` },
    medicationCodeableConcept: { text: medicine },
    authoredOn: writtenOn,
    ...(fact.schedule === null
      ? {}
      : { extension: [{ url: 'urn:pharmacy:dea-schedule', valueString: fact.schedule }] }),
    ...(sig === null ? {} : { dosageInstruction: [{ text: sig }] }),
    dispenseRequest: {
      ...(quantity === null ? {} : { quantity: { value: quantity } }),
      ...(refillsAllowed === null ? {} : { numberOfRepeatsAllowed: refillsAllowed }),
      ...(daysSupply === null ? {} : { expectedSupplyDuration: { value: daysSupply, unit: 'days' } }),
      ...(expiresOn === null ? {} : { validityPeriod: { end: expiresOn } }),
    },
  };
}

export function fillResource(
  fill: NonNullable<RxFact['fill']>,
  id: string,
  prescription: { sourceId: string; quantity: number | null },
): Resource {
  const { state, filledOn, quantity, daysSupply } = fill;
  const isPart = quantity !== null && prescription.quantity !== null && quantity < prescription.quantity;
  return {
    resourceType: 'MedicationDispense',
    id,
    status: state,
    authorizingPrescription: [{ reference: `MedicationRequest/${prescription.sourceId}` }],
    whenHandedOver: filledOn,
    // v3 ActPharmacySupplyType: a part of the quantity, of which the rest is owed.
    ...(isPart ? { type: { coding: [{ code: 'RFP' }] } } : {}),
    ...(quantity === null ? {} : { quantity: { value: quantity } }),
    ...(daysSupply === null ? {} : { daysSupply: { value: daysSupply, unit: 'days' } }),
  };
}
