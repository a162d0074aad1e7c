import type { Db } from '../db/client.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { workParts, type ClockRow, type TicketAtWork } from './ticket-work-store.ts';

/** What clocks have made of many tickets. */
export type TicketBatch = {
  /** As they are in the end: place, priority and acknowledgement are written. */
  tickets: Map<string, TicketAtWork>;
  events: Prisma.TicketEventCreateManyInput[];
  /** What the events cause in other systems. */
  effects: Prisma.SystemEffectCreateManyInput[];
  tasks: Prisma.TaskCreateManyInput[];
  fired: string[];
  stopped: string[];
  moved: { id: string; dueAt: Date }[];
  started: ClockRow[];
};

/** Tickets whose rows are locked already, by id. */
export async function readLocked(tx: Db, ids: string[]): Promise<Map<string, TicketAtWork>> {
  const tickets = await tx.ticket.findMany({ where: { id: { in: ids } }, include: workParts });
  return new Map(tickets.map((ticket) => [ticket.id, ticket]));
}

/** What is still to be done for tickets: `ticket kind`. */
export async function openTasksOf(tx: Db, ids: string[]): Promise<Set<string>> {
  const tasks = await tx.task.findMany({
    where: { ticketId: { in: ids }, state: { in: ['open', 'claimed'] } },
    select: { ticketId: true, kind: true },
  });
  return new Set(tasks.map(({ ticketId, kind }) => `${ticketId ?? ''} ${kind}`));
}

/** The sequence of each ticket's last event. */
export async function lastSequences(tx: Db, ids: string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; sequence: number }[]>`SELECT t.id, e.sequence
    FROM unnest(${ids}::uuid[]) AS t(id)
      CROSS JOIN LATERAL (SELECT sequence FROM ticket_events WHERE "ticketId" = t.id ORDER BY sequence DESC LIMIT 1) e`;
  return new Map(rows.map(({ id, sequence }) => [id, sequence]));
}

/** Writes it all for tickets whose rows are locked; events are chained in the order in which they stand. */
export async function writeBatch(tx: Db, batch: TicketBatch, now: Date): Promise<void> {
  const tickets = [...batch.tickets.values()].map(changedColumns);
  const written = await tx.$executeRaw`UPDATE tickets t SET version = r.version, queue = r.queue,
      priority = r.priority, "acknowledgedAt" = r."acknowledgedAt", "acknowledgedBy" = r."acknowledgedBy"
    FROM jsonb_populate_recordset(NULL::tickets, ${JSON.stringify(tickets)}::jsonb) r
    WHERE t.id = r.id AND t.version < r.version`;
  if (written !== tickets.length) throw new Error('a locked ticket was changed by someone else');
  // A clock may have been started, put off and stopped in the same batch: it is inserted first.
  const { started, events, effects, tasks } = batch;
  const rows = { ticket_clocks: started, ticket_events: events, system_effects: effects, tasks };
  await insertRows(tx, rows);
  await writeClocks(tx, batch, now);
}

function changedColumns({ id, version, queue, priority, acknowledgedAt, acknowledgedBy }: TicketAtWork) {
  return { id, version, queue, priority, acknowledgedAt, acknowledgedBy };
}

async function writeClocks(tx: Db, { fired, stopped, moved }: TicketBatch, now: Date): Promise<void> {
  await tx.$executeRaw`UPDATE ticket_clocks SET "firedAt" = ${now} WHERE id = ANY(${fired}::uuid[])`;
  if (stopped.length > 0)
    await tx.$executeRaw`UPDATE ticket_clocks SET "stoppedAt" = ${now} WHERE id = ANY(${stopped}::uuid[])`;
  if (moved.length === 0) return;
  // The last of several moves of one clock is the one that counts.
  const last = [...new Map(moved.map((move) => [move.id, move])).values()];
  await tx.$executeRaw`UPDATE ticket_clocks c SET "dueAt" = r."dueAt"
    FROM jsonb_populate_recordset(NULL::ticket_clocks, ${JSON.stringify(last)}::jsonb) r WHERE c.id = r.id`;
}
