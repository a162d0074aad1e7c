import type { Db } from '../db/client.ts';
import type { ClockKind, Priority } from '../domain/ticket.ts';
import { priorities } from '../domain/ticket.ts';
import type { FigureFilter } from './figure-filter.ts';
import { cohort } from './ticket-cohort.ts';

/** Clocks that fire only when something was not done in time; the others tell that a date has come. */
export const deadlines = [
  'first_response',
  'disposition',
  'resolution',
  'provider_reminder',
  'provider_call',
  'provider_escalation',
  'escript',
  'delivery',
  'callback',
] as const satisfies readonly ClockKind[];

export type BreachFigures = {
  clock: (typeof deadlines)[number];
  priority: Priority;
  /** Tickets that ran under the clock. */
  under: number;
  /** Of these, tickets on which it fired. */
  breached: number;
};

/** The warning before a routine resolution is overdue is no breach, and no more is the follow-up of what was late. By the priority that a ticket has now. */
export async function countBreaches(db: Db, filter: FigureFilter): Promise<BreachFigures[]> {
  const rows = await db.$queryRaw<BreachFigures[]>`WITH cohort AS (${cohort(filter)}),
    run AS (SELECT DISTINCT c.id, c.priority, k.kind::text AS clock FROM cohort c JOIN ticket_clocks k ON k."ticketId" = c.id
      WHERE k.kind <> 'callback' OR k.round = 0),
    late AS (SELECT DISTINCT c.id, e.detail->>'clock' AS clock FROM cohort c JOIN ticket_events e ON e."ticketId" = c.id
      WHERE e.actor = 'system' AND e.type NOT IN ('resolution_warned', 'follow_up_due') AND e.detail ? 'clock')
    SELECT run.clock, run.priority, count(*)::int AS under, count(late.id)::int AS breached
      FROM run LEFT JOIN late USING (id, clock) GROUP BY run.clock, run.priority`;
  return deadlines.flatMap((clock) =>
    priorities.map(
      (priority) =>
        rows.find((row) => row.clock === clock && row.priority === priority) ?? {
          ...{ clock, priority, under: 0, breached: 0 },
        },
    ),
  );
}
