import type { Db } from '../db/client.ts';
import type { FigureFilter } from './figure-filter.ts';
import { messagesIn } from './messages-in.ts';
import { nothingObserved, spreadColumns, type Spread } from './spread.ts';
import { cohortEvents } from './ticket-cohort.ts';

/** What the safety screen finds, and a recording that nobody could screen. */
export const safetyFlags = ['emergency', 'self_harm', 'overdose', 'safety_review', 'unscreened'] as const;

export type FlagFigures = { flag: (typeof safetyFlags)[number]; count: number };

/** Messages of the period that bear each flag. */
export async function countFlags(db: Db, filter: FigureFilter): Promise<FlagFigures[]> {
  const rows = await db.$queryRaw<{ flag: string; count: number }[]>`
    SELECT flag, count(*)::int AS count FROM (${messagesIn(filter)}) m CROSS JOIN unnest(m.flags) AS flag
      WHERE flag = ANY(${[...safetyFlags]}::text[]) GROUP BY flag`;
  return safetyFlags.map((flag) => ({ flag, count: rows.find((row) => row.flag === flag)?.count ?? 0 }));
}

export type AcknowledgementFigures = Spread & { paged: number; waiting: number };

/**
 * From the arrival that opened a ticket with such a flag for which somebody on call was paged until the first word of a person that
 * says so: an acknowledgement, a disposition or a resolution. `count` is how many have it.
 */
export async function measureAcknowledgements(db: Db, filter: FigureFilter): Promise<AcknowledgementFigures> {
  const [row] = await db.$queryRaw<AcknowledgementFigures[]>`WITH ${cohortEvents(filter)},
    paged AS (SELECT c.id, c."openedAt" FROM cohort c
        JOIN tickets t ON t.id = c.id AND t.flags && ${[...safetyFlags]}::text[]
      WHERE EXISTS (SELECT 1 FROM ticket_clocks k WHERE k."ticketId" = c.id AND k.kind = 'page')),
    taken AS (SELECT (SELECT min(e.at) FROM events e WHERE e."ticketId" = p.id AND e.person
        AND e.type IN ('acknowledge', 'dispose', 'resolve')) - p."openedAt" AS taken FROM paged p)
    SELECT ${spreadColumns}, count(*)::int AS paged, count(*) FILTER (WHERE taken IS NULL)::int AS waiting FROM taken`;
  return row ?? { ...nothingObserved, paged: 0, waiting: 0 };
}
