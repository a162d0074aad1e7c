import type { Db } from '../db/client.ts';
import type { ReplyTicket } from '../reply/compose-replies.ts';
import { decisionOf } from '../tickets/present-ticket.ts';
import { medicineOfTicket } from './ticket-medicine.ts';

/** An answer that waits for what its recipient adds. */
export type HeldAnswer = { id: string; createdAt: Date; ticketIds: string[]; messageIds: string[] };

/** Held for nothing but that: what waits for an hour or a cap says why. */
const held = { state: 'queued', reason: null, attempts: 0, slot: { startsWith: 'message:' } } as const;

export async function findHeldAnswers(tx: Db, conversationKey: string): Promise<HeldAnswer[]> {
  const rows = await tx.outboundMessage.findMany({
    where: { conversationKey, ...held, sendAfter: { not: null } },
    select: { id: true, createdAt: true, ticketIds: true, inReplyToId: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ inReplyToId, ...row }) => ({
    ...row,
    messageIds: inReplyToId === null ? [] : [inReplyToId],
  }));
}

/** Takes them back, as far as they have not left meanwhile; answers those that are. */
export async function takeBackHeld(tx: Db, answers: HeldAnswer[]): Promise<HeldAnswer[]> {
  const taken: HeldAnswer[] = [];
  for (const answer of answers) {
    const { count } = await tx.outboundMessage.updateMany({
      where: { id: answer.id, ...held, sendAfter: { not: null } },
      data: { state: 'suppressed', reason: 'answered_together', sendAfter: null },
    });
    if (count > 0) taken.push(answer);
  }
  return taken;
}

/** The wordings of the last text that has left or is to leave, now that others are taken back. */
export async function findLastVariant(tx: Db, conversationKey: string): Promise<string | null> {
  const last = await tx.outboundMessage.findFirst({
    where: { conversationKey, state: { notIn: ['suppressed', 'failed'] } },
    orderBy: { id: 'desc' },
    select: { variant: true },
  });
  return last?.variant ?? null;
}

/**
 * Tickets of an earlier answer, as they now stand; the medicine only of those patients who accepted it. What has ended in another is
 * told by that one, and what was taken back is asked for no more.
 */
export async function loadReplyTickets(
  tx: Db,
  ids: string[],
  acceptsDetailsOf: readonly string[],
): Promise<ReplyTicket[]> {
  if (ids.length === 0) return [];
  const rows = await tx.ticket.findMany({
    where: { id: { in: ids }, stage: { notIn: ['merged', 'withdrawn'] } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => {
    const { code, eligibleOn } = decisionOf(row);
    const { id, reference, stage, priority, openedAt, patientId } = row;
    const ask = code === 'CLARIFY' && patientId !== null ? (['medication'] as const) : needed[code];
    return {
      id,
      reference,
      code,
      stage,
      priority,
      joined: false,
      openedAt,
      eligibleOn,
      ask: [...(ask ?? [])],
      medicine: patientId !== null && acceptsDetailsOf.includes(patientId) ? medicineOfTicket(row) : null,
    };
  });
}

const needed: Partial<Record<string, readonly ReplyTicket['ask'][number][]>> = {
  IDENTITY_REVIEW: ['name', 'birth_date'],
  CLARIFY: ['name', 'birth_date', 'medication'],
};
