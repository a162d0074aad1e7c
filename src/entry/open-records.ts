import { SettingsError, type Settings } from '../config/settings.ts';
import type { Database } from '../db/client.ts';
import { dateIn } from '../domain/calendar-date.ts';
import type { Clock } from '../domain/clock.ts';
import type { RxFact } from '../domain/rx-fact.ts';
import type { Sweep } from '../jobs/run-sweeps.ts';
import { recordSweep } from '../jobs/take-in-records.ts';
import type { Logger } from '../logging/logger.ts';
import { readPharmacyRecords } from '../pipeline/read-pharmacy-records.ts';
import { importRoster } from '../roster/import-roster.ts';
import { takeInRx, type TakenIn } from '../roster/take-in-rx.ts';
import { createFhirClient, type FhirClient } from '../systems/ehr/fhir-client.ts';
import { readableTypes, recordLines } from '../systems/ehr/read-records.ts';
import { publicKeySet, readSigningKeys, type SigningKey } from '../systems/ehr/signing-keys.ts';
import { neededScopes } from '../systems/ehr/needed-scopes.ts';
import { createPioneerClient, type PioneerClient } from '../systems/pharmacy/pioneer-client.ts';
import { createPinnedPost } from './pinned-post.ts';
import { readTextFile } from './read-text-file.ts';

/** The systems that hold records of patients, as far as the settings name them. */
export type RecordParts = {
  ehr: FhirClient | null;
  pharmacy: PioneerClient | null;
  /** What a FHIR server is told of our keys; null without any. */
  keySet: ReturnType<typeof publicKeySet> | null;
};

/** @throws SettingsError where the keys or the certificate cannot be read */
export async function openRecords(
  settings: Pick<Settings, 'fhirKeys' | 'ehr' | 'pioneerRx' | 'timeZone'>,
  { clock }: { clock: Clock },
): Promise<RecordParts> {
  const keys = await openKeys(settings.fhirKeys);
  const { ehr } = settings;
  return {
    ehr: ehr && createFhirClient({ ...ehr, scopes: ehr.scopes ?? neededScopes(ehr), keys }, { clock }),
    pharmacy: await openPharmacy(settings, clock),
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

async function openPharmacy(
  { pioneerRx, timeZone }: Pick<Settings, 'pioneerRx' | 'timeZone'>,
  clock: Clock,
): Promise<PioneerClient | null> {
  if (!pioneerRx) return null;
  const name = 'PIONEERRX_CERTIFICATE';
  const { certificate: given } = pioneerRx;
  const certificate = given.startsWith('-----') ? given : await readTextFile(name, given);
  try {
    const post = createPinnedPost(pioneerRx.url, certificate);
    return createPioneerClient(pioneerRx, { post, clock, dayIn: (moment) => dateIn(timeZone, moment) });
  } catch {
    throw new SettingsError([{ name, reason: 'must be a certificate as PEM, or its path' }]);
  }
}

type SweepDeps = { database: Database; clock: Clock; logger: Logger };

/** What is read of these systems again and again. */
export function recordSweeps(
  settings: Pick<Settings, 'ehr' | 'pioneerRx' | 'timeZone'>,
  { ehr, pharmacy }: RecordParts,
  deps: SweepDeps,
): Sweep[] {
  const { timeZone } = settings;
  const db = deps.database.prisma;
  const sweeps: Sweep[] = [];
  if (ehr && settings.ehr?.records === 'roster') {
    const everyMs = settings.ehr.readMinutes * 60_000;
    const takeIn = { takeIn: (since: Date | null) => importRecords({ ...deps, timeZone }, ehr, since) };
    sweeps.push(recordSweep({ ...deps, db, system: 'ehr', everyMs, ...takeIn }));
  }
  if (pharmacy && settings.pioneerRx) {
    const everyMs = settings.pioneerRx.readMinutes * 60_000;
    const reading = { ...deps, db, client: pharmacy, takeInRx: rxTaker({ ...deps, timeZone }) };
    const takeIn = {
      takeIn: () => readPharmacyRecords(reading, new Date(deps.clock.now().getTime() - everyMs / 2)),
    };
    sweeps.push(recordSweep({ ...deps, db, system: 'pharmacy', everyMs, ...takeIn }));
  }
  return sweeps;
}

/** Takes what the pharmacy system says of a prescription into the roster. */
export function rxTaker(deps: Omit<SweepDeps, 'logger'> & { timeZone: string }) {
  return (patient: { id: string; sourceId: string }, fact: RxFact): Promise<TakenIn> =>
    takeInRx(deps, patient, fact);
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
