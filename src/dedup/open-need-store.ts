import type { Db } from '../db/client.ts';
import { Prisma } from '../db/generated/node/client.ts';
import type { Decision } from '../domain/decision.ts';
import type { Channel, Flag } from '../domain/message.ts';
import type { Priority, TicketStage, TicketStatus } from '../domain/ticket.ts';
import type { Contribution } from './contribution.ts';
import type { Saying } from './place-repeated.ts';
import type { Claiming } from './place-unidentified.ts';

/** An open ticket that already stands for a need. */
export type OpenTicket = {
  id: string;
  reference: string;
  version: number;
  stage: TicketStage;
  status: TicketStatus;
  priority: Priority;
  decision: Decision;
  flags: Flag[];
  channels: Channel[];
  openedAt: Date;
  patientId: string | null;
  outcomeText: string | null;
};

/**
 * The open tickets behind need keys, by key. The rows are locked until the transaction ends; call it under the
 * advisory lock of the patient or sender, so that a need found free stays free.
 */
export function findOpenTickets(tx: Db, keys: string[]): Promise<Map<string, OpenTicket>> {
  return openTickets(tx, keys, Prisma.sql`FOR UPDATE OF t`);
}

/** The same to look at alone: nothing is locked, and a moment later it may be otherwise. */
export function peekOpenTickets(db: Db, keys: string[]): Promise<Map<string, OpenTicket>> {
  return openTickets(db, keys, Prisma.empty);
}

async function openTickets(db: Db, keys: string[], lock: Prisma.Sql): Promise<Map<string, OpenTicket>> {
  if (keys.length === 0) return new Map();
  const rows = await db.$queryRaw<(OpenTicket & { key: string })[]>(
    Prisma.sql`SELECT n.key, t.id, t.reference, t.version, t.stage::text, t.status::text, t.priority::text, t.decision,
        t.flags, t.channels::text[], t."openedAt", t."patientId", t."outcomeText"
      FROM open_needs n JOIN tickets t ON t.id = n."ticketId"
      WHERE n.key = ANY(${keys}::text[]) ORDER BY t.id ${lock}`,
  );
  return new Map(rows.map(({ key, ...ticket }) => [key, ticket]));
}

/** What the arrivals of each ticket say of whom they are about. */
export async function findClaims(tx: Db, ticketIds: string[]): Promise<Claiming[]> {
  if (ticketIds.length === 0) return [];
  const rows = await tx.ticketSource.findMany({
    where: { ticketId: { in: ticketIds } },
    select: { ticketId: true, contribution: true },
  });
  return ticketIds.map((ticketId) => ({
    ticketId,
    claims: rows
      .filter((row) => row.ticketId === ticketId)
      .flatMap((row) => storedContribution(row.contribution)?.claims ?? []),
  }));
}

/** What the arrivals of each ticket say, word for word, and when they came. */
export async function findSayings(tx: Db, ticketIds: string[]): Promise<Saying[]> {
  if (ticketIds.length === 0) return [];
  const rows = await tx.ticketSource.findMany({
    where: { ticketId: { in: ticketIds }, withdrawnAt: null },
    select: { ticketId: true, message: { select: { text: true, receivedAt: true, reference: true } } },
  });
  return ticketIds.map((ticketId) => ({
    ticketId,
    said: rows
      .filter((row) => row.ticketId === ticketId)
      .map(({ message }) => ({
        words: message.text,
        at: message.receivedAt,
        reference: message.reference ?? '',
      })),
  }));
}

/** The column is written by the pipeline alone; null for arrivals from before it was kept. */
export function storedContribution(column: unknown): Contribution | null {
  return column as Contribution | null;
}
