import type { Db } from '../db/client.ts';
import type { Audience } from '../domain/audience.ts';
import type { Decision } from '../domain/decision.ts';
import type { Priority, TicketStage, TicketStatus } from '../domain/ticket.ts';
import { decisionOf } from './present-ticket.ts';
import { ticketsFor } from './ticket-store.ts';

/** A ticket that a request asks for, or has asked for, as its sender follows it. */
export type AskedTicket = {
  id: string;
  reference: string;
  version: number;
  stage: TicketStage;
  status: TicketStatus;
  priority: Priority;
  decision: Decision;
  patientId: string | null;
  prescriptionId: string | null;
  /** Named by the drug table; null where it is not known. */
  medicationText: string | null;
  /** What was said of the end, such as when it is delivered. */
  outcomeText: string | null;
  /** By when the next step is due; null when nothing runs. */
  expectedBy: Date | null;
  /** The sender has taken it back. */
  withdrawn: boolean;
};

/** By what somebody outside is told of the pace: not by what runs for our own people. */
const tellingClocks = ['delivery', 'resolution', 'eligible_reminder'] as const;

/** The tickets of a request that its facility may follow. */
export async function listAskedTickets(
  db: Db,
  messageId: string,
  audience: Extract<Audience, { kind: 'facility' }>,
): Promise<AskedTicket[]> {
  const sources = await db.ticketSource.findMany({
    where: { messageId, ticket: ticketsFor(audience) },
    include: { ticket: { include: { clocks: true } } },
    orderBy: { ticketId: 'asc' },
  });
  return sources.map(({ ticket, withdrawnAt }) => {
    const running = ticket.clocks.filter(({ firedAt, stoppedAt }) => firedAt === null && stoppedAt === null);
    const telling = tellingClocks
      .map((kind) => running.find((clock) => clock.kind === kind))
      .find((clock) => clock !== undefined);
    return {
      id: ticket.id,
      reference: ticket.reference,
      version: ticket.version,
      stage: ticket.stage,
      status: ticket.status,
      priority: ticket.priority,
      decision: decisionOf(ticket),
      patientId: ticket.patientId,
      prescriptionId: ticket.prescriptionId,
      medicationText: ticket.medicationText,
      outcomeText: ticket.outcomeText,
      expectedBy: telling?.dueAt ?? null,
      withdrawn: withdrawnAt !== null,
    };
  });
}
