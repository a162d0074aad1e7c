import type { Db } from '../db/client.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Channel } from '../domain/message.ts';
import type { FigureFilter } from './figure-filter.ts';
import { messagesIn } from './messages-in.ts';
import { cohort } from './ticket-cohort.ts';

/** Messages received and tickets opened on a day of the pharmacy's zone, which may have 23 or 25 hours. */
export type VolumeFigures = { day: CalendarDate; channel: Channel; messages: number; tickets: number };

/** Every day of the period with each channel (or the one asked for), oldest first, also where nothing came. */
export function countVolume(db: Db, filter: FigureFilter, timeZone: string): Promise<VolumeFigures[]> {
  const lastMoment = new Date(filter.until.getTime() - 1);
  return db.$queryRaw<VolumeFigures[]>`
    WITH days AS (SELECT day::date AS day FROM generate_series((${filter.since}::timestamptz AT TIME ZONE ${timeZone})::date,
        (${lastMoment}::timestamptz AT TIME ZONE ${timeZone})::date, interval '1 day') AS day),
    channels AS (SELECT unnest(enum_range(NULL::"Channel")) AS channel),
    came AS (SELECT ("receivedAt" AT TIME ZONE ${timeZone})::date AS day, channel::text AS channel, count(*) AS count
      FROM (${messagesIn(filter)}) m GROUP BY 1, 2),
    opened AS (SELECT ("openedAt" AT TIME ZONE ${timeZone})::date AS day, channel, count(*) AS count
      FROM (${cohort(filter)}) c GROUP BY 1, 2)
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day, k.channel::text AS channel, coalesce(m.count, 0)::int AS messages,
        coalesce(t.count, 0)::int AS tickets
      FROM days d CROSS JOIN channels k LEFT JOIN came m ON m.day = d.day AND m.channel = k.channel::text
        LEFT JOIN opened t ON t.day = d.day AND t.channel = k.channel::text
      WHERE ${filter.channel}::text IS NULL OR k.channel::text = ${filter.channel} ORDER BY d.day, k.channel`;
}
