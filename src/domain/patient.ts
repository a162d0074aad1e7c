import type { CalendarDate } from './calendar-date.ts';
import type { Prescription } from './prescription.ts';
import type { RelationKind } from './relation-kind.ts';

export type PatientPhone = { number: string; kind: 'mobile' | 'landline' | 'unknown' };

/** One who may ask for the patient: RelatedPerson of the roster. */
export type RelatedPerson = {
  id: string;
  name: string | null;
  relationship: string | null;
  /** What the roster's codes make of it; null for rows from before it was kept. */
  kind?: RelationKind | null;
  phone: string | null;
  validFrom: CalendarDate | null;
  validTo: CalendarDate | null;
};

/** A patient with all that the stages look at. */
export type Patient = {
  id: string;
  sourceId: string;
  givenNames: string[];
  familyName: string;
  suffix: string | null;
  /** Former and other names (maiden name, alias) in full. */
  otherNames: string[];
  birthDate: CalendarDate | null;
  language: 'en' | 'es' | null;
  deceased: boolean;
  active: boolean;
  facilityId: string | null;
  /** The roster's own id of the facility, by which a policy names it. */
  facility?: string | null;
  prescriberId: string | null;
  phones: PatientPhone[];
  relatedPersons: RelatedPerson[];
  prescriptions: Prescription[];
};

export type IdentityResult = 'exact' | 'several' | 'none';

/** 0 unknown sender, 1 phone on file and name, 2 name, birth date and a third fact, 3 verified by staff or facility. */
export type IdentityLevel = 'L0' | 'L1' | 'L2' | 'L3';

/** Somebody who may be meant. The score is the chance that it is so, 0 to 1; reasons name fields, never values. */
export type IdentityCandidate = { patientId: string; score: number; reasons: string[] };

/** Who a request is about. `patientId` is set exactly when `result` is `exact`. */
export type Identity = {
  /** The nearest people, for a person to choose from, best first; absent where one is exact. */
  candidates?: IdentityCandidate[];
  result: IdentityResult;
  level: IdentityLevel;
  patientId: string | null;
  /** Agreement of the best candidate, 0 to 1. */
  score: number;
  reasons: string[];
};

export function fullName(patient: Pick<Patient, 'givenNames' | 'familyName' | 'suffix'>): string {
  return [...patient.givenNames, patient.familyName, patient.suffix].filter(Boolean).join(' ');
}
