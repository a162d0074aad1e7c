import type { Db } from '../db/client.ts';
import type { SystemEffect } from '../db/generated/node/client.ts';
import { isOwnRecord } from './effect-rules.ts';

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

/** What a system was last told of how a ticket stands, and when anything was last done there of it. */
export type LastTold = { effect: SystemEffect; lastDoneAt: Date };

/** Null while something is still to be done of it, or nothing ever was. */
export async function lastTold(
  db: Db,
  ticketId: string,
  system: string,
  kind: string,
): Promise<LastTold | null> {
  const effects = await db.systemEffect.findMany({
    where: { ticketId, system, state: { not: 'superseded' } },
    orderBy: { doneAt: 'desc' },
  });
  const done = effects.filter(({ state }) => state === 'done');
  const effect = done.find((each) => each.kind === kind);
  const lastDoneAt = done[0]?.doneAt;
  return effect && lastDoneAt && done.length === effects.length ? { effect, lastDoneAt } : null;
}

/** It was said to be done and is not there: it is done once more, and looked for first. */
export async function redoEffect(tx: Db, id: string, now: Date): Promise<void> {
  await tx.systemEffect.updateMany({ where: { id, state: 'done' }, data: onceMore(now) });
}

/** A person has made by hand what could not be made there: it is no longer to be put right. */
export async function endFailedRecord(
  tx: Db,
  { ticketId, system, externalId }: { ticketId: string; system: string; externalId: string },
  now: Date,
): Promise<void> {
  const failed = await tx.systemEffect.findMany({ where: { ticketId, system, state: 'failed' } });
  const ids = failed.filter(({ kind }) => isOwnRecord(system, kind)).map(({ id }) => id);
  await tx.systemEffect.updateMany({
    where: { id: { in: ids }, state: 'failed' },
    data: { state: 'done', doneAt: now, lastError: null, externalId },
  });
}

/**
 * A ticket begins there anew by the effect that began it: what follows it in their order waits for it, so that nothing
 * else opens the ticket beside it.
 */
export async function redoBeginning(
  tx: Db,
  { ticketId, system }: { ticketId: string; system: string },
  kind: string,
  now: Date,
): Promise<void> {
  const first = await tx.systemEffect.findFirst({
    where: { ticketId, system, kind },
    orderBy: { position: 'asc' },
  });
  if (!first) return;
  const ended = { id: first.id, state: { in: ['done' as const, 'superseded' as const] } };
  await tx.systemEffect.updateMany({ where: ended, data: onceMore(now) });
}

/** Done once more: all of these kinds that left something in what a ticket was there and is no more. */
export async function redoEffectsOf(
  tx: Db,
  { ticketId, system }: { ticketId: string; system: string },
  kinds: readonly string[],
  now: Date,
): Promise<void> {
  const left = { ticketId, system, kind: { in: [...kinds] }, externalId: { not: null } };
  await tx.systemEffect.updateMany({ where: { ...left, state: 'done' }, data: onceMore(now) });
}

/**
 * The pilot is another one now: of what is still open and was left out it is looked once more whether the helpdesk is
 * told how it stands. What people were given to do in its place stays theirs.
 */
export async function retellLeftOut(tx: Db, now: Date): Promise<void> {
  await tx.$executeRaw`UPDATE system_effects e
    SET state = 'waiting', attempts = 0, "dueAt" = ${now}, "lastError" = NULL, "doneAt" = NULL
    FROM (SELECT DISTINCT ON (o."ticketId") o.id FROM system_links l
        JOIN tickets t ON t.id = l."ticketId" AND t.status <> 'closed'
        JOIN system_effects o ON o."ticketId" = l."ticketId" AND o.system = l.system
      WHERE l.system = 'helpdesk' AND l.state = 'outside_pilot' AND o.kind = 'ticket'
        AND o.state = 'superseded' AND o."lastError" = 'outside_pilot'
      ORDER BY o."ticketId", o.position DESC) AS newest
    WHERE e.id = newest.id AND e.state = 'superseded'`;
}

function onceMore(now: Date) {
  const state = 'waiting' as const;
  return { state, attempts: 0, dueAt: now, answerLost: true, lastError: 'not_there', doneAt: null };
}
