import type { Db } from '../db/client.ts';
import { attemptLastsMs, circuit, longestAskedMs, restAfter, toldRestMs } from './outbox-limits.ts';

/** How many may be tried at once now: none while the circuit is open, one to see whether it can be closed. */
export async function triesLeft(db: Db, key: string, most: number, now: Date): Promise<number> {
  const row = await db.systemCircuit.findUnique({ where: { key } });
  if (!row) return most;
  if (row.openUntil && row.openUntil > now) return 0;
  if (row.failures < circuit.failures) return most;
  // Of all processes one tries; the others wait for what comes of it.
  const { count } = await db.systemCircuit.updateMany({
    where: { key, failures: row.failures, openUntil: row.openUntil },
    data: { openUntil: new Date(now.getTime() + attemptLastsMs), updatedAt: now },
  });
  return count;
}

export async function noteSuccess(tx: Db, key: string, now: Date): Promise<void> {
  await tx.systemCircuit.updateMany({
    where: { key, failures: { gt: 0 } },
    data: { failures: 0, openUntil: null, lastError: null, updatedAt: now },
  });
}

export async function noteFailure(tx: Db, key: string, code: string, now: Date): Promise<void> {
  const row = await tx.systemCircuit.upsert({
    where: { key },
    create: { key, failures: 1, lastError: code, updatedAt: now },
    update: { failures: { increment: 1 }, lastError: code, updatedAt: now },
  });
  const restMs = restAfter(row.failures);
  if (restMs === null) return;
  const openUntil = new Date(now.getTime() + restMs);
  await tx.systemCircuit.update({ where: { key }, data: { openUntil } });
}

/** The system wants nobody to ask for so long, which says nothing against it. */
export async function notePause(tx: Db, key: string, pauseMs: number, now: Date): Promise<void> {
  const openUntil = new Date(now.getTime() + Math.min(pauseMs, longestAskedMs));
  await tx.$executeRaw`INSERT INTO system_circuits (key, failures, "openUntil", "lastError", "updatedAt")
    VALUES (${key}, 0, ${openUntil}, ${limited}, ${now}) ON CONFLICT (key)
    DO UPDATE SET "openUntil" = greatest(system_circuits."openUntil", EXCLUDED."openUntil"),
      "lastError" = EXCLUDED."lastError", "updatedAt" = ${now}`;
}

const limited = 'rate_limited';

/** What waits for a system that rests for long says so. */
export async function tellWaiting(
  tx: Db,
  { system, subscriber }: { system: string; subscriber: string },
  pauseMs: number,
): Promise<void> {
  if (pauseMs <= toldRestMs) return;
  const waiting = { system, subscriber, state: 'waiting', lastError: null } as const;
  await tx.systemEffect.updateMany({ where: waiting, data: { lastError: limited } });
}

/** A person wants it asked now, whatever it wants itself; one that fails is tried by one process first. */
export async function endRest(tx: Db, key: string, now: Date): Promise<void> {
  const resting = { key, openUntil: { gt: now } };
  await tx.systemCircuit.updateMany({ where: resting, data: { openUntil: null, updatedAt: now } });
}
