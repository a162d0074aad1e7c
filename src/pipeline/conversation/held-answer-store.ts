import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';
import type { ReplyTicket } from '../../reply/compose-replies.ts';
import { deliveryDayOf } from '../../tickets/processed-text.ts';
import { decisionOf } from '../../tickets/present-ticket.ts';
import { medicineOfTicket } from '../needs/ticket-medicine.ts';

/** An answer that waits for what its recipient adds. */
export type HeldAnswer = { id: string; createdAt: Date; ticketIds: string[]; messageIds: string[] };

/** Held for nothing but that: what waits for an hour or a cap says why. */
const held = { state: 'queued', reason: null, attempts: 0, slot: { startsWith: 'message:' } } as const;

/** A held answer in JSON, where moments are strings. */
export type HeldAnswerJson = Omit<HeldAnswer, 'createdAt'> & { createdAt: string };

/** Those of a conversation, an expression of its key, as JSON; for the statement that loads a message. */
export function heldAnswersJson(conversationKey: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(json_agg(json_build_object('id', o.id, 'createdAt', o."createdAt",
      'ticketIds', o."ticketIds", 'messageIds', array_remove(ARRAY[o."inReplyToId"], NULL)) ORDER BY o.id), '[]')
    FROM outbound_messages o WHERE o."conversationKey" = ${conversationKey} AND o.state = 'queued' AND o.reason IS NULL
      AND o.attempts = 0 AND o.slot LIKE 'message:%' AND o."sendAfter" IS NOT NULL)`;
}

export function readHeldAnswers(answers: HeldAnswerJson[]): HeldAnswer[] {
  return answers.map((answer) => ({ ...answer, createdAt: new Date(answer.createdAt) }));
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
      deliveryOn: deliveryDayOf(row.outcomeText),
      ask: [...(ask ?? [])],
      medicine: patientId !== null && acceptsDetailsOf.includes(patientId) ? medicineOfTicket(row) : null,
    };
  });
}

const needed: Partial<Record<string, readonly ReplyTicket['ask'][number][]>> = {
  IDENTITY_REVIEW: ['name', 'birth_date'],
  CLARIFY: ['name', 'birth_date', 'medication'],
};
