import type { Db } from './client.ts';
import { Prisma } from './generated/node/client.ts';

/** A table and the columns of few values by which its list is filtered, in the order of their index, which ends in `id`. */
export type SortedPlaces = {
  table: string;
  columns: readonly { name: string; type: string }[];
};

export type NewestOf = {
  /** Equal values by column; the others may have any. */
  equal: Record<string, string | undefined>;
  /** Conditions on the row `r` that lead to few rows by an index of their own. */
  narrow: Prisma.Sql[];
  /** Conditions on the row `r` that a page and a time set. */
  within: Prisma.Sql[];
  limit: number;
};

/** The newest ids that fit. What leads to few rows is asked by itself; else the index over the places is walked. */
export async function newestIds(
  db: Db,
  { table, columns }: SortedPlaces,
  { equal, narrow, within, limit }: NewestOf,
): Promise<string[]> {
  const wanted = columns.flatMap(({ name, type }) => {
    const value = equal[name];
    return value === undefined ? [] : [Prisma.sql`${column('r', name)} = ${value}::${Prisma.raw(type)}`];
  });
  const names = columns.map(({ name }) => name);
  const rows = await db.$queryRaw<{ id: string }[]>(
    wanted.length > 0 && narrow.length === 0
      ? walk(table, names, { wanted, within, limit })
      : Prisma.sql`SELECT r.id FROM ${Prisma.raw(table)} r WHERE ${all([...narrow, ...wanted, ...within])}
          ORDER BY r.id DESC LIMIT ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/**
 * The index is walked from one combination of values to the next, of which there are some dozens, and the newest few of
 * each that fits are taken from its end: however many rows there are and however few of them fit, at most a page is
 * read for each combination.
 */
function walk(
  table: string,
  names: string[],
  { wanted, within, limit }: { wanted: Prisma.Sql[]; within: Prisma.Sql[]; limit: number },
): Prisma.Sql {
  const of = Prisma.raw(table);
  const [list, row, place] = ['r', 'r', 'p'].map((alias) =>
    Prisma.join(names.map((name) => column(alias, name))),
  );
  return Prisma.sql`WITH RECURSIVE places AS (
      (SELECT ${list} FROM ${of} r ORDER BY ${list} LIMIT 1)
      UNION ALL
      SELECT next.* FROM places p CROSS JOIN LATERAL (SELECT ${list} FROM ${of} r
        WHERE (${row}) > (${place}) ORDER BY ${list} LIMIT 1) next)
    SELECT newest.id FROM (SELECT * FROM places r WHERE ${all(wanted)}) p
      CROSS JOIN LATERAL (SELECT r.id FROM ${of} r
        WHERE (${row}) = (${place}) AND ${all(within)} ORDER BY r.id DESC LIMIT ${limit}) newest
      ORDER BY newest.id DESC LIMIT ${limit}`;
}

function column(alias: string, name: string): Prisma.Sql {
  return Prisma.raw(`${alias}."${name}"`);
}

function all(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join([...conditions, Prisma.sql`true`], ' AND ');
}
