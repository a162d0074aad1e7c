import type { PrescriptionStatus } from '../domain/prescription.ts';
import { readSchedule, stricter, type Schedule } from './dea-schedule.ts';
import type { DraftResult, FillDraft, MedicineDraft, PrescriptionDraft } from './drafts.ts';
import {
  readConcept,
  readExtensions,
  type CodeableConcept,
  type Identifier,
  type Medication,
  type MedicationDispense,
  type MedicationRequest,
  type Quantity,
  type Reference,
} from './fhir.ts';
import { wholeDay, type MapContext } from './map-people.ts';
import { readDirections } from './read-directions.ts';
import { readReference, type Pointer } from './references.ts';

const unreadableSchedule = { ok: false, reason: 'extension dea-schedule: is not a schedule' } as const;

export function mapPrescription(
  resource: MedicationRequest,
  context: MapContext,
): DraftResult<PrescriptionDraft> {
  const patient = readReference(resource.subject, 'Patient');
  if (patient.kind !== 'pointer') return { ok: false, reason: 'subject: does not refer to a Patient' };
  const medicine = readMedicine(resource);
  if (medicine === 'unreadable') return unreadableSchedule;
  if (!medicine) return { ok: false, reason: 'medication[x]: is missing' };
  const prescriber = readReference(resource.requester, 'Practitioner');
  if (prescriber.kind === 'other') context.warn('requester: is no Practitioner of the roster');
  const dispense = resource.dispenseRequest;
  const directions = readDirections(resource.dosageInstruction);
  if (directions.doseVaries === 'unreadable') context.warn('dosageInstruction: cannot be read');
  const draft = {
    patient: patient.pointer,
    prescriber: prescriber.kind === 'pointer' ? prescriber.pointer : null,
    payer: payerOf(resource.insurance ?? []),
    ...medicine,
    ...directions,
    rxNumber: rxNumberOf(resource.identifier ?? []),
    status: statusOf(resource),
    writtenOn: wholeDay(resource.authoredOn, 'authoredOn', context),
    expiresOn: wholeDay(dispense?.validityPeriod?.end, 'dispenseRequest.validityPeriod.end', context),
    validFrom: wholeDay(dispense?.validityPeriod?.start, 'dispenseRequest.validityPeriod.start', context),
    quantity: dispense?.quantity?.value ?? null,
    refillsAllowed: dispense?.numberOfRepeatsAllowed ?? null,
    expectedDaysSupply: daysOf(
      dispense?.expectedSupplyDuration,
      'dispenseRequest.expectedSupplyDuration',
      context,
    ),
  };
  return { ok: true, draft };
}

/** The first insurance that is named, else numbered, else referred to. */
function payerOf(insurance: readonly Reference[]): string | null {
  for (const { display, identifier, reference } of insurance) {
    const named = [display, identifier?.value, reference?.split('/').at(-1)];
    const payer = named.map((name) => name?.trim()).find(Boolean);
    if (payer) return payer;
  }
  return null;
}

export function mapFill(resource: MedicationDispense, context: MapContext): DraftResult<FillDraft> {
  const reference =
    resource.authorizingPrescription.length === 1 ? resource.authorizingPrescription[0] : null;
  const prescription = readReference(reference, 'MedicationRequest');
  if (prescription.kind !== 'pointer') {
    return { ok: false, reason: 'authorizingPrescription: does not refer to one MedicationRequest' };
  }
  const field = resource.whenHandedOver != null ? 'whenHandedOver' : 'whenPrepared';
  const draft = {
    prescription: prescription.pointer,
    filledOn: wholeDay(resource[field], field, context),
    quantity: resource.quantity?.value ?? null,
    daysSupply: daysOf(resource.daysSupply, 'daysSupply', context),
    partial: isPartial(resource.type),
    completed: resource.status === 'completed',
  };
  return { ok: true, draft };
}

