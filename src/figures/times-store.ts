import type { Db } from '../db/client.ts';
import { priorities, type Priority } from '../domain/ticket.ts';
import type { FigureFilter } from './figure-filter.ts';
import { nothingObserved, spreadColumns, type Spread } from './spread.ts';
import { cohortEvents } from './ticket-cohort.ts';

export const measures = ['response', 'disposition', 'resolution'] as const;

/** `waiting`: tickets of which it has not happened yet. */
export type TimeFigures = Spread & {
  measure: (typeof measures)[number];
  priority: Priority;
  waiting: number;
};

/**
 * From the arrival that opened a ticket to
 * - response: the first event of a person; of a routine ticket its disposition, if that comes first, because the
 *   automatic answer is one then;
 * - disposition: the first event after which it stood at the pharmacy or the provider, was denied, too early, or
 *   resolved by a person;
 * - resolution: the first event after which it was resolved or closed otherwise than by a withdrawal.
 * By the priority that the ticket has now.
 */
export async function measureTimes(db: Db, filter: FigureFilter): Promise<TimeFigures[]> {
  const rows = await db.$queryRaw<TimeFigures[]>`
    WITH ${cohortEvents(filter)}, firsts AS (
      SELECT c.priority, c."openedAt", min(e.at) FILTER (WHERE e.person) AS worked,
          min(e.at) FILTER (WHERE e.disposed) AS disposed,
          min(e.at) FILTER (WHERE e.ended AND e.stage NOT IN ('withdrawn', 'merged')) AS resolved
        FROM cohort c LEFT JOIN events e ON e."ticketId" = c.id GROUP BY c.id, c.priority, c."openedAt"),
    taken AS (SELECT measure, priority, at - "openedAt" AS taken FROM firsts CROSS JOIN LATERAL (VALUES
      ('response', LEAST(worked, CASE priority WHEN 'routine' THEN disposed END)),
      ('disposition', disposed), ('resolution', resolved)) m(measure, at))
    SELECT measure, priority, ${spreadColumns}, count(*) FILTER (WHERE taken IS NULL)::int AS waiting
      FROM taken GROUP BY measure, priority`;
  return measures.flatMap((measure) =>
    priorities.map(
      (priority) =>
        rows.find((row) => row.measure === measure && row.priority === priority) ?? {
          ...{ measure, priority, ...nothingObserved, waiting: 0 },
        },
    ),
  );
}
