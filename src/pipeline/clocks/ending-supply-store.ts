import type { Db } from '../../db/client.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Priority, TicketStage } from '../../domain/ticket.ts';

/** A request that waits while its supply ends, and whose sweep has not looked at it yet. */
export type EndingSupply = {
  id: string;
  stage: TicketStage;
  priority: Priority;
  medicationName: string | null;
  /** Whose policy counts: the facility's own id, and who pays. */
  facility: string | null;
  payer: string | null;
  eligibleOn: CalendarDate | null;
  /** The day by the record, and the earliest by what the arrivals said; null where nothing is known. */
  recordEndsOn: CalendarDate | null;
  saidEndsOn: CalendarDate | null;
  /** Somebody has said that there is none left. */
  isOut: boolean;
};

export type EndingBy = {
  today: CalendarDate;
  /** Supplies that end by then, as the record has it and as was said; the latest day of any policy. */
  recordBy: CalendarDate;
  saidBy: CalendarDate;
  /** What was said before is of a supply that is long over. */
  saidSince: Date;
  timeZone: string;
};

/**
 * Requests whose supply ends: those that are worked on, and by what was said also those that were too early, since
 * nobody waits for a date without medicine. Routine ones, and urgent ones at the provider that nobody was called for.
 */
export function findEndingSupplies(db: Db, ending: EndingBy): Promise<EndingSupply[]> {
  const { today, recordBy, saidBy, saidSince, timeZone } = ending;
  return db.$queryRaw<EndingSupply[]>`
    WITH said AS (
      SELECT s."ticketId" AS id, min((m."receivedAt" AT TIME ZONE ${timeZone})::date
          + (s.contribution #>> '{asked,request,daysLeft}')::int) AS "endsOn"
        FROM ticket_sources s JOIN inbound_messages m ON m.id = s."messageId"
        WHERE (s.contribution #>> '{asked,request,daysLeft}') IS NOT NULL AND s."withdrawnAt" IS NULL
          AND s."joinedAt" >= ${saidSince}
        GROUP BY 1),
    ending AS (
      SELECT id FROM said WHERE "endsOn" <= ${saidBy}::date
      UNION
      SELECT id FROM tickets WHERE status IN ('open', 'in_progress', 'waiting')
        AND decision ->> 'runOutOn' <= ${recordBy}
        AND coalesce(decision ->> 'eligibleOn', '') <= ${today}
      UNION
      SELECT id FROM tickets WHERE stage = 'authorization_requested' AND 'out_of_medicine' = ANY(flags))
    SELECT t.id, t.stage::text, t.priority::text, t."medicationName", t.decision ->> 'runOutOn' AS "recordEndsOn",
        t.decision ->> 'eligibleOn' AS "eligibleOn", f."sourceId" AS facility, r.payer,
        said."endsOn"::text AS "saidEndsOn", 'out_of_medicine' = ANY(t.flags) AS "isOut"
      FROM ending JOIN tickets t USING (id) LEFT JOIN said USING (id) LEFT JOIN patients p ON p.id = t."patientId"
        LEFT JOIN facilities f ON f.id = p."facilityId" LEFT JOIN prescriptions r ON r.id = t."prescriptionId"
      WHERE (t.status IN ('open', 'in_progress', 'waiting') OR t.stage = 'too_early' AND said."endsOn" <= ${saidBy}::date)
        AND t.outcome IS DISTINCT FROM 'resolved' AND t.status <> 'closed'
        AND (t.priority = 'routine' OR t.stage IN ('authorization_requested', 'too_early'))
        AND NOT EXISTS (SELECT FROM ticket_events e WHERE e."ticketId" = t.id
          AND e.type IN ('supply_ending', 'supply_again', 'supply_call_due'))`;
}
