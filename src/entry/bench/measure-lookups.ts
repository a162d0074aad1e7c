import { lockAllInTransaction } from '../../db/advisory-lock.ts';
import { openDatabase, type Database, type Db } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import { findEndedTickets } from '../../dedup/ended-need-store.ts';
import { needKeys, placesOf, unidentifiedNeedKeys } from '../../dedup/need-keys.ts';
import { findClaims, findOpenTickets } from '../../dedup/open-need-store.ts';
import { dateIn, type CalendarDate } from '../../domain/calendar-date.ts';
import { systemClock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import type { Patient } from '../../domain/patient.ts';
import { countTries } from '../../identity/count-tries.ts';
import { loadSenderHistory } from '../../identity/failed-claim-store.ts';
import { loadPatients } from '../../identity/patient-store.ts';
import { resolveIdentity } from '../../identity/resolve-identity.ts';
import { generateRoster } from '../synthetic-roster/generate-roster.ts';
import type { ListFigures, LookupFigures } from './figures.ts';
import { fillTickets } from './fill-tickets.ts';
import { askedLookups, type Lookup } from './lookups.ts';
import { measureLists } from './measure-lists.ts';
import { median, percentile } from './post-requests.ts';

const timeZone = 'America/Los_Angeles';
const patientsAsked = 200;

export type RosterFigures = { lookups: LookupFigures; lists: ListFigures };

/**
 * Identity and dedup, on a roster of that size in a database of its own, with tickets as on a busy day; then the lists,
 * with as many tickets more as there are patients.
 */
export async function measureLookups(server: Database, patients: number): Promise<RosterFigures> {
  await server.pool.query('CREATE DATABASE people');
  const url = new URL(server.url);
  url.pathname = '/people';
  await migrate(url.href);
  const database = openDatabase(url.href, { poolSize: 2 });
  try {
    const now = systemClock.now();
    const today = dateIn(timeZone, now);
    const from = performance.now();
    const made = await generateRoster(database.pool, { patients, seed: 1, today, now, force: false });
    if (made.kind === 'refused') throw new Error(made.reason);
    const generatedSeconds = (performance.now() - from) / 1000;
    await fillTickets(database.pool, now);
    const lookups = { patients, generatedSeconds, ...(await measureOn(database, today)) };
    return { lookups, lists: await measureLists(database, patients, now) };
  } finally {
    await database.close();
  }
}

type Measured = Omit<LookupFigures, 'patients' | 'generatedSeconds'>;

/** On a database that is filled already. Each kind of look-up is asked for the same people, in turn. */
export async function measureOn(database: Database, today: CalendarDate): Promise<Measured> {
  const lookups = await askedLookups(database.pool, patientsAsked);
  for (const lookup of lookups.slice(0, 100)) await look(database, lookup, today); // plans and pages are kept from here
  const times: (Times & { kind: string })[] = [];
  for (const lookup of lookups) times.push({ kind: lookup.kind, ...(await look(database, lookup, today)) });
  const together = times.map(({ identityMs, dedupMs }) => identityMs + dedupMs).sort((a, b) => a - b);
  const kinds = [...new Set(times.map(({ kind }) => kind))].map((kind) => {
    const own = times.filter((one) => one.kind === kind);
    return {
      kind,
      identityMs: median(own.map(({ identityMs }) => identityMs)),
      dedupMs: median(own.map(({ dedupMs }) => dedupMs)),
    };
  });
  return { p50Ms: percentile(together, 0.5), p99Ms: percentile(together, 0.99), kinds };
}

type Times = { identityMs: number; dedupMs: number };

/** As the pipeline asks, in one transaction. */
export function look({ prisma }: Database, lookup: Lookup, today: CalendarDate): Promise<Times> {
  return prisma.$transaction(async (tx) => {
    const from = performance.now();
    const patient = await identify(tx, lookup, today);
    const between = performance.now();
    await findNeeds(tx, lookup, patient);
    return { identityMs: between - from, dedupMs: performance.now() - between };
  });
}

async function identify(tx: Db, { sender, claims }: Lookup, today: CalendarDate): Promise<Patient | null> {
  const candidates = await loadPatients(tx, { phone: sender, ...claims });
  const arrival = { id: newId(), receivedAt: systemClock.now() };
  const history = await loadSenderHistory(tx, sender, arrival);
  const resolved = resolveIdentity({
    ...{
      channel: 'sms',
      today,
      sender,
      facilityLine: history.lineOf.length > 0,
      lineOf: history.lineOf,
      claims,
      candidates,
    },
    ...{ speaksOfAnother: false, requester: null, facilityId: null, trusted: false },
    namesOwnMedicine: () => false,
    asksControlled: () => false,
  });
  const { identity } = countTries(resolved, claims, history.wrongTries);
  return candidates.find(({ id }) => id === identity.patientId) ?? null;
}

async function findNeeds(
  tx: Db,
  { sender, claims, medicine }: Lookup,
  patient: Patient | null,
): Promise<void> {
  const keys = patient
    ? needKeys(patient.id, medicine, patient.prescriptions)
    : unidentifiedNeedKeys(sender, { ...medicine, prescriptionId: null }, claims);
  const lock = patient
    ? { space: 'patient' as const, key: patient.id }
    : { space: 'sender' as const, key: sender };
  await lockAllInTransaction(tx, [lock]);
  const open = await findOpenTickets(tx, keys.flatMap(placesOf));
  if (patient && open.size === 0) await findEndedTickets(tx, [patient.id], systemClock.now());
  if (!patient) await findClaims(tx, [...new Set([...open.values()].map(({ id }) => id))]);
}
