import type { PrismaClient } from '../../db/generated/node/client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Logger } from '../../logging/logger.ts';
import { namesAgree } from '../../domain/names-agree.ts';
import type { RxFact } from '../../domain/rx-fact.ts';
import type { PioneerClient } from '../../systems/pharmacy/pioneer-client.ts';
import { eachByItself } from './each-by-itself.ts';
import { findPatientsToRead, noteUnread, saveRecordCopy, type PatientToRead } from './record-copy-store.ts';

export type ReadPharmacyDeps = {
  db: PrismaClient;
  clock: Clock;
  logger: Pick<Logger, 'warn'>;
  client: PioneerClient;
  takeInRx: (patient: { id: string; sourceId: string }, fact: RxFact) => Promise<{ changed: boolean }>;
};

const patientsAtOnce = 200;

/**
 * Reads the profiles of those who have open tickets and takes what is new into the roster, so that a missed event is
 * made up for. Answers how many prescriptions have changed.
 */
export async function readPharmacyRecords(deps: ReadPharmacyDeps, before: Date): Promise<number> {
  const patients = await findPatientsToRead(deps.db, 'pharmacy', { before, limit: patientsAtOnce });
  let changed = 0;
  await eachByItself(patients, {
    ...{ logger: deps.logger, system: 'pharmacy' },
    async work(patient) {
      changed += await readPatient(deps, patient);
    },
    idsOf: ({ id, externalId }) => ({ patientId: id, recordId: externalId }),
    passOver: ({ id }) => noteUnread(deps.db, 'pharmacy', id, deps.clock.now()),
  });
  return changed;
}

async function readPatient({ db, clock, client, takeInRx }: ReadPharmacyDeps, patient: PatientToRead) {
  const { found, externalId } = await findThere(client, patient);
  const facts = externalId === null ? [] : await client.patientProfile(externalId);
  let changed = 0;
  for (const fact of facts) if ((await takeInRx(patient, fact)).changed) changed += 1;
  // The roster has what it says; a copy beside it would say nothing more.
  await saveRecordCopy(db, 'pharmacy', patient.id, { found, externalId, prescriptions: [] }, clock.now());
  return changed;
}

/** By name and birth date, as a person would; nobody is picked where two fit. */
async function findThere(client: PioneerClient, patient: PatientToRead) {
  if (patient.externalId !== null) return { found: 'one', externalId: patient.externalId } as const;
  const fitting = (await client.searchPatient(patient)).filter(
    ({ id, givenName, familyName, birthDate }) =>
      id !== null &&
      givenName !== null &&
      familyName !== null &&
      birthDate === patient.birthDate &&
      namesAgree({ givenNames: [givenName], familyName }, patient),
  );
  const ids = [...new Set(fitting.map(({ id }) => id))];
  if (ids.length === 1) return { found: 'one', externalId: ids[0] ?? null } as const;
  return { found: ids.length === 0 ? 'none' : 'several', externalId: null } as const;
}