export function mapMedication(resource: Medication): DraftResult<MedicineDraft> {
  const schedule = readSchedule(resource.extension ?? []);
  if (schedule === 'unreadable') return unreadableSchedule;
  return { ok: true, draft: { words: wordsOf(resource.code), schedule } };
}

type Medicine = { medicine: MedicineDraft; medication: Pointer | null };

/** The medicine in the prescription itself, inside it, or as a Medication of its own. */
function readMedicine(resource: MedicationRequest): Medicine | 'unreadable' | null {
  const concept = resource.medicationCodeableConcept;
  const reference = resource.medicationReference;
  const inner = resource.contained?.find((one) => `#${one.id ?? ''}` === reference?.reference);
  const extensions = [resource.extension, concept?.extension, readExtensions(inner?.extension)];
  const schedule = readSchedule(extensions.flatMap((list) => list ?? []));
  if (schedule === 'unreadable') return 'unreadable';
  const own = [...wordsOf(concept), ...wordsOf(readConcept(inner?.code))];
  const outer = inner ? null : readReference(reference, 'Medication');
  const display = reference?.display?.trim();
  const words = unique([...own, ...(display ? [display] : [])]);
  const medication = outer?.kind === 'pointer' ? outer.pointer : null;
  return words.length > 0 || medication ? { medicine: { words, schedule }, medication } : null;
}

/** Two descriptions of one medicine: the prescription's own words first, the stricter schedule. */
export function mergeMedicine(own: MedicineDraft, other: MedicineDraft): MedicineDraft {
  const schedule: Schedule = stricter(own.schedule, other.schedule);
  return { words: unique([...own.words, ...other.words]), schedule };
}

/** Text and displays; codes alone only where there is nothing else. */
function wordsOf(concept: CodeableConcept | null | undefined): string[] {
  const coding = concept?.coding ?? [];
  const words = [concept?.text, ...coding.map((one) => one.display)].map((word) => word?.trim() ?? '');
  const spoken = words.filter(Boolean);
  return unique(spoken.length > 0 ? spoken : coding.map((one) => one.code?.trim() ?? '').filter(Boolean));
}

function rxNumberOf(identifiers: readonly Identifier[]): string | null {
  const valued = identifiers.filter((one) => one.value?.trim());
  const chosen = valued.find((one) => one.system?.endsWith('rx-number')) ?? valued[0];
  return chosen?.value?.trim() ?? null;
}

/** Not yet authorised, whatever its status says (FHIR R4 medicationrequest-intent). */
const unsignedIntents = ['proposal', 'plan', 'option'];

function statusOf(resource: MedicationRequest): PrescriptionStatus {
  const status = resource.status.replaceAll('-', '_') as PrescriptionStatus; // the schema allows no other
  const isLive = status === 'active' || status === 'on_hold';
  return isLive && unsignedIntents.includes(resource.intent ?? '') ? 'draft' : status;
}

/** v3 ActPharmacySupplyType: every code that ends in P is a part fill (FFP, RFP…), and so with the script owed (FFPS). */
function isPartial(type: CodeableConcept | null | undefined): boolean {
  return type?.coding?.some((coding) => /PS?$/.test(coding.code?.trim() ?? '')) ?? false;
}

const daysIn = new Map([
  ['', 1],
  ['d', 1],
  ['day', 1],
  ['days', 1],
  ['wk', 7],
  ['week', 7],
  ['weeks', 7],
]);

/** Whole days; null where they are absent, broken, or in a unit that is no fixed number of days (a month). */
function daysOf(quantity: Quantity | null | undefined, field: string, context: MapContext): number | null {
  if (quantity?.value == null) return null;
  const unit = (quantity.code ?? quantity.unit ?? '').trim().toLowerCase();
  const days = quantity.value * (daysIn.get(unit) ?? NaN);
  if (Number.isInteger(days) && Math.abs(days) < 100_000) return days;
  context.warn(`${field}: is not a number of days`);
  return null;
}

function unique(words: string[]): string[] {
  return [...new Set(words)];
}
