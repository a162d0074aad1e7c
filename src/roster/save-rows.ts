import type pg from 'pg';
import { sha256 } from '../domain/digest.ts';
import { newId } from '../domain/id.ts';
import type { PatientPhone } from '../domain/patient.ts';
import { queueChangedPatients } from './queue-changed-patients.ts';

export type RosterTable =
  'facilities' | 'prescribers' | 'patients' | 'related_persons' | 'prescriptions' | 'fills';

/** A row as the table takes it, without its own id and the marks of saving; `phones` stand in a table beside. */
export type RosterRow = {
  sourceId: string;
  columns: Record<string, unknown>;
  phones?: readonly PatientPhone[];
};

export type SavedAs = 'created' | 'updated' | 'unchanged';
export type SaveResult = { kind: 'saved'; as: SavedAs } | { kind: 'failed'; reason: string };

/** The tables that say when a row was last changed. */
const dated: RosterTable[] = ['facilities', 'prescribers', 'patients', 'prescriptions'];

/**
 * Writes rows with one statement: new ones are inserted, those whose content differs are updated, others are not
 * touched. A row that the database refuses costs itself alone. Results stand in the order of the rows.
 */
export async function saveRows(
  client: pg.ClientBase,
  table: RosterTable,
  rows: readonly RosterRow[],
  now: Date,
): Promise<SaveResult[]> {
  try {
    return await saveTogether(client, table, rows, now);
  } catch (error) {
    const code = dataFault(error);
    if (code === null) throw error;
    if (rows.length === 1)
      return [{ kind: 'failed', reason: `the database does not take it (SQLSTATE ${code})` }];
  }
  const results: SaveResult[] = [];
  for (const row of rows) results.push(...(await saveRows(client, table, [row], now)));
  return results;
}

async function saveTogether(
  client: pg.ClientBase,
  table: RosterTable,
  rows: readonly RosterRow[],
  now: Date,
): Promise<SaveResult[]> {
  if (rows.length === 0) return [];
  const records = await Promise.all(rows.map((row) => recordOf(table, row, now)));
  await client.query('BEGIN');
  try {
    const written = await upsert(client, table, records);
    await replacePhones(client, rows, written);
    await queueChangedPatients(
      client,
      table,
      [...written.values()].map(({ id }) => id),
      now,
    );
    await client.query('COMMIT');
    return rows.map((row) => ({ kind: 'saved', as: written.get(row.sourceId)?.as ?? 'unchanged' }));
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function recordOf(table: RosterTable, row: RosterRow, now: Date): Promise<Record<string, unknown>> {
  const contentHash = await sha256(JSON.stringify([row.columns, row.phones ?? null]));
  const marks = dated.includes(table) ? { updatedAt: now.toISOString() } : {};
  return { id: newId(now), sourceId: row.sourceId, ...row.columns, contentHash, ...marks };
}

type Written = Map<string, { id: string; as: 'created' | 'updated' }>;

/**
 * Rows that stay as they are, are not even locked; the others are, in the order of their source ids, so that two writers
 * cannot wait for each other.
 */
async function upsert(
  client: pg.ClientBase,
  table: RosterTable,
  records: Record<string, unknown>[],
): Promise<Written> {
  const names = Object.keys(records[0] ?? {});
  const columns = names.map((name) => `"${name}"`).join(', ');
  const changes = names.filter((name) => name !== 'id' && name !== 'sourceId');
  const { rows } = await client.query<{ id: string; sourceId: string; created: boolean }>(
    `INSERT INTO ${table} AS old (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) AS new
      WHERE NOT EXISTS (SELECT FROM ${table} AS same
                         WHERE same."sourceId" = new."sourceId" AND same."contentHash" = new."contentHash")
      ORDER BY "sourceId"
     ON CONFLICT ("sourceId") DO UPDATE SET ${changes.map((name) => `"${name}" = excluded."${name}"`).join(', ')}
       WHERE old."contentHash" <> excluded."contentHash"
     RETURNING id, "sourceId", xmax = 0 AS created`,
    [JSON.stringify(records)],
  );
  return new Map(
    rows.map(({ id, sourceId, created }) => [sourceId, { id, as: created ? 'created' : 'updated' }]),
  );
}

async function replacePhones(
  client: pg.ClientBase,
  rows: readonly RosterRow[],
  written: Written,
): Promise<void> {
  const changed = rows.filter((row) => row.phones && written.has(row.sourceId));
  if (changed.length === 0) return;
  const updated = [...written.values()].filter((one) => one.as === 'updated').map((one) => one.id);
  if (updated.length > 0) {
    await client.query('DELETE FROM patient_phones WHERE "patientId" = ANY($1::uuid[])', [updated]);
  }
  const phones = changed.flatMap((row) =>
    (row.phones ?? []).map((phone) => ({ ...phone, patientId: written.get(row.sourceId)?.id })),
  );
  await client.query(
    `INSERT INTO patient_phones ("patientId", number, kind)
     SELECT "patientId", number, kind FROM jsonb_populate_recordset(NULL::patient_phones, $1::jsonb)`,
    [JSON.stringify(phones)],
  );
}

/** The SQLSTATE of an error that lies in a row (bad value, broken constraint, over a limit), null for any other. */
function dataFault(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['22', '23', '54'].includes(code.slice(0, 2)) ? code : null;
}
