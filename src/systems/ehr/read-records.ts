import { offers, type Capabilities } from './capabilities.ts';
import type { FhirClient } from './fhir-client.ts';

/** What the roster reads, in the order in which one refers to another. */
const recordTypes = [
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Patient',
  'RelatedPerson',
  'Medication',
  'MedicationRequest',
  'MedicationDispense',
] as const;

/** Without these there is no record to read. */
const neededTypes: readonly string[] = ['Patient', 'MedicationRequest'];

export type RecordType = (typeof recordTypes)[number];

/** Those that the server says can be searched, and those without which there is no record. */
export function readableTypes(capabilities: Capabilities): RecordType[] {
  return recordTypes.filter(
    (type) => neededTypes.includes(type) || offers(capabilities, type, 'search-type'),
  );
}

/**
 * All resources of the types, or those that changed since, a resource a line, as the roster import takes them.
 * Nothing is kept in memory but the page at hand.
 */
export async function* recordLines(
  client: FhirClient,
  types: readonly RecordType[],
  since: Date | null,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const changed = since === null ? {} : { _lastUpdated: `ge${since.toISOString()}` };
  for (const type of types) {
    for await (const resource of client.search(type, { _count: '200', ...changed })) {
      yield encoder.encode(`${JSON.stringify(resource)}\n`);
    }
  }
}
