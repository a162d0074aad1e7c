import { tryOut, type CheckLine } from '../system-check.ts';
import { isGranted, offers } from './capabilities.ts';
import type { FhirClient } from './fhir-client.ts';
import { neededScopes } from './needed-scopes.ts';

type EhrMode = Parameters<typeof neededScopes>[0];

/** What is asked of nobody: no person is called so. */
const nobody = { family: 'nobody-of-this-name', given: 'nobody', birthdate: '1900-01-01' };

/** Tries what the gateway needs of a FHIR server, by looking alone. */
export async function checkFhir(client: FhirClient, mode: EhrMode, system = 'ehr'): Promise<CheckLine[]> {
  const lines = [
    await tryOut(system, 'signing in by key', async () => {
      await client.grantedScopes();
      return { result: 'works', hint: null };
    }),
  ];
  if (lines[0]?.result !== 'works') return lines;
  lines.push(
    await tryOut(system, 'the scopes that are needed', () => checkScopes(client, mode)),
    await tryOut(system, 'what the server says that it offers', () => checkOffers(client, mode)),
    await tryOut(system, 'finding a patient by name and birth date', async () => {
      for await (const found of client.search('Patient', nobody, 'person')) void found;
      return { result: 'works', hint: null };
    }),
  );
  if (mode.encounters !== 'manual') lines.push(writingOf(system, mode));
  return lines;
}

async function checkScopes(client: FhirClient, mode: EhrMode): Promise<Pick<CheckLine, 'result' | 'hint'>> {
  const granted = await client.grantedScopes();
  const missing = neededScopes(mode)
    .split(' ')
    .filter((scope) => !isCovered(granted, scope));
  if (missing.length === 0) return { result: 'works', hint: null };
  return { result: 'missing', hint: `ask for ${missing.join(', ')}` };
}

function isCovered(granted: readonly string[], scope: string): boolean {
  const [, type = '', right = ''] = /^system\/(\w+)\.(\w+)$/.exec(scope) ?? [];
  if (right === 'write') return isGranted(granted, type, 'c');
  return isGranted(granted, type, 'r') && isGranted(granted, type, 's');
}

async function checkOffers(
  client: FhirClient,
  { encounters }: EhrMode,
): Promise<Pick<CheckLine, 'result' | 'hint'>> {
  const capabilities = await client.capabilities();
  const written = { manual: [], fhir: ['Task'], 'ecw-writeback': ['Encounter'] }[encounters];
  const needed = [
    ...['Patient', 'MedicationRequest', ...written].map((type) => [type, 'search-type'] as const),
    ...written.map((type) => [type, 'create'] as const),
  ];
  const missing = needed.filter(([type, interaction]) => !offers(capabilities, type, interaction));
  if (missing.length === 0) return { result: 'works', hint: null };
  const names = missing.map(([type, interaction]) => `${type} (${interaction})`).join(', ');
  return { result: 'missing', hint: `the server does not offer ${names}; people write the encounters` };
}

function writingOf(system: string, { encounters }: EhrMode): CheckLine {
  const hint =
    encounters === 'fhir'
      ? 'a Task would be written; ask one ticket of a pilot patient'
      : 'an Encounter would be written, which was never tried against the vendor; ask one ticket of a pilot patient';
  return { system, what: 'asking a provider', result: 'untried', hint };
}
