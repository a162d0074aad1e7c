import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import type { DecidedAgain } from '../work/decide-again.ts';
import { moveArrivals } from './move-arrivals.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type Ending = {
  from: TicketAtWork;
  into: TicketAtWork;
  evidence: Prisma.InputJsonObject;
  actor: string;
  now: Date;
  /** False: the other ticket is about something else and does not stand for the needs of the one that ends. */
  keepNeeds?: boolean;
  /** The table was asked again for both together. */
  again?: DecidedAgain;
};

/** One ticket ends in another: its arrivals move there, and what it stood for the other stands for. */
export async function endInto(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { from, into, evidence, actor, now, keepNeeds = true, again }: Ending,
): Promise<void> {
  const needs = await tx.openNeed.findMany({ where: { ticketId: from.id }, select: { key: true } });
  await changeTicket(
    tx,
    deps,
    from,
    {
      position: { stage: 'merged', status: 'closed', queue: from.queue, priority: from.priority },
      event: { type: 'merge', actor, detail: { mergedIntoId: into.id, evidence } },
      outcome: { code: 'merged', text: null },
      columns: { mergedIntoId: into.id },
    },
    now,
  );
  await moveArrivals(tx, deps, {
    from,
    into,
    evidence,
    actor,
    now,
    priority: from.priority,
    ...(again ? { again } : {}),
    ...(keepNeeds ? { needs: needs.map(({ key }) => key) } : {}),
  });
}
