import { dateIn } from '../../src/domain/calendar-date.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { importRoster, type ImportSummary, type RefusedResource } from '../../src/roster/import-roster.ts';
import type { RosterFile } from '../../src/roster/read-resources.ts';
import type { TestDatabase } from '../support/database.ts';

export type Resource = { resourceType: string; id?: string; [field: string]: unknown };

export const timeZone = 'America/Los_Angeles';
export const clock: Clock = { now: () => new Date('2026-05-20T18:00:00Z') };
export const today = dateIn(timeZone, clock.now());

/** A file of these bytes, handed out in small pieces so that every boundary is met. */
export function fileOf(name: string, content: string, pieceBytes = 61): RosterFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    const bytes = new TextEncoder().encode(content);
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
    }
  }
  return { name, open };
}

export function ndjson(resources: readonly Resource[], name = 'roster.ndjson'): RosterFile {
  return fileOf(name, resources.map((resource) => JSON.stringify(resource)).join('\n'));
}

export function bundle(entries: readonly { fullUrl?: string; resource: Resource }[], indent = 2): RosterFile {
  return fileOf(
    'bundle.json',
    JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: entries }, null, indent),
  );
}

export type Imported = { summary: ImportSummary; refused: RefusedResource[]; warnings: string[] };

export async function importInto({ database }: TestDatabase, ...files: RosterFile[]): Promise<Imported> {
  const refused: RefusedResource[] = [];
  const warnings: string[] = [];
  const deps = {
    database,
    clock,
    timeZone,
    onRefused: (one: RefusedResource) => refused.push(one),
    onWarning: (reason: string) => warnings.push(reason),
  };
  return { summary: await importRoster(deps, files), refused, warnings };
}

/** One facility, prescriber, patient, relative, prescription and fill, each referring to those before it. */
export function smallRoster(): Resource[] {
  return [
    {
      resourceType: 'Organization',
      id: 'org-1',
      name: "Saint Mary's Home",
      telecom: [phone('415-555-0100', 'work')],
    },
    {
      resourceType: 'Practitioner',
      id: 'dr-1',
      name: [{ prefix: ['Dr.'], given: ['Ana'], family: 'Núñez' }],
    },
    {
      resourceType: 'Patient',
      id: 'pat-1',
      name: [{ use: 'official', family: "O'Brien", given: ['Mary', 'Ann'] }],
      birthDate: '1952-03-04',
      telecom: [phone('(415) 555-0123', 'mobile')],
      managingOrganization: { reference: 'Organization/org-1' },
      generalPractitioner: [{ reference: 'Practitioner/dr-1' }],
    },
    {
      resourceType: 'RelatedPerson',
      id: 'rel-1',
      patient: { reference: 'Patient/pat-1' },
      name: [{ text: 'Peter O’Brien' }],
      relationship: [{ text: 'son' }],
      telecom: [phone('+14155550124', 'mobile')],
      period: { start: '2020-01-01', end: '2030-12-31' },
    },
    prescription(),
    fill(),
  ];
}

export function phone(value: string, use?: string): Record<string, unknown> {
  return { system: 'phone', value, ...(use && { use }) };
}

export function patient(changes: Record<string, unknown> = {}): Resource {
  return {
    resourceType: 'Patient',
    id: 'pat-1',
    name: [{ family: 'Roe', given: ['Jo'] }],
    birthDate: '1952-03-04',
    ...changes,
  };
}

export function prescription(changes: Record<string, unknown> = {}): Resource {
  return {
    resourceType: 'MedicationRequest',
    id: 'rx-1',
    status: 'active',
    intent: 'order',
    identifier: [
      { system: 'https://pharmacy.example/order', value: 'A-1' },
      { system: 'https://pharmacy.example/rx-number', value: '7001234' },
    ],
    medicationCodeableConcept: { text: 'Metoprolol tartrate 50 mg tablet' },
    subject: { reference: 'Patient/pat-1' },
    requester: { reference: 'Practitioner/dr-1' },
    authoredOn: '2026-01-05',
    dispenseRequest: {
      validityPeriod: { start: '2026-01-10', end: '2027-01-05' },
      numberOfRepeatsAllowed: 3,
      quantity: { value: 60 },
      expectedSupplyDuration: { value: 30, code: 'd' },
    },
    ...changes,
  };
}

export function fill(changes: Record<string, unknown> = {}): Resource {
  return {
    resourceType: 'MedicationDispense',
    id: 'fill-1',
    status: 'completed',
    authorizingPrescription: [{ reference: 'MedicationRequest/rx-1' }],
    whenHandedOver: '2026-05-01',
    quantity: { value: 60 },
    daysSupply: { value: 30, unit: 'days' },
    ...changes,
  };
}
