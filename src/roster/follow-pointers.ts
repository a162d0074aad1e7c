import type pg from 'pg';
import type { MedicineDraft } from './drafts.ts';
import type { Pointer } from './references.ts';
import type { RosterTable } from './save-rows.ts';
import { followNames, stagedById } from './staging.ts';

/** The ids of rows that pointers lead to; those that lead to none are absent. */
export async function idsOf(
  client: pg.ClientBase,
  table: RosterTable,
  pointers: readonly (Pointer | null)[],
): Promise<Map<Pointer, string>> {
  const sourceIds = await followNames(
    client,
    pointers.filter((pointer) => pointer !== null),
  );
  const wanted = [...new Set(sourceIds.values())].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; sourceId: string }>(
    `SELECT id, "sourceId" FROM ${table} WHERE "sourceId" = ANY($1::text[])`,
    [wanted],
  );
  const ids = new Map(rows.map((one) => [one.sourceId, one.id]));
  return mapDefined(sourceIds, (id) => ids.get(id));
}

function mapDefined<T>(
  sourceIds: Map<Pointer, string | null>,
  find: (id: string) => T | undefined,
): Map<Pointer, T> {
  const found = new Map<Pointer, T>();
  for (const [pointer, id] of sourceIds) {
    const value = id === null ? undefined : find(id);
    if (value !== undefined) found.set(pointer, value);
  }
  return found;
}

/** The Medication resources that pointers lead to; those that lead to none are absent. */
export async function medicationsOf(
  client: pg.ClientBase,
  pointers: readonly (Pointer | null)[],
): Promise<Map<Pointer, MedicineDraft>> {
  const wanted = pointers.filter((pointer) => pointer !== null);
  if (wanted.length === 0) return new Map();
  const sourceIds = await followNames(client, wanted);
  const drafts = await stagedById(
    client,
    'Medication',
    [...sourceIds.values()].filter((id) => id !== null),
  );
  return mapDefined(sourceIds, (id) => drafts.get(id));
}
