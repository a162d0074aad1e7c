import type { z } from 'zod';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Alias, Draft, DraftResult, MappedResource } from './drafts.ts';
import { fhirSchemas, type Identifier, type PractitionerRole } from './fhir.ts';
import {
  mapOrganization,
  mapPatient,
  mapPractitioner,
  mapRelatedPerson,
  type MapContext,
} from './map-people.ts';
import { mapFill, mapMedication, mapPrescription } from './map-prescriptions.ts';
import { identifierName, readReference, roleName } from './references.ts';

export type MapResource = (resource: Record<string, unknown>, fullUrl: string | null) => MappedResource;

type Reader = (resource: unknown, fullUrl: string | null) => MappedResource;

/**
 * Turns FHIR resources into drafts by the dialect of the roster. Times are read as days in `timeZone`; `today` is the
 * pharmacy's day, by which numbers and names have ended. Kinds that the roster does not read are skipped.
 */
export function createMapper(timeZone: string, today: CalendarDate): MapResource {
  const fhir = fhirSchemas(timeZone);
  const readers = new Map<string, Reader>([
    ['Organization', reader('Organization', fhir.Organization, today, mapOrganization)],
    ['Practitioner', reader('Practitioner', fhir.Practitioner, today, mapPractitioner)],
    ['PractitionerRole', roleReader(fhir.PractitionerRole)],
    ['Patient', reader('Patient', fhir.Patient, today, mapPatient)],
    ['RelatedPerson', reader('RelatedPerson', fhir.RelatedPerson, today, mapRelatedPerson)],
    ['Medication', reader('Medication', fhir.Medication, today, mapMedication)],
    ['MedicationRequest', reader('MedicationRequest', fhir.MedicationRequest, today, mapPrescription)],
    ['MedicationDispense', reader('MedicationDispense', fhir.MedicationDispense, today, mapFill)],
  ]);
  return function mapResource(resource, fullUrl) {
    const type = resource['resourceType'];
    if (typeof type !== 'string') return { kind: 'refused', type: null, reason: 'resourceType: is missing' };
    return readers.get(type)?.(resource, fullUrl) ?? { kind: 'skipped' };
  };
}

type Identified = { id: string; identifier?: Identifier[] | null | undefined };

function reader<K extends Draft['kind'], R extends Identified>(
  kind: K,
  schema: z.ZodType<R>,
  today: CalendarDate,
  map: (resource: R, context: MapContext) => DraftResult<Extract<Draft, { kind: K }>['draft']>,
): Reader {
  return (resource, fullUrl) => {
    const parsed = schema.safeParse(resource);
    if (!parsed.success) return { kind: 'refused', type: kind, reason: reasonOf(parsed.error) };
    const warnings: string[] = [];
    const mapped = map(parsed.data, { today, warn: (reason) => warnings.push(`${kind}.${reason}`) });
    if (!mapped.ok) return { kind: 'refused', type: kind, reason: mapped.reason };
    const draft = { kind, draft: mapped.draft } as Draft; // kind and draft were paired by the signature
    return {
      kind: 'draft',
      sourceId: parsed.data.id,
      draft,
      aliases: aliasesOf(kind, parsed.data, fullUrl),
      warnings,
    };
  };
}

function roleReader(schema: z.ZodType<PractitionerRole>): Reader {
  return (resource, fullUrl) => {
    const parsed = schema.safeParse(resource);
    const read = readReference(parsed.data?.practitioner, 'Practitioner');
    if (!parsed.data || read.kind !== 'pointer') return { kind: 'skipped' };
    const names = [roleName(parsed.data.id), ...(fullUrl ? [fullUrl] : [])];
    return { kind: 'alias', aliases: names.map((name) => ({ name, target: read.pointer })) };
  };
}

/** Kinds that others refer to; for the rest no other name is kept. */
const referredTo: Draft['kind'][] = [
  'Organization',
  'Practitioner',
  'Patient',
  'MedicationRequest',
  'Medication',
];

function aliasesOf(kind: Draft['kind'], resource: Identified, fullUrl: string | null): Alias[] {
  if (!referredTo.includes(kind)) return [];
  const names = (resource.identifier ?? []).map((identifier) => identifierName(identifier, kind));
  const saysMore =
    fullUrl !== null && !fullUrl.endsWith(`:${resource.id}`) && !fullUrl.endsWith(`/${resource.id}`);
  const target = { name: null, id: resource.id };
  return [...names, saysMore ? fullUrl : null].flatMap((name) => (name ? [{ name, target }] : []));
}

/** The first fault by its place and nature; zod's words name types and limits, never the value. */
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue) return 'is not what FHIR R4 describes';
  const path = issue.path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`),
    '',
  );
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return `${path}: ${missing ? 'is missing' : issue.message.replace(/^Invalid (input|option): /, '')}`;
}
