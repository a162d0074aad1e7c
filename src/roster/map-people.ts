import type { CalendarDate } from '../domain/calendar-date.ts';
import type { DraftResult, FacilityDraft, PartyDraft, PatientDraft, RelatedPersonDraft } from './drafts.ts';
import type { Day } from './fhir-values.ts';
import type {
  CodeableConcept,
  FhirPatient,
  FhirRelatedPerson,
  HumanName,
  Organization,
  Practitioner,
} from './fhir.ts';
import { residentWords } from '../domain/names/resident-words.ts';
import { searchKeys } from '../domain/names/search-keys.ts';
import { relationKind, type RelationKind } from '../domain/relation-kind.ts';
import { inFull, readNames, tidy } from './human-name.ts';
import { readRoom } from './read-room.ts';
import { readReference, type Pointer, type ReadReference } from './references.ts';
import { readEmail, readPhones } from './telecom.ts';

/** What the mappers need beside the resource: the pharmacy's day, and where to say what was left out. */
export type MapContext = { today: CalendarDate; warn(reason: string): void };

export function mapOrganization(resource: Organization, context: MapContext): DraftResult<FacilityDraft> {
  const name = resource.name.trim();
  if (!name) return { ok: false, reason: 'name: is missing' };
  const { email, preferred } = readEmail(resource.telecom, context.today);
  const phone = firstPhone(resource.telecom, context);
  return { ok: true, draft: { name, phone, email, prefersEmail: preferred } };
}

export function mapPractitioner(resource: Practitioner, context: MapContext): DraftResult<PartyDraft> {
  const name = practitionerName(resource.name ?? [], context);
  if (!name) return { ok: false, reason: 'name: is missing' };
  return { ok: true, draft: { name, phone: firstPhone(resource.telecom, context) } };
}

/** A prescriber's name is only shown: a text (`Ana Núñez, MD`) stays as it is. */
function practitionerName(names: readonly HumanName[], context: MapContext): string | null {
  const text = names.every((name) => !name.family?.trim()) ? tidy(names[0]?.text ?? '') : '';
  const read = readNames(names, isOver(context.today));
  return text || (read ? inFull(read.name) : null);
}

export function mapPatient(resource: FhirPatient, context: MapContext): DraftResult<PatientDraft> {
  const names = readNames(resource.name ?? [], isOver(context.today));
  if (!names) return { ok: false, reason: 'name: is missing' };
  const birthDate = wholeDay(resource.birthDate, 'birthDate', context);
  if (birthDate && birthDate > context.today) return { ok: false, reason: 'birthDate: is in the future' };
  const facility = readReference(resource.managingOrganization, 'Organization');
  if (resource.managingOrganization && facility.kind !== 'pointer') {
    return { ok: false, reason: 'managingOrganization: does not refer to an Organization' };
  }
  const { phones, unusable } = readPhones(resource.telecom, context.today);
  if (unusable > 0) context.warn('telecom: a number is not usable');
  const room = readRoom(resource);
  return {
    ok: true,
    draft: {
      ...names.name,
      otherNames: names.otherNames,
      birthDate,
      searchKeys: searchKeys({ ...names.name, otherNames: names.otherNames, birthDate }),
      room,
      searchText: residentWords({ ...names.name, otherNames: names.otherNames, birthDate, room }),
      language: languageOf(resource),
      deceased: resource.deceasedBoolean === true || resource.deceasedDateTime != null,
      active: resource.active ?? true,
      phones,
      facility: pointerOf(facility),
      prescriber: practitionerOf(resource),
    },
  };
}

/** Before any day a request can come on: an inactive RelatedPerson may no longer ask. */
const longPast = '1900-01-01' as CalendarDate;

export function mapRelatedPerson(
  resource: FhirRelatedPerson,
  context: MapContext,
): DraftResult<RelatedPersonDraft> {
  const patient = readReference(resource.patient, 'Patient');
  if (patient.kind !== 'pointer') return { ok: false, reason: 'patient: does not refer to a Patient' };
  const names = readNames(resource.name ?? [], isOver(context.today));
  const validFrom = wholeDay(resource.period?.start, 'period.start', context);
  const validTo = wholeDay(resource.period?.end, 'period.end', context);
  if (resource.period?.start === 'partial' || resource.period?.end === 'partial') {
    return { ok: false, reason: 'period: is not given to the day' };
  }
  const draft = {
    patient: patient.pointer,
    name: names ? inFull(names.name) : null,
    relationship: wordsOf(resource.relationship?.[0]),
    kind: kindOf(resource.relationship ?? []),
    phone: firstPhone(resource.telecom, context),
    validFrom,
    validTo: resource.active === false ? longPast : validTo,
  };
  return { ok: true, draft };
}

/** The day, or null for none and for a year or month alone. */
export function wholeDay(
  day: Day | null | undefined,
  field: string,
  context: MapContext,
): CalendarDate | null {
  if (day !== 'partial') return day ?? null;
  context.warn(`${field}: is not given to the day`);
  return null;
}

function practitionerOf(resource: FhirPatient): Pointer | null {
  const read = (resource.generalPractitioner ?? []).map((one) => readReference(one, 'Practitioner'));
  return pointerOf(read.find((one) => one.kind === 'pointer') ?? { kind: 'none' });
}

function pointerOf(read: ReadReference): Pointer | null {
  return read.kind === 'pointer' ? read.pointer : null;
}

/** English or Spanish, which are the languages we answer in; null for any other, and where none is preferred. */
function languageOf(resource: FhirPatient): 'en' | 'es' | null {
  const spoken = resource.communication ?? [];
  const chosen = spoken.find((one) => one.preferred) ?? (spoken.length === 1 ? spoken[0] : null);
  const code = chosen?.language?.coding?.find((coding) => coding.code)?.code ?? chosen?.language?.text ?? '';
  const language = code.toLowerCase().split(/[-_]/)[0];
  return language === 'en' || language === 'es' ? language : null;
}

function firstPhone(telecom: FhirPatient['telecom'], context: MapContext): string | null {
  const { phones, unusable } = readPhones(telecom, context.today);
  if (unusable > 0) context.warn('telecom: a number is not usable');
  return phones[0]?.number ?? null;
}

/** All that every coding says; null where the roster says nothing. */
function kindOf(relationships: readonly CodeableConcept[]): RelationKind | null {
  const said = relationships.flatMap(({ text, coding }) => [
    text,
    ...(coding ?? []).flatMap((one) => [one.display, one.code]),
  ]);
  const descriptions = said.flatMap((one) => one ?? []);
  return descriptions.length > 0 ? relationKind(descriptions) : null;
}

function wordsOf(concept: CodeableConcept | undefined): string | null {
  const coding = concept?.coding?.[0];
  return concept?.text?.trim() || coding?.display?.trim() || coding?.code?.trim() || null;
}

function isOver(today: CalendarDate): (name: HumanName) => boolean {
  return (name) => name.period?.end != null && name.period.end !== 'partial' && name.period.end < today;
}
