import type pg from 'pg';

/** What a table has beside its rows and keys, as statements that take it away and make it again. */
export type TakenDown = { drop: string[]; create: string[] };

/**
 * The indexes that no constraint stands on, and the foreign keys, of these tables. To build them once over all rows
 * takes a fraction of the time of keeping them up row by row.
 */
export async function listIndexes(client: pg.ClientBase, tables: readonly string[]): Promise<TakenDown> {
  const { rows: keys } = await client.query<{ drop: string; create: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
        format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
      FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[]) ORDER BY conname`,
    [tables],
  );
  const { rows: indexes } = await client.query<{ drop: string; create: string }>(
    `SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop, pg_get_indexdef(indexrelid) AS create
      FROM pg_index WHERE indrelid = ANY($1::regclass[]) AND NOT indisunique ORDER BY indexrelid::regclass::text`,
    [tables],
  );
  const all = [...keys, ...indexes];
  return {
    drop: all.map(({ drop }) => drop),
    create: all.toReversed().map(({ create }) => create),
  };
}
