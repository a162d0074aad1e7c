import type { Db } from '../db/client.ts';
import type { TicketStage } from '../domain/ticket.ts';
import { denialReasons, reasonOfDenial, type DenialReason } from './denial-reason.ts';
import type { FigureFilter } from './figure-filter.ts';
import { cohort, cohortEvents } from './ticket-cohort.ts';

export type DecisionFigures = {
  opened: number;
  /** Came to the pharmacy or the provider, were denied, too early or resolved by a person. */
  disposed: number;
  /** Of these, tickets that had not come to a person before: none had worked on them, nor were they handed to one. */
  withoutPerson: number;
  /**
   * `withoutPerson` of the tickets that were disposed or have come to a person, 0 to 1: those that still wait for that
   * person count, those that the gateway is still asking about do not. Null when there is none.
   */
  shareWithoutPerson: number | null;
  /** Were too early at any time. */
  tooEarly: number;
  withdrawn: number;
};

/** The stages at which a person has to act first; at `clarifying` the sender is being asked. */
const handedOver: readonly TicketStage[] = [
  'identity_review',
  'review',
  'clinical_review',
  'new_prescription',
];

export async function countDecisions(db: Db, filter: FigureFilter): Promise<DecisionFigures> {
  const [row] = await db.$queryRaw<(DecisionFigures & { reached: number })[]>`WITH ${cohortEvents(filter)},
    tickets AS (SELECT c.id, min(e.sequence) FILTER (WHERE e.disposed) AS disposed,
        min(e.sequence) FILTER (WHERE e.person OR e.stage = ANY(${[...handedOver]})) AS "handedOver", bool_or(e.stage = 'too_early') AS "tooEarly",
        bool_or(e.stage = 'withdrawn') AS withdrawn
      FROM cohort c LEFT JOIN events e ON e."ticketId" = c.id GROUP BY c.id)
    SELECT count(*)::int AS opened, count(disposed)::int AS disposed,
        count(*) FILTER (WHERE disposed < coalesce("handedOver", disposed + 1))::int AS "withoutPerson",
        count(coalesce(disposed, "handedOver"))::int AS reached,
        count(*) FILTER (WHERE "tooEarly")::int AS "tooEarly", count(*) FILTER (WHERE withdrawn)::int AS withdrawn
      FROM tickets`;
  const { opened = 0, disposed = 0, withoutPerson = 0, reached = 0, tooEarly = 0, withdrawn = 0 } = row ?? {};
  const shareWithoutPerson = reached === 0 ? null : withoutPerson / reached;
  return { opened, disposed, withoutPerson, shareWithoutPerson, tooEarly, withdrawn };
}

/** `joined` of the `arrivals` that ask for the tickets found one that was open; `merged` were joined by hand later. */
export type JoinFigures = { arrivals: number; joined: number; merged: number };

/** Arrivals are messages that ask for a ticket and were not taken out of it; all but one of each ticket joined it. */
export async function countJoins(db: Db, filter: FigureFilter): Promise<JoinFigures> {
  const [row] = await db.$queryRaw<JoinFigures[]>`WITH cohort AS (${cohort(filter)}),
    asking AS (SELECT c.id, count(DISTINCT s."messageId") AS arrivals FROM cohort c
      JOIN ticket_sources s ON s."ticketId" = c.id AND s."withdrawnAt" IS NULL GROUP BY c.id)
    SELECT coalesce(sum(arrivals), 0)::int AS arrivals, coalesce(sum(arrivals - 1), 0)::int AS joined,
      (SELECT count(*) FROM cohort c JOIN tickets m ON m."mergedIntoId" = c.id)::int AS merged FROM asking`;
  return row ?? { arrivals: 0, joined: 0, merged: 0 };
}

export type DenialFigures = { reason: DenialReason; count: number };

/** Denials of providers by what their reasons speak of; every reason is there, also with none. */
export async function countDenials(db: Db, filter: FigureFilter): Promise<DenialFigures[]> {
  const rows = await db.$queryRaw<{ reason: string; count: number }[]>`WITH cohort AS (${cohort(filter)})
    SELECT coalesce(e.detail->>'reason', '') AS reason, count(*)::int AS count
      FROM cohort c JOIN ticket_events e ON e."ticketId" = c.id WHERE e.type = 'provider_denied' GROUP BY 1`;
  return denialReasons.map((reason) => ({
    reason,
    count: rows.reduce((sum, row) => (reasonOfDenial(row.reason) === reason ? sum + row.count : sum), 0),
  }));
}
