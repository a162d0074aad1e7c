import type { Db } from '../db/client.ts';

/** Counts a server's calls for all processes together: a server counts them so, too. */
export function sharedCallMinutes(db: Db, server: string) {
  return {
    async count(minute: Date, calls: number): Promise<number> {
      // A process whose clock is behind counts in the minute that another has begun.
      const [row] = await db.$queryRaw<
        { used: number }[]
      >`INSERT INTO call_minutes AS m (server, minute, used)
        VALUES (${server}, ${minute}, ${calls}) ON CONFLICT (server) DO UPDATE SET
          used = CASE WHEN m.minute >= EXCLUDED.minute THEN least(m.used, 1000000) ELSE 0 END + EXCLUDED.used,
          minute = greatest(m.minute, EXCLUDED.minute)
        RETURNING used`;
      return row?.used ?? calls;
    },
  };
}
