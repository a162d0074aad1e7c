import type { Db } from '../db/client.ts';
import { attemptLastsMs, circuit, longestAskedMs, restAfter } from './outbox-limits.ts';

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
  await tx.$executeRaw`INSERT INTO system_circuits (key, failures, "openUntil", "updatedAt")
    VALUES (${key}, 0, ${openUntil}, ${now}) ON CONFLICT (key)
    DO UPDATE SET "openUntil" = greatest(system_circuits."openUntil", EXCLUDED."openUntil"), "updatedAt" = ${now}`;
}
