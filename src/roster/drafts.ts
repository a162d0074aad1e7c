import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Patient, PatientPhone, RelatedPerson } from '../domain/patient.ts';
import type { Fill, Prescription } from '../domain/prescription.ts';
import type { Schedule } from './dea-schedule.ts';
import type { Directions } from './read-directions.ts';
import type { Pointer } from './references.ts';

/** The resources that become rows and are counted, in the order in which they can be saved: a row's references stand before it. */
export const savedKinds = [
  'Organization',
  'Practitioner',
  'Patient',
  'RelatedPerson',
  'MedicationRequest',
  'MedicationDispense',
] as const;
export type SavedKind = (typeof savedKinds)[number];

/** A prescriber. */
export type PartyDraft = { name: string; phone: string | null };

export type FacilityDraft = PartyDraft & {
  email: string | null;
  /** Wants to be told of its residents' tickets by e-mail. */
  prefersEmail: boolean;
};

export type PatientDraft = Pick<
  Patient,
  'givenNames' | 'familyName' | 'suffix' | 'otherNames' | 'birthDate' | 'language' | 'deceased' | 'active'
> & {
  searchKeys: string[];
  /** In the facility, as the roster writes it. */
  room: string | null;
  searchText: string;
  phones: PatientPhone[];
  facility: Pointer | null;
  prescriber: Pointer | null;
};

export type RelatedPersonDraft = Omit<RelatedPerson, 'id'> & { patient: Pointer };

/** What a prescription says of its medicine; the words are tried against the drug table in their order. */
export type MedicineDraft = { words: string[]; schedule: Schedule };

export type PrescriptionDraft = Pick<
  Prescription,
  'rxNumber' | 'status' | 'writtenOn' | 'expiresOn' | 'quantity' | 'refillsAllowed' | 'expectedDaysSupply'
> &
  Directions & {
    patient: Pointer;
    prescriber: Pointer | null;
    payer: string | null;
    medicine: MedicineDraft;
    /** A Medication of its own that says more. */
    medication: Pointer | null;
    validFrom: CalendarDate | null;
  };

export type FillDraft = Omit<Fill, 'id'> & { prescription: Pointer };

/** A resource as read, its references still unresolved; what only helps to resolve others has kind `Medication`. */
export type Draft =
  | { kind: 'Organization'; draft: FacilityDraft }
  | { kind: 'Practitioner'; draft: PartyDraft }
  | { kind: 'Patient'; draft: PatientDraft }
  | { kind: 'RelatedPerson'; draft: RelatedPersonDraft }
  | { kind: 'MedicationRequest'; draft: PrescriptionDraft }
  | { kind: 'MedicationDispense'; draft: FillDraft }
  | { kind: 'Medication'; draft: MedicineDraft };

/** Another name by which references may call a resource. */
export type Alias = { name: string; target: Pointer };

export type MappedResource =
  | { kind: 'draft'; sourceId: string; draft: Draft; aliases: Alias[]; warnings: string[] }
  | { kind: 'alias'; aliases: Alias[] }
  | { kind: 'refused'; type: string | null; reason: string }
  | { kind: 'skipped' };

/** How a resource is turned into a draft: as one, or with the reason (field and fault, no value) why not. */
export type DraftResult<D> = { ok: true; draft: D } | { ok: false; reason: string };
