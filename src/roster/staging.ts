import type pg from 'pg';
import type { Alias, Draft } from './drafts.ts';
import type { Place } from './read-resources.ts';
import type { Pointer } from './references.ts';

/** A draft that waits until everything has been read; `sequence` is its place in the order of reading. */
export type Staged = { sequence: number; sourceId: string; place: Place } & Draft;

type StagedOf<K extends Draft['kind']> = Extract<Staged, { kind: K }>;

/** Drafts and aliases that wait in temporary tables, so that memory does not grow with the files. */
const tables = `
  CREATE TEMPORARY TABLE roster_drafts (
    kind text, "sourceId" text, sequence bigint, place jsonb, draft jsonb, PRIMARY KEY (kind, "sourceId"));
  CREATE TEMPORARY TABLE roster_aliases (name text, target jsonb);`;

const indexes = `
  CREATE INDEX ON roster_drafts (kind, sequence);
  CREATE INDEX ON roster_aliases USING hash (name);
  ANALYZE roster_drafts, roster_aliases;`;

export async function openStaging(client: pg.ClientBase): Promise<void> {
  await client.query(tables);
}

/** To be called once, between the last draft put in and the first taken out. */
export async function finishStaging(client: pg.ClientBase): Promise<void> {
  await client.query(indexes);
}

/**
 * Puts drafts in. Of one resource that comes several times the last one stands; returns how many earlier ones of the
 * saved kinds gave way, in this batch or before.
 */
export async function stage(
  client: pg.ClientBase,
  drafts: readonly Staged[],
  aliases: readonly Alias[],
): Promise<number> {
  if (aliases.length > 0) {
    await client.query(
      `INSERT INTO roster_aliases SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(name text, target jsonb)`,
      [JSON.stringify(aliases)],
    );
  }
  const last = new Map(drafts.map((staged) => [`${staged.kind}/${staged.sourceId}`, staged]));
  const result = await client.query<{ kind: Draft['kind']; first: boolean }>(
    `INSERT INTO roster_drafts SELECT kind, "sourceId", sequence, place, draft
       FROM jsonb_to_recordset($1::jsonb) AS d(kind text, "sourceId" text, sequence bigint, place jsonb, draft jsonb)
     ON CONFLICT (kind, "sourceId") DO UPDATE
       SET sequence = excluded.sequence, place = excluded.place, draft = excluded.draft
     RETURNING kind, xmax = 0 AS first`,
    [JSON.stringify([...last.values()])],
  );
  const added = result.rows.filter((row) => row.first && row.kind !== 'Medication').length;
  return drafts.filter((staged) => staged.kind !== 'Medication').length - added;
}

/** All drafts of a kind in the order in which they were read, some at a time. */
export async function* stagedBatches<K extends Draft['kind']>(
  client: pg.ClientBase,
  kind: K,
  size: number,
): AsyncGenerator<StagedOf<K>[]> {
  let after = 0;
  for (;;) {
    const { rows } = await client.query<Omit<Staged, 'sequence'> & { sequence: string }>(
      `SELECT kind, "sourceId", sequence, place, draft FROM roster_drafts
        WHERE kind = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
      [kind, after, size],
    );
    const batch = rows.map((row) => ({ ...row, sequence: Number(row.sequence) }) as StagedOf<K>); // by its WHERE
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    after = last.sequence;
  }
}

/** Staged drafts of a kind by their source ids. */
export async function stagedById<K extends Draft['kind']>(
  client: pg.ClientBase,
  kind: K,
  sourceIds: readonly string[],
): Promise<Map<string, StagedOf<K>['draft']>> {
  const { rows } = await client.query<{ sourceId: string; draft: StagedOf<K>['draft'] }>(
    `SELECT "sourceId", draft FROM roster_drafts WHERE kind = $1 AND "sourceId" = ANY($2::text[])`,
    [kind, sourceIds],
  );
  return new Map(rows.map((row) => [row.sourceId, row.draft]));
}

/**
 * Follows announced names to source ids: a full URL, an identifier, a role (which may lead to a further name). A name
 * that several resources bear leads nowhere.
 */
export async function followNames(
  client: pg.ClientBase,
  pointers: readonly Pointer[],
): Promise<Map<Pointer, string | null>> {
  const found = new Map(pointers.map((pointer) => [pointer, pointer]));
  for (let round = 0; round < 2; round += 1) {
    const names = [...found.values()].flatMap((pointer) => pointer.name ?? []);
    if (names.length === 0) break;
    const targets = await targetsOf(client, [...new Set(names)]);
    for (const [pointer, at] of found) {
      const target = at.name === null ? undefined : targets.get(at.name);
      if (target !== undefined) found.set(pointer, target);
    }
  }
  return new Map([...found].map(([pointer, at]) => [pointer, at.id]));
}

const nowhere: Pointer = { name: null, id: null };

async function targetsOf(client: pg.ClientBase, names: string[]): Promise<Map<string, Pointer>> {
  const { rows } = await client.query<{ name: string; targets: Pointer[] }>(
    `SELECT name, jsonb_agg(DISTINCT target) AS targets FROM roster_aliases WHERE name = ANY($1::text[]) GROUP BY name`,
    [names],
  );
  return new Map(rows.map(({ name, targets }) => [name, (targets.length === 1 && targets[0]) || nowhere]));
}
