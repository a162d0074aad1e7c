import { SettingsError, type Settings } from '../config/settings.ts';
import type { Database, Db } from '../db/client.ts';
import { dateIn } from '../domain/calendar-date.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { RxFact } from '../domain/rx-fact.ts';
import type { Sweep } from '../jobs/run-sweeps.ts';
import { recordSweep } from '../jobs/take-in-records.ts';
import type { Logger } from '../logging/logger.ts';
import { sharedCallMinutes } from '../outbox/call-minute-store.ts';
import { lookForEncounters } from '../pipeline/effects/look-for-encounters.ts';
import type { PipelineDeps } from '../pipeline/pipeline-deps.ts';
import { copyEhrRecords, type EhrReader } from '../pipeline/records/read-ehr-records.ts';
import { eachThough } from '../pipeline/records/each-by-itself.ts';
import { readProviderDecisions } from '../pipeline/records/read-provider-decisions.ts';
import { readPharmacyRecords } from '../pipeline/records/read-pharmacy-records.ts';
import { importRoster } from '../roster/import-roster.ts';
import { takeInRx, type TakenIn } from '../roster/take-in-rx.ts';
import { createCallBudget, type CallBudget } from '../systems/ehr/call-budget.ts';
import { createFhirClient, type FhirClient } from '../systems/ehr/fhir-client.ts';
import { RecordFault } from '../systems/http/record-fault.ts';
import { birthDateOf, findEhrPatient } from '../systems/ehr/find-ehr-patient.ts';
import { readQuestion } from '../systems/ehr/read-question.ts';
import { readDecision } from '../systems/ehr/read-decision.ts';
import { createFillsReader } from '../systems/ehr/read-fills.ts';
import { readPrescriptions } from '../systems/ehr/read-prescription.ts';
import { readableTypes, recordLines } from '../systems/ehr/read-records.ts';
import { publicKeySet, readSigningKeys, type SigningKey } from '../systems/ehr/signing-keys.ts';
import { neededScopes } from '../systems/ehr/needed-scopes.ts';
import { createPioneerClient, type PioneerClient } from '../systems/pharmacy/pioneer-client.ts';
import { createPinnedPost } from './pinned-post.ts';
import { readTextFile } from './read-text-file.ts';

/** The systems that hold records of patients, as far as the settings name them. */
export type RecordParts = {
  ehr: FhirClient | null;
  /** The same server for what must not wait: whoever writes comes back later. */
  ehrWriting: FhirClient | null;
  pharmacy: PioneerClient | null;
  /** Another pharmacy system by FHIR. */
  pharmacyFhir: FhirClient | null;
  /** What a FHIR server is told of our keys; null without any. */
  keySet: ReturnType<typeof publicKeySet> | null;
};

/**
 * Calls are counted for all processes together where there is a database.
 *
 * @throws SettingsError where the keys or the certificate cannot be read
 */
export async function openRecords(
  settings: Pick<Settings, 'fhirKeys' | 'ehr' | 'pioneerRx' | 'pharmacyFhir' | 'timeZone'>,
  { clock, db }: { clock: Clock; db: Db | null },
): Promise<RecordParts> {
  const keys = await openKeys(settings.fhirKeys);
  const { pharmacyFhir } = settings;
  const parts = { clock, db };
  return {
    ...openEhr(settings.ehr, keys, parts),
    pharmacy: await openPharmacy(settings, clock),
    pharmacyFhir:
      pharmacyFhir &&
      createFhirClient(
        { ...pharmacyFhir, scopes: pharmacyScopes, keys },
        { clock, budget: budgetOf(pharmacyFhir, parts) },
      ),
    keySet: keys.length > 0 ? publicKeySet(keys) : null,
  };
}

function openEhr(
  ehr: Settings['ehr'],
  keys: readonly SigningKey[],
  parts: { clock: Clock; db: Db | null },
): Pick<RecordParts, 'ehr' | 'ehrWriting'> {
  if (!ehr) return { ehr: null, ehrWriting: null };
  const account = { ...ehr, scopes: ehr.scopes ?? neededScopes(ehr), keys };
  const { clock } = parts;
  const budget = budgetOf(ehr, parts);
  return {
    ehr: createFhirClient(account, { clock, budget }),
    ehrWriting: createFhirClient(account, { clock, budget, waits: false, limitMs: writeLimitMs }),
  };
}

function budgetOf(
  { url, callsPerMinute }: { url: string; callsPerMinute: number },
  { clock, db }: { clock: Clock; db: Db | null },
): CallBudget {
  return createCallBudget(callsPerMinute, clock, undefined, db ? sharedCallMinutes(db, url) : undefined);
}

/** It is only read. */
const pharmacyScopes = neededScopes({ records: 'roster', encounters: 'manual' });

/** A write with its search ends well within the time that an attempt may take. */
const writeLimitMs = 10_000;

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

/** What was copied less long ago than a part of the turn is not copied again. */
const stillFresh = 0.5;

