import type { Db } from '../db/client.ts';
import type { SystemEffect } from '../db/generated/node/client.ts';

/** Effects of a system that were done since then and should have left something there. */
export function effectsDoneSince(
  db: Db,
  system: string,
  since: Date,
  kinds: string[],
): Promise<SystemEffect[]> {
  return db.systemEffect.findMany({
    where: { system, state: 'done', doneAt: { gte: since }, kind: { in: kinds } },
    orderBy: { position: 'asc' },
  });
}

/** When a system was last told how the ticket stands; null while it is still to be, or never was. */
export async function lastTold(
  db: Db,
  ticketId: string,
  system: string,
  kind: string,
): Promise<SystemEffect | null> {
  const open = await db.systemEffect.count({
    where: { ticketId, system, state: { in: ['waiting', 'sending', 'failed'] } },
  });
  if (open > 0) return null;
  const where = { ticketId, system, kind, state: 'done' } as const;
  return db.systemEffect.findFirst({ where, orderBy: { doneAt: 'desc' } });
}

/** It was said to be done and is not there: it is done once more, and looked for first. */
export async function redoEffect(tx: Db, id: string, now: Date): Promise<void> {
  await tx.systemEffect.updateMany({
    where: { id, state: 'done' },
    data: {
      state: 'waiting',
      attempts: 0,
      dueAt: now,
      answerLost: true,
      lastError: 'not_there',
      doneAt: null,
    },
  });
}
