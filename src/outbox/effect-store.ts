import type { Db } from '../db/client.ts';
import type { EffectState, SystemEffect } from '../db/generated/node/client.ts';
import { attemptLastsMs } from './outbox-limits.ts';

/** Where effects go: a system, or one of a system's subscribers. */
export type Lane = { system: string; subscriber: string };

export function laneKey({ system, subscriber }: Lane): string {
  return subscriber === '' ? system : `${system}/${subscriber}`;
}

/**
 * Takes what is due of a lane, oldest first. Of one ticket nothing is taken before what came earlier has ended, but for
 * telling how the ticket stands now, which makes up for what failed to. An attempt whose taker was lost is taken again,
 * and looked for first. Many processes may do this at once.
 */
export function claimEffects(
  db: Db,
  { system, subscriber }: Lane,
  { opensWith, most, now }: { opensWith: string | null; most: number; now: Date },
): Promise<SystemEffect[]> {
  const lease = new Date(now.getTime() + attemptLastsMs);
  // Materialized: as a plain subquery it may be run again for each row of the table, and takes one more each time.
  return db.$queryRaw<SystemEffect[]>`WITH due AS MATERIALIZED (SELECT w.id FROM system_effects w
      WHERE w.system = ${system} AND w.subscriber = ${subscriber}
        AND w.state IN ('waiting', 'sending') AND w."dueAt" <= ${now}
        AND NOT EXISTS (SELECT FROM system_effects b
          WHERE b."ticketId" = w."ticketId" AND b.system = w.system AND b.subscriber = w.subscriber
            AND b.position < w.position
            AND (b.state = 'sending' OR (b.state = 'waiting' AND (b.kind = w.kind OR w.kind IS DISTINCT FROM ${opensWith}))
              OR (b.state = 'failed' AND b.kind = ${opensWith} AND w.kind <> b.kind)))
      ORDER BY w."dueAt", w.position LIMIT ${most} FOR UPDATE SKIP LOCKED)
    UPDATE system_effects e SET state = 'sending', attempts = e.attempts + 1,
      "answerLost" = e."answerLost" OR e.state = 'sending', "dueAt" = ${lease},
      "toldUpTo" = CASE WHEN e."answerLost" OR e.state = 'sending' THEN coalesce(e."toldUpTo", e.position)
        ELSE (SELECT max(l.position) FROM system_effects l
          WHERE l."ticketId" = e."ticketId" AND l.system = e.system AND l.subscriber = e.subscriber) END
    FROM due WHERE e.id = due.id RETURNING e.*`;
}

/** When the first of a ticket's other effects was caused of which an attempt was made; null when none was. */
export async function firstTried(
  db: Db,
  { id, ticketId, system, subscriber }: SystemEffect,
): Promise<Date | null> {
  const tried = await db.systemEffect.aggregate({
    where: {
      ...{ ticketId, system, subscriber, NOT: { id } },
      // What a person sends again counts from nothing, and its answer is still not known.
      OR: [{ attempts: { gt: 0 } }, { answerLost: true }],
    },
    _min: { createdAt: true },
  });
  return tried._min.createdAt;
}

type Settled = {
  state: EffectState;
  lastError?: string | null;
  dueAt?: Date;
  answerLost?: boolean;
  externalId?: string | null;
  doneAt?: Date;
};

/** Writes what came of an attempt; false when somebody else has taken it meanwhile. */
export async function settleEffect(tx: Db, effect: SystemEffect, settled: Settled): Promise<boolean> {
  const { count } = await tx.systemEffect.updateMany({
    where: { id: effect.id, state: 'sending', attempts: effect.attempts },
    data: settled,
  });
  return count === 1;
}

/**
 * A system has been told of the ticket as it stands: what else was to tell it so has no use, whether it waited until
 * then or had failed before. Answers how much that was.
 */
export async function supersedeOthers(
  tx: Db,
  { id, ticketId, system, subscriber, kind, position }: SystemEffect,
  { upTo, now }: { upTo: bigint; now: Date },
): Promise<number> {
  const same = { ticketId, system, subscriber, kind, NOT: { id } };
  const { count } = await tx.systemEffect.updateMany({
    where: {
      ...same,
      OR: [
        { state: 'waiting', position: { lte: upTo } },
        { state: 'failed', position: { lt: position } },
      ],
    },
    data: { state: 'superseded', doneAt: now },
  });
  return count;
}
