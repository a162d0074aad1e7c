import type { Db } from '../db/client.ts';

/** How one system is kept in step; the age is that of the oldest effect that waits. */
export type SystemStand = {
  system: string;
  waiting: number;
  failed: number;
  waitingSince: Date | null;
  /** Nobody asks it before then: it fails, or wants a pause. */
  restsUntil: Date | null;
};

/** All that are kept in step, and those for which something still waits. */
export function readOutboxStand(db: Db, now: Date): Promise<SystemStand[]> {
  return db.$queryRaw<SystemStand[]>`WITH unfinished AS (
      SELECT system, count(*) FILTER (WHERE state <> 'failed')::int AS waiting,
        count(*) FILTER (WHERE state = 'failed')::int AS failed,
        min("createdAt") FILTER (WHERE state <> 'failed') AS "waitingSince"
      FROM system_effects WHERE state IN ('waiting', 'sending') OR state = 'failed' GROUP BY system),
    resting AS (SELECT split_part(key, '/', 1) AS system, max("openUntil") AS "restsUntil"
      FROM system_circuits WHERE "openUntil" > ${now} GROUP BY 1)
    SELECT system, coalesce(waiting, 0) AS waiting, coalesce(failed, 0) AS failed, "waitingSince", "restsUntil"
    FROM outgoing_systems FULL JOIN unfinished USING (system) LEFT JOIN resting USING (system)
    ORDER BY system`;
}
