import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Priority, TicketStage, TicketStatus } from '../../domain/ticket.ts';

/** An unfinished ticket that a thread asked for or that is about the thread's patient. */
export type ThreadTicket = {
  id: string;
  reference: string;
  stage: TicketStage;
  status: TicketStatus;
  priority: Priority;
  decision: Decision;
  medicationName: string | null;
  medicationText: string | null;
  strength: string | null;
  rxNumber: string | null;
  openedAt: Date;
  patientId: string | null;
  outcomeText: string | null;
  /** Arrivals of this thread among those that still ask for the ticket, and of others. */
  ownSources: number;
  otherSources: number;
  /** Arrivals that ask for it, answers to our questions apart. */
  askingSources: number;
};

/** Newest first. `patientId` adds the tickets that others opened for a patient who is identified. */
export async function findThreadTickets(
  tx: Db,
  conversationKey: string,
  patientId: string | null,
): Promise<ThreadTicket[]> {
  return tx.$queryRaw<ThreadTicket[]>(
    // The two ways to a ticket are looked up apart: held together by OR they would have every ticket read.
    Prisma.sql`WITH found AS (
        SELECT os."ticketId" AS id FROM ticket_sources os JOIN inbound_messages om ON om.id = os."messageId"
          WHERE om."conversationKey" = ${conversationKey}
        UNION SELECT id FROM tickets WHERE "patientId" = ${patientId}::uuid)
      SELECT t.id, t.reference, t.stage::text, t.status::text, t.priority::text, t.decision, t."medicationName",
        t."medicationText", t.strength, t."rxNumber", t."openedAt", t."patientId", t."outcomeText",
        count(s.*) FILTER (WHERE m."conversationKey" = ${conversationKey})::int AS "ownSources",
        count(s.*) FILTER (WHERE m."conversationKey" <> ${conversationKey})::int AS "otherSources",
        count(s.*) FILTER (WHERE s.evidence->>'rule' IS DISTINCT FROM 'answer-to-our-question')::int AS "askingSources"
      FROM found JOIN tickets t USING (id)
      JOIN ticket_sources s ON s."ticketId" = t.id AND s."withdrawnAt" IS NULL
      JOIN inbound_messages m ON m.id = s."messageId"
      WHERE t.stage NOT IN ('delivered', 'denied', 'withdrawn', 'merged') AND t.status <> 'closed'
      GROUP BY t.id ORDER BY t.id DESC LIMIT 50`,
  );
}
