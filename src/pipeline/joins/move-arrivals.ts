import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import { uniteContributions, type Contribution } from '../../dedup/contribution.ts';
import { storedContribution } from '../../dedup/open-need-store.ts';
import type { Priority } from '../../domain/ticket.ts';
import type { TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import type { DecidedAgain } from '../work/decide-again.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type Moving = {
  from: TicketAtWork;
  into: TicketAtWork;
  /** Why the two are one need: the rule, the fields, who said so. */
  evidence: Prisma.InputJsonObject;
  actor: string;
  now: Date;
  /** What the arrivals have become urgent by, beside their own words: the medicine of the patient now known. */
  priority: Priority;
  /** The table was asked again for both together. */
  again?: DecidedAgain;
  /** Needs of the one that the other stands for from now on. */
  needs?: string[];
};

/**
 * Moves every arrival of one ticket to another that stands for the same need, with the evidence. The other keeps the
 * highest urgency, every flag and every word. The caller holds both rows and ends the first ticket.
 */
export async function moveArrivals(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { from, into, evidence, actor, now, priority, again, needs }: Moving,
): Promise<void> {
  const messageIds = await moveSources(tx, { fromId: from.id, intoId: into.id, evidence, priority, now });
  const urgent = into.priority === 'urgent' || from.priority === 'urgent' || priority === 'urgent';
  const { stage, status, queue } = again?.position ?? into;
  await changeTicket(
    tx,
    deps,
    into,
    {
      position: { stage, status, queue, priority: urgent ? 'urgent' : 'routine' },
      event: { type: 'joined', actor, detail: { fromTicketId: from.id, messageIds, evidence } },
      ...(again ? { again } : {}),
      ...(needs ? { needs: { beside: needs } } : {}),
      columns: {
        flags: [...new Set([...into.flags, ...from.flags])],
        channels: [...new Set([...into.channels, ...from.channels])],
        ...(from.acknowledgedAt === null && from.clocks.some(({ kind }) => kind === 'page')
          ? { acknowledgedAt: null, acknowledgedBy: null }
          : {}),
      },
      // Whoever was being paged for the one is paged for the other.
      start: pagesOf(from, into, now),
    },
    now,
  );
}

function pagesOf(from: TicketAtWork, into: TicketAtWork, now: Date) {
  const paging = from.clocks.some(({ kind }) => kind === 'page');
  const known = into.clocks.some(({ kind }) => kind === 'page');
  return paging && !known ? [{ kind: 'page' as const, dueAt: now }] : [];
}

type Sources = {
  fromId: string;
  intoId: string;
  evidence: Prisma.InputJsonObject;
  priority: Priority;
  now: Date;
};

/** Answers the messages that the other ticket now has from the first one. */
async function moveSources(tx: Db, { fromId, intoId, evidence, priority, now }: Sources): Promise<string[]> {
  await uniteShared(tx, fromId, intoId);
  await dropShared(tx, fromId, intoId);
  const moved = await tx.ticketSource.findMany({
    where: { ticketId: fromId },
    orderBy: [{ joinedAt: 'asc' }, { messageId: 'asc' }],
    select: { messageId: true, line: true, contribution: true, evidence: true },
  });
  // Urgent by somebody's hand rather than by words of theirs: they stay so wherever they go.
  const spoken = moved.some(({ contribution }) => storedContribution(contribution)?.priority === 'urgent');
  const taken = await tx.ticketSource.findMany({ where: { ticketId: intoId }, select: { messageId: true } });
  for (const { messageId, line, contribution, evidence: before } of moved) {
    const own = storedContribution(contribution);
    await tx.ticketSource.update({
      where: { ticketId_messageId_line: { ticketId: fromId, messageId, line } },
      data: {
        ticketId: intoId,
        joinedAt: now,
        evidence: withEarlier(evidence, before),
        ...(own ? { contribution: spoken ? own : raised(own, priority) } : {}),
      },
    });
  }
  const known = new Set(taken.map(({ messageId }) => messageId));
  return [...new Set(moved.map(({ messageId }) => messageId))].filter((id) => !known.has(id));
}

/**
 * The evidence of a further move: the ticket that the arrival first asked for stays known, by which its message finds
 * it, and so does why it had joined before.
 */
export function withEarlier(evidence: Prisma.InputJsonObject, before: unknown): Prisma.InputJsonObject {
  if (typeof before !== 'object' || before === null) return evidence;
  const { fromTicketId, ...joined } = before as Prisma.InputJsonObject;
  return { ...evidence, ...(fromTicketId === undefined ? {} : { fromTicketId }), earlier: joined };
}

function raised(contribution: Contribution, priority: Priority): Contribution {
  return priority === 'urgent' ? { ...contribution, priority } : contribution;
}

/** What a message says for both tickets it says for the one that they become. */
async function uniteShared(tx: Db, fromId: string, intoId: string): Promise<void> {
  const rows = await tx.ticketSource.findMany({ where: { ticketId: { in: [fromId, intoId] } } });
  for (const row of rows.filter(({ ticketId }) => ticketId === intoId)) {
    const other = rows.find((one) => one.ticketId === fromId && one.messageId === row.messageId);
    const [own, given] = [
      storedContribution(row.contribution),
      storedContribution(other?.contribution ?? null),
    ];
    if (!own || !given) continue;
    const { ticketId, messageId, line } = row;
    await tx.ticketSource.update({
      where: { ticketId_messageId_line: { ticketId, messageId, line } },
      data: { contribution: uniteContributions(own, given) },
    });
  }
}

/** An arrival that asks for both tickets asks once for the one that they become; what was withdrawn gives way. */
async function dropShared(tx: Db, fromId: string, intoId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM ticket_sources one USING ticket_sources other
    WHERE one."messageId" = other."messageId" AND (
      (one."ticketId" = ${fromId}::uuid AND other."ticketId" = ${intoId}::uuid
        AND (other."withdrawnAt" IS NULL OR one."withdrawnAt" IS NOT NULL))
      OR (one."ticketId" = ${intoId}::uuid AND other."ticketId" = ${fromId}::uuid
        AND one."withdrawnAt" IS NOT NULL AND other."withdrawnAt" IS NULL))`;
}
