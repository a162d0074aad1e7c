import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';
import type { OpenTicket } from './open-need-store.ts';
import { repeatPolicy, type EndedBy } from './repeat-policy.ts';

/** A ticket that ended a short while ago, with what it was about. */
export type EndedTicket = OpenTicket & {
  by: EndedBy;
  endedAt: Date;
  prescriptionId: string | null;
  medicationName: string | null;
  medicationText: string | null;
  strength: string | null;
  rxNumber: string | null;
};

/** For so long what has ended still answers. */
export const longestHours = Math.max(...Object.values(repeatPolicy).map(({ withinHours }) => withinHours));

/** The tickets of these patients that ended so lately that they may still answer, the latest first. */
export async function findEndedTickets(tx: Db, patientIds: string[], now: Date): Promise<EndedTicket[]> {
  if (patientIds.length === 0) return [];
  const since = new Date(now.getTime() - longestHours * 3_600_000);
  return tx.$queryRaw<EndedTicket[]>(
    Prisma.sql`SELECT t.id, t.reference, t.version, t.stage::text, t.status::text, t.priority::text, t.decision,
        t.flags, t.channels::text[], t."openedAt", t."patientId", t."prescriptionId", t."medicationName",
        t."medicationText", t.strength, t."rxNumber", t."outcomeText", e.at AS "endedAt",
        CASE WHEN t.outcome = 'resolved' THEN 'resolved' ELSE t.stage::text END AS by
      FROM tickets t JOIN LATERAL (SELECT at FROM ticket_events WHERE "ticketId" = t.id
        AND type IN ('delivered', 'provider_denied', 'resolve', 'withdraw', 'withdrawn_by_sender')
        ORDER BY sequence DESC LIMIT 1) e ON e.at > ${since}
      WHERE t."patientId" = ANY(${patientIds}::uuid[])
        AND (t.stage IN ('delivered', 'denied', 'withdrawn') OR t.outcome = 'resolved')
      ORDER BY e.at DESC`,
  );
}
