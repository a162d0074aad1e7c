import { SettingsError, type Settings } from '../config/settings.ts';
import type { Database } from '../db/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { Sweep } from '../jobs/run-sweeps.ts';
import { recordSweep } from '../jobs/take-in-records.ts';
import type { Logger } from '../logging/logger.ts';
import { importRoster } from '../roster/import-roster.ts';
import { createFhirClient, type FhirClient } from '../systems/ehr/fhir-client.ts';
import { readableTypes, recordLines } from '../systems/ehr/read-records.ts';
import { publicKeySet, readSigningKeys, type SigningKey } from '../systems/ehr/signing-keys.ts';
import { neededScopes } from '../systems/ehr/needed-scopes.ts';
import { readTextFile } from './read-text-file.ts';

/** The systems that hold records of patients, as far as the settings name them. */
export type RecordParts = {
  ehr: FhirClient | null;
  /** What a FHIR server is told of our keys; null without any. */
  keySet: ReturnType<typeof publicKeySet> | null;
};

/** @throws SettingsError where the keys cannot be read */
export async function openRecords(
  settings: Pick<Settings, 'fhirKeys' | 'ehr'>,
  { clock }: { clock: Clock },
): Promise<RecordParts> {
  const keys = await openKeys(settings.fhirKeys);
  const { ehr } = settings;
  return {
    ehr: ehr && createFhirClient({ ...ehr, scopes: ehr.scopes ?? neededScopes(ehr), keys }, { clock }),
    keySet: keys.length > 0 ? publicKeySet(keys) : null,
  };
}

async function openKeys(setting: string | null): Promise<SigningKey[]> {
  if (setting === null) return [];
  const name = 'FHIR_KEYS';
  const keys = readSigningKeys(setting.startsWith('{') ? setting : await readTextFile(name, setting));
  if (keys) return keys;
  throw new SettingsError([
    { name, reason: 'must be a JSON Web Key Set with private RSA keys, or its path' },
  ]);
}

type SweepDeps = { database: Database; clock: Clock; logger: Logger };

/** What is read of these systems again and again. */
export function recordSweeps(
  settings: Pick<Settings, 'ehr' | 'timeZone'>,
  { ehr }: RecordParts,
  deps: SweepDeps,
): Sweep[] {
  if (!ehr || settings.ehr?.records !== 'roster') return [];
  const everyMs = settings.ehr.readMinutes * 60_000;
  const { timeZone } = settings;
  const sweep = {
    system: 'ehr' as const,
    everyMs,
    takeIn: (since: Date | null) => importRecords({ ...deps, timeZone }, ehr, since),
  };
  return [recordSweep({ ...deps, db: deps.database.prisma, ...sweep })];
}

/** By the same import as a file's, so that tickets are compared with what has changed. */
async function importRecords(
  deps: SweepDeps & { timeZone: string },
  client: FhirClient,
  since: Date | null,
): Promise<number> {
  const types = readableTypes(await client.capabilities());
  const file = { name: 'ehr', open: () => recordLines(client, types, since) };
  const { created, updated, refused } = await importRoster(deps, [file]);
  if (refused > 0) {
    deps.logger.warn({ event: 'records_refused', count: refused }, 'records of another system were refused');
  }
  return created + updated;
}
