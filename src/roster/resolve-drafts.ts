import type pg from 'pg';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dosesChanged } from './doses-changed.ts';
import { stricter } from './dea-schedule.ts';
import type { Draft, MedicineDraft, PrescriptionDraft, SavedKind } from './drafts.ts';
import { idsOf, medicationsOf } from './follow-pointers.ts';
import { mergeMedicine } from './map-prescriptions.ts';
import { readMedicineWords } from './read-medicine.ts';
import type { RosterRow, RosterTable } from './save-rows.ts';
import type { Staged } from './staging.ts';

export type Resolved =
  { kind: 'row'; row: RosterRow; warnings: string[] } | { kind: 'refused'; reason: string };

type Of<K extends Draft['kind']> = Extract<Staged, { kind: K }>;
type Resolver<K extends Draft['kind']> = (
  client: pg.ClientBase,
  batch: Of<K>[],
  today: CalendarDate,
) => Promise<Resolved[]>;

/** Where each kind goes and how its references are resolved, in results of the batch's order. */
export const resolvers: { [K in SavedKind]: { table: RosterTable; resolve: Resolver<K> } } = {
  Organization: { table: 'facilities', resolve: resolveFacilities },
  Practitioner: { table: 'prescribers', resolve: resolvePrescribers },
  Patient: { table: 'patients', resolve: resolvePatients },
  RelatedPerson: { table: 'related_persons', resolve: resolveRelatedPersons },
  MedicationRequest: { table: 'prescriptions', resolve: resolvePrescriptions },
  MedicationDispense: { table: 'fills', resolve: resolveFills },
};

function resolveFacilities(_client: pg.ClientBase, batch: Of<'Organization'>[]): Promise<Resolved[]> {
  return Promise.resolve(
    batch.map(({ sourceId, draft: { name, phone, email, prefersEmail } }) =>
      row(sourceId, { name, phone, email, prefersEmail }),
    ),
  );
}

function resolvePrescribers(_client: pg.ClientBase, batch: Of<'Practitioner'>[]): Promise<Resolved[]> {
  return Promise.resolve(
    batch.map(({ sourceId, draft }) => row(sourceId, { name: draft.name, phone: draft.phone })),
  );
}

/** A facility that is not known is a refusal: without one, the patient would count as living in the community. */
async function resolvePatients(client: pg.ClientBase, batch: Of<'Patient'>[]): Promise<Resolved[]> {
  const facilities = await idsOf(
    client,
    'facilities',
    batch.map(({ draft }) => draft.facility),
  );
  const prescribers = await idsOf(
    client,
    'prescribers',
    batch.map(({ draft }) => draft.prescriber),
  );
  return batch.map(({ sourceId, draft }) => {
    const { phones, facility, prescriber, ...columns } = draft;
    const facilityId = facility && facilities.get(facility);
    const prescriberId = (prescriber && prescribers.get(prescriber)) ?? null;
    if (facilityId === undefined) return refused('managingOrganization: is not in the roster');
    const warnings = prescriber && !prescriberId ? ['Patient.generalPractitioner: is not in the roster'] : [];
    return { ...row(sourceId, { ...columns, facilityId, prescriberId }, warnings, phones) };
  });
}

async function resolveRelatedPersons(
  client: pg.ClientBase,
  batch: Of<'RelatedPerson'>[],
): Promise<Resolved[]> {
  const patients = await idsOf(
    client,
    'patients',
    batch.map(({ draft }) => draft.patient),
  );
  return batch.map(({ sourceId, draft }) => {
    const { patient, ...columns } = draft;
    const patientId = patients.get(patient);
    return patientId ? row(sourceId, { patientId, ...columns }) : refused('patient: is not in the roster');
  });
}

async function resolvePrescriptions(
  client: pg.ClientBase,
  batch: Of<'MedicationRequest'>[],
  today: CalendarDate,
): Promise<Resolved[]> {
  const patients = await idsOf(
    client,
    'patients',
    batch.map(({ draft }) => draft.patient),
  );
  const prescribers = await idsOf(
    client,
    'prescribers',
    batch.map(({ draft }) => draft.prescriber),
  );
  const medications = await medicationsOf(
    client,
    batch.map(({ draft }) => draft.medication),
  );
  const changed = await dosesChanged(client, batch, today);
  return batch.map(({ sourceId, draft }) => {
    const patientId = patients.get(draft.patient);
    const prescriberId = (draft.prescriber && prescribers.get(draft.prescriber)) ?? null;
    const medication = draft.medication && medications.get(draft.medication);
    const medicine = medication ? mergeMedicine(draft.medicine, medication) : draft.medicine;
    if (!patientId) return refused('subject: is not in the roster');
    if (medicine.words.length === 0)
      return refused('medicationReference: is not in the roster and has no display');
    const warnings =
      draft.prescriber && !prescriberId ? ['MedicationRequest.requester: is not in the roster'] : [];
    const doseChangedOn = changed.get(sourceId) ?? null;
    const columns = { patientId, prescriberId, ...prescriptionColumns(draft, medicine), doseChangedOn };
    return row(sourceId, columns, warnings);
  });
}

async function resolveFills(client: pg.ClientBase, batch: Of<'MedicationDispense'>[]): Promise<Resolved[]> {
  const prescriptions = await idsOf(
    client,
    'prescriptions',
    batch.map(({ draft }) => draft.prescription),
  );
  return batch.map(({ sourceId, draft }) => {
    const { prescription, ...columns } = draft;
    const prescriptionId = prescriptions.get(prescription);
    return prescriptionId
      ? row(sourceId, { prescriptionId, ...columns })
      : refused('authorizingPrescription: is not in the roster');
  });
}

function prescriptionColumns(draft: PrescriptionDraft, medicine: MedicineDraft): Record<string, unknown> {
  const { rxNumber, status, writtenOn, expiresOn, quantity, refillsAllowed, expectedDaysSupply, payer } =
    draft;
  const { sig, doseVaries, validFrom } = draft;
  const { name, strength, schedule: read } = readMedicineWords(medicine.words);
  const schedule = stricter(medicine.schedule, read);
  return {
    ...{ rxNumber, status, writtenOn, expiresOn, quantity, refillsAllowed, expectedDaysSupply, payer },
    ...{ sig, doseVaries },
    text: medicine.words[0],
    drugName: name,
    strength,
    schedule,
    // FHIR R4: dispensing is authorised from the start of validity on; for schedule II, 21 CFR 1306.12(b).
    earliestFillOn: validFrom,
  };
}

function row(
  sourceId: string,
  columns: Record<string, unknown>,
  warnings: string[] = [],
  phones?: RosterRow['phones'],
): Resolved {
  return { kind: 'row', row: { sourceId, columns, ...(phones && { phones }) }, warnings };
}

function refused(reason: string): Resolved {
  return { kind: 'refused', reason };
}
