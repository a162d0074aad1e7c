import type { Db } from '../db/client.ts';

/** How one system is kept in step; the age is that of the oldest effect that waits. */
export type SystemStand = {
  system: string;
  waiting: number;
  failed: number;
  waitingSince: Date | null;
  /** Nobody asks it before then: it fails, or wants a pause. */
  restsUntil: Date | null;
  /** The code of the fault by which the last turn to read it ended, or passed something over; null when it ended well. */
  readFailure: string | null;
};

/** A system that has had no turn for so long is read no more: how the last one ended is nobody's trouble. */
const stillReadMs = 24 * 3_600_000;

/** All that are kept in step, those that cannot be read, and those for which something still waits. */
export function readOutboxStand(db: Db, now: Date): Promise<SystemStand[]> {
  return db.$queryRaw<SystemStand[]>`WITH unfinished AS (
      SELECT system, count(*) FILTER (WHERE state <> 'failed')::int AS waiting,
        count(*) FILTER (WHERE state = 'failed')::int AS failed,
        min("createdAt") FILTER (WHERE state <> 'failed') AS "waitingSince"
      FROM system_effects WHERE state IN ('waiting', 'sending') OR state = 'failed' GROUP BY system),
    resting AS (SELECT split_part(key, '/', 1) AS system, max("openUntil") AS "restsUntil"
      FROM system_circuits WHERE "openUntil" > ${now} GROUP BY 1),
    misread AS (SELECT system, failure AS "readFailure" FROM system_reads
      WHERE failure IS NOT NULL AND "readAt" > ${new Date(now.getTime() - stillReadMs)})
    SELECT system, coalesce(waiting, 0) AS waiting, coalesce(failed, 0) AS failed, "waitingSince", "restsUntil",
      "readFailure"
    FROM outgoing_systems FULL JOIN unfinished USING (system) FULL JOIN misread USING (system)
      LEFT JOIN resting USING (system)
    ORDER BY system`;
}