/** What is read of these systems again and again. */
export function recordSweeps(
  settings: Pick<Settings, 'ehr' | 'pioneerRx' | 'pharmacyFhir' | 'timeZone'>,
  { ehr, pharmacy, pharmacyFhir }: RecordParts,
  deps: SweepDeps & { pipeline: PipelineDeps },
): Sweep[] {
  const { timeZone } = settings;
  const db = deps.database.prisma;
  const sweeps: Sweep[] = [];
  if (ehr && settings.ehr) {
    sweeps.push(ehrSweep({ ...settings.ehr, timeZone }, ehr, deps));
  }
  if (pharmacy && settings.pioneerRx) {
    const everyMs = settings.pioneerRx.readMinutes * 60_000;
    const reading = { ...deps, db, client: pharmacy, takeInRx: rxTaker({ ...deps, timeZone }) };
    const takeIn = {
      takeIn: () => readPharmacyRecords(reading, freshSince(deps, everyMs)),
    };
    sweeps.push(recordSweep({ ...deps, db, system: 'pharmacy', everyMs, ...takeIn }));
  }
  if (pharmacyFhir && settings.pharmacyFhir) {
    const everyMs = settings.pharmacyFhir.readMinutes * 60_000;
    const takeIn = {
      takeIn: (since: Date | null) => importRecords({ ...deps, timeZone }, pharmacyFhir, since),
    };
    sweeps.push(recordSweep({ ...deps, db, system: 'pharmacy', everyMs, ...takeIn }));
  }
  return sweeps;
}

/** The roster does not say how plainly a prescription is an order: those who wait for one are copied from it, too. */
function ehrSweep(
  {
    readMinutes,
    records,
    timeZone,
  }: { readMinutes: number; records: 'compare' | 'roster'; timeZone: string },
  ehr: FhirClient,
  deps: SweepDeps & { pipeline: PipelineDeps },
): Sweep {
  const db = deps.database.prisma;
  const everyMs = readMinutes * 60_000;
  const isRoster = records === 'roster';
  const copying = { ...deps, db, reader: ehrReader(ehr, timeZone, isRoster) };
  const stage = isRoster ? 'authorization_requested' : null;
  function copy(): Promise<number> {
    return copyEhrRecords(copying, freshSince(deps, everyMs), stage);
  }
  return recordSweep({
    ...{ ...deps, db, system: 'ehr', everyMs },
    takeIn: (since) =>
      eachThough([
        ...(isRoster ? [() => importRecords({ ...deps, timeZone }, ehr, since)] : []),
        copy,
        () => readAnswers({ ...deps, db }, ehr, since),
      ]),
  });
}

/** A question that is not there is asked anew before its answer is read; what cannot be read back hides no answer. */
async function readAnswers(
  { db, clock, pipeline }: { db: PrismaClient; clock: Clock; pipeline: PipelineDeps },
  ehr: FhirClient,
  since: Date | null,
): Promise<number> {
  const looking = {
    db,
    clock,
    logger: pipeline.logger,
    read: (externalId: string) => readQuestion(ehr, externalId),
  };
  const lookedSince = since ?? new Date(0);
  await eachThough([
    () => lookForEncounters(looking, lookedSince),
    () => readProviderDecisions(pipeline, (...asked) => readDecision(ehr, ...asked), lookedSince),
  ]);
  // The tickets tell what came of it.
  return 0;
}

function freshSince({ clock }: Pick<SweepDeps, 'clock'>, everyMs: number): Date {
  return new Date(clock.now().getTime() - everyMs * stillFresh);
}

/** How a question that stands in the EHR is read; null where nothing is written there. */
export function questionReader(client: FhirClient | null) {
  return client && ((externalId: string) => readQuestion(client, externalId));
}

/** How a patient's record is copied from the EHR; one that is the roster knows its patients by the roster's ids. */
export function ehrReader(client: FhirClient, timeZone: string, isRoster = false): EhrReader {
  const readFills = createFillsReader(client, timeZone);
  return {
    find: (patient) =>
      isRoster
        ? Promise.resolve({ found: 'one', externalId: patient.sourceId })
        : findEhrPatient(client, patient),
    prescriptions: (id) => readPrescriptions(client, id, readFills),
    birthDateOf: (id) => birthDateOf(client, id),
  };
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
  function read(changedSince: Date | null) {
    return importRoster(deps, [{ name: 'fhir', open: () => recordLines(client, types, changedSince) }]);
  }
  const { created, updated, refused } = await read(since).catch((error: unknown) => {
    // A server need not be able to tell what has changed (FHIR R4, _lastUpdated): then everything is read.
    if (since === null || !(error instanceof RecordFault) || error.context.status !== 400) throw error;
    return read(null);
  });
  if (refused > 0) {
    deps.logger.warn({ event: 'records_refused', count: refused }, 'records of another system were refused');
  }
  return created + updated;
}
