import { Prisma } from '../db/generated/node/client.ts';
import { personEvents } from '../domain/ticket.ts';
import type { FigureFilter } from './figure-filter.ts';

/** Whether a ticket `t` is a facility's. */
export function ofFacility(facilityId: string): Prisma.Sql {
  return Prisma.sql`(EXISTS (SELECT 1 FROM patients p WHERE p.id = t."patientId" AND p."facilityId" = ${facilityId}::uuid)
    OR (t."patientId" IS NULL AND t."facilityId" = ${facilityId}::uuid))`;
}

/**
 * The tickets that all figures of work are about: those that were opened in the period, that is, whose first arrival
 * came in then. One that was merged into another is not counted beside it. What became of a ticket counts whenever it
 * happened, so that the figures of a period grow until the last of its tickets is done.
 */
export function cohort({ since, until, facilityId, channel }: FigureFilter): Prisma.Sql {
  const own = facilityId === null ? Prisma.empty : Prisma.sql`AND ${ofFacility(facilityId)}`;
  const by = channel === null ? Prisma.empty : Prisma.sql`AND t.channels[1] = ${channel}::"Channel"`;
  return Prisma.sql`SELECT t.id, t."openedAt", t.priority::text AS priority, t.channels[1]::text AS channel FROM tickets t
    WHERE t."openedAt" >= ${since} AND t."openedAt" < ${until} AND t.stage <> 'merged' ${by} ${own}`;
}

/**
 * The events of the cohort in their order. `stage` is where the ticket was afterwards, null for an event that says
 * nothing of it; `ended` whether it was resolved or closed; `person` whether somebody worked on it: an event that is
 * posted, other than an assignment, a note or a change of priority, by anybody but the gateway itself; `disposed`
 * whether it stood at the pharmacy or the provider, was denied, too early or resolved by a person.
 */
export function cohortEvents(filter: FigureFilter): Prisma.Sql {
  return Prisma.sql`cohort AS (${cohort(filter)}),
    told AS (SELECT e."ticketId", e.sequence, e.at, e.type,
        coalesce(e.detail->>'stage', e.detail#>>'{changes,fields,stage,to}') AS stage,
        coalesce(e.detail->>'status', e.detail#>>'{changes,fields,status,to}') AS status,
        e.type = ANY(${[...personEvents]}) AND e.actor <> 'system' AS person
      FROM cohort c JOIN ticket_events e ON e."ticketId" = c.id),
    placed AS (SELECT *, coalesce(status IN ('resolved', 'closed'),
        stage IN ('too_early', 'shipped', 'delivered', 'denied', 'withdrawn', 'merged')) AS ended FROM told),
    events AS (SELECT *, stage IN ('pharmacy_submitted', 'authorization_requested', 'denied', 'too_early')
        OR (ended AND stage NOT IN ('withdrawn', 'merged')) AS disposed FROM placed)`;
}
