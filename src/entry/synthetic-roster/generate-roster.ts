import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { copyRows } from './copy-rows.ts';
import { listIndexes } from './indexes.ts';
import { syntheticMedicines } from './medicines.ts';
import { familyName, givenName } from './names.ts';
import { syntheticPeople } from './people.ts';
import { seeded } from './random.ts';
import { addPatient, emptyBatch, partyRow, type Batch, type Making, type PartyRow } from './rows.ts';

export type RosterOptions = {
  patients: number;
  /** The same seed makes the same people; their ids are new each time. */
  seed: number;
  today: CalendarDate;
  now: Date;
  /** Also where there are patients already, who stay. */
  force: boolean;
  onProgress?: (patients: number) => void;
};

type RowCounts = Record<keyof Batch, number>;

export type GeneratedRoster = { kind: 'generated'; rows: RowCounts } | { kind: 'refused'; reason: string };

/** As many patients are held in memory at once as are written by one COPY a table. */
const batchSize = 10_000;
/** So many patients are made without a pause. */
const breath = 100;

/** Referenced tables first. */
const tables = [
  'facilities',
  'prescribers',
  'patients',
  'patient_phones',
  'related_persons',
  'prescriptions',
  'fills',
] as const satisfies (keyof Batch)[];

/** The tables that say when a row was last changed. */
const dated = new Set<keyof Batch>(['facilities', 'prescribers', 'patients', 'prescriptions']);

/**
 * Fills the roster with people who never lived, in one transaction, so that a half-filled roster is never seen. In an
 * empty one the indexes are built when all rows are there; nobody else can read it until then.
 */
export async function generateRoster(pool: pg.Pool, options: RosterOptions): Promise<GeneratedRoster> {
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await client.query(`SET maintenance_work_mem = '256MB'`);
    await client.query('BEGIN');
    await client.query('LOCK TABLE patients IN SHARE ROW EXCLUSIVE MODE');
    const taken = await hasPatients(client);
    if (taken && !options.force) {
      await client.query('ROLLBACK');
      return { kind: 'refused', reason: 'The roster has patients already; --force adds to them.' };
    }
    const indexes = taken ? { drop: [], create: [] } : await listIndexes(client, tables);
    for (const statement of indexes.drop) await client.query(statement);
    const rows = await fillTables(client, options);
    for (const statement of indexes.create) await client.query(statement);
    await client.query('COMMIT');
    await client.query(`VACUUM (ANALYZE) ${tables.join(', ')}`);
    return { kind: 'generated', rows };
  } finally {
    client.release(true); // the connection's end gives up what was not committed
  }
}

async function hasPatients(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT EXISTS (SELECT FROM patients) AS taken');
  return rows[0]?.taken ?? false;
}

/** The next batch is made while PostgreSQL takes the one before. */
async function fillTables(client: pg.ClientBase, options: RosterOptions): Promise<RowCounts> {
  const counts = Object.fromEntries(tables.map((table) => [table, 0])) as RowCounts;
  let writing: Promise<void> = Promise.resolve();
  for await (const batch of batches(options)) {
    await writing;
    options.onProgress?.(counts.patients);
    for (const table of tables) counts[table] += batch[table].length;
    writing = writeBatch(client, batch, options.now);
    writing.catch(() => undefined); // it is awaited only when the next batch is made
  }
  await writing;
  return counts;
}

async function writeBatch(client: pg.ClientBase, batch: Batch, now: Date): Promise<void> {
  const updatedAt = now.toISOString();
  for (const table of tables)
    await copyRows(client, table, batch[table], dated.has(table) ? { updatedAt } : {});
}

async function* batches(options: RosterOptions): AsyncGenerator<Batch> {
  const making = makingOf(options);
  const people = syntheticPeople(making.random);
  let batch = making.parties;
  for (let index = 0; index < options.patients; index += 1) {
    addPatient(batch, people.next().value, index, making);
    if (index % breath === 0) await setImmediate(); // lets the connection write
    if (batch.patients.length < batchSize) continue;
    yield batch;
    batch = emptyBatch();
  }
  yield batch;
}

function makingOf({ seed, today, now }: RosterOptions): Making & { parties: Batch } {
  const random = seeded(seed);
  const mark = `synthetic-${now.getTime().toString(36)}`;
  const facilities = partyRows(200, `${mark}-o`, () => `${familyName(random)} House`);
  const prescribers = partyRows(2_000, `${mark}-d`, () => `${givenName(random)} ${familyName(random)}`);
  return {
    ...{ random, mark, today, medicines: syntheticMedicines() },
    facilityIds: facilities.map(({ id }) => id),
    prescriberIds: prescribers.map(({ id }) => id),
    parties: { ...emptyBatch(), facilities, prescribers },
  };
}

function partyRows(count: number, prefix: string, name: () => string): PartyRow[] {
  return Array.from({ length: count }, (_, index) => partyRow(`${prefix}${String(index)}`, name()));
}
