import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';
import type { TicketStage } from '../domain/ticket.ts';
import type { FigureFilter } from './figure-filter.ts';
import { nothingObserved, spreadColumns, type Spread } from './spread.ts';
import { cohortEvents } from './ticket-cohort.ts';

/** `count`: stays that are over; `running`: those that are not. */
export type StageFigures = Spread & { stage: TicketStage; running: number };

export type ProviderFigures = Spread & {
  asked: number;
  approved: number;
  modified: number;
  denied: number;
  /** The e-script came without a word before. */
  escript: number;
  waiting: number;
};

/** A stay begins with an event after which a ticket is elsewhere, and lasts until the next such event or its end. */
function stays(filter: FigureFilter): Prisma.Sql {
  return Prisma.sql`${cohortEvents(filter)},
    moves AS (SELECT *, lag(stage) OVER w IS DISTINCT FROM stage OR lag(ended) OVER w IS DISTINCT FROM ended AS moved
      FROM events WHERE stage IS NOT NULL WINDOW w AS (PARTITION BY "ticketId" ORDER BY sequence)),
    stays AS (SELECT stage, ended, lead(at) OVER w - at AS taken, lead(type) OVER w AS "leftBy"
      FROM moves WHERE moved WINDOW w AS (PARTITION BY "ticketId" ORDER BY sequence))`;
}

/** Time in each stage: stays of tickets that are not resolved or closed there. Stages without a stay are left out. */
export function measureStages(db: Db, filter: FigureFilter): Promise<StageFigures[]> {
  return db.$queryRaw<StageFigures[]>`WITH ${stays(filter)}
    SELECT stage, ${spreadColumns}, count(*) FILTER (WHERE taken IS NULL)::int AS running
      FROM stays WHERE NOT ended GROUP BY stage ORDER BY stage::"TicketStage"`;
}

/**
 * From each time that a ticket began to wait for its provider until the provider's word: an approval, a change, a
 * denial, or the e-script itself. What ended otherwise (withdrawn, merged) is asked and neither answered nor waiting.
 */
export async function measureProviders(db: Db, filter: FigureFilter): Promise<ProviderFigures> {
  const [row] = await db.$queryRaw<ProviderFigures[]>`WITH ${stays(filter)},
    asked AS (SELECT "leftBy", taken AS stayed, CASE WHEN "leftBy" IN ('provider_approved', 'provider_modified',
        'provider_denied', 'escript_received') THEN taken END AS taken
      FROM stays WHERE stage = 'authorization_requested' AND NOT ended)
    SELECT ${spreadColumns}, count(*)::int AS asked, count(*) FILTER (WHERE stayed IS NULL)::int AS waiting,
        count(*) FILTER (WHERE "leftBy" = 'provider_approved')::int AS approved,
        count(*) FILTER (WHERE "leftBy" = 'provider_modified')::int AS modified,
        count(*) FILTER (WHERE "leftBy" = 'provider_denied')::int AS denied,
        count(*) FILTER (WHERE "leftBy" = 'escript_received')::int AS escript
      FROM asked`;
  const none = { asked: 0, approved: 0, modified: 0, denied: 0, escript: 0, waiting: 0 };
  return row ?? { ...nothingObserved, ...none };
}
