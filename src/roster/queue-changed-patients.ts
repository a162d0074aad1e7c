import type pg from 'pg';
import { newId } from '../domain/id.ts';

/** From a changed row to its patient. */
const patientsOf: Readonly<Record<string, string | undefined>> = {
  patients: 'SELECT id FROM patients WHERE id = ANY($1::uuid[])',
  prescriptions: 'SELECT "patientId" FROM prescriptions WHERE id = ANY($1::uuid[])',
  fills: `SELECT p."patientId" FROM fills f JOIN prescriptions p ON p.id = f."prescriptionId"
           WHERE f.id = ANY($1::uuid[])`,
};

/**
 * Leaves word of the patients whose record was changed, as far as they have a ticket that has not ended: in the
 * transaction of the change, so that none is forgotten. The tickets are looked at when the import has ended.
 */
export async function queueChangedPatients(
  client: pg.ClientBase,
  table: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  const patients = patientsOf[table];
  if (!patients || ids.length === 0) return;
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT t."patientId" AS id FROM tickets t
      WHERE t."patientId" IN (${patients}) AND t.status <> 'closed'
        AND t.stage NOT IN ('delivered', 'denied', 'withdrawn', 'merged')`,
    [ids],
  );
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO roster_changes (id, "patientId", at)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], array_fill($3::timestamptz, ARRAY[cardinality($1::uuid[])]))`,
    [rows.map(() => newId(now)), rows.map(({ id }) => id), now],
  );
}
