import type { Db } from '../db/client.ts';

/** What a ticket is in a system; null while it is nothing there. */
export async function findLink(db: Db, ticketId: string, system: string): Promise<string | null> {
  const link = await db.systemLink.findUnique({ where: { ticketId_system: { ticketId, system } } });
  return link?.externalId ?? null;
}

type Link = { ticketId: string; system: string; state: string; lastError?: string | null };

/** Writes how a ticket stands in a system; without an `externalId` it keeps the one that it has. */
export async function writeLink(
  tx: Db,
  { ticketId, system, state, lastError = null, externalId }: Link & { externalId?: string | null },
  now: Date,
): Promise<void> {
  const keeps = externalId === undefined;
  await tx.$executeRaw`INSERT INTO system_links ("ticketId", system, state, "lastError", "externalId", "updatedAt")
    VALUES (${ticketId}::uuid, ${system}, ${state}, ${lastError}, ${externalId ?? null}, ${now})
    ON CONFLICT ("ticketId", system) DO UPDATE SET state = EXCLUDED.state, "lastError" = EXCLUDED."lastError",
      "externalId" = CASE WHEN ${keeps} THEN system_links."externalId" ELSE EXCLUDED."externalId" END,
      "updatedAt" = EXCLUDED."updatedAt"`;
}

/** Something was done there that leaves the ticket itself as it is. */
export async function touchLink(
  tx: Db,
  place: { ticketId: string; system: string },
  now: Date,
): Promise<void> {
  await tx.systemLink.updateMany({ where: place, data: { updatedAt: now } });
}

/** How what has that id there was found to stand; what a person has put in its place is left alone. */
export async function noteFound(
  db: Db,
  place: { ticketId: string; system: string; externalId: string },
  found: { state: 'in_step' | 'gone' | 'differs'; lastError: string | null },
): Promise<void> {
  const before = { state: { in: ['in_step', 'gone', 'differs'] }, NOT: { state: found.state } };
  await db.systemLink.updateMany({ where: { ...place, ...before }, data: found });
}

/** In what a ticket was last seen to stand there otherwise than here; null for nothing. */
export async function differenceSeen(
  db: Db,
  place: { ticketId: string; system: string },
): Promise<string | null> {
  const link = await db.systemLink.findUnique({ where: { ticketId_system: place } });
  return link?.state === 'differs' ? link.lastError : null;
}

/** Whether a ticket stands there as here, and else in what it does not; one that is gone there is neither. */
export async function noteDifference(
  tx: Db,
  { ticketId, system }: { ticketId: string; system: string },
  difference: string | null,
): Promise<void> {
  await tx.systemLink.updateMany({
    where: { ticketId, system, state: { in: ['in_step', 'differs'] } },
    data: { state: difference === null ? 'in_step' : 'differs', lastError: difference },
  });
}

const leftOut = 'outside_pilot';

/** Whether a ticket is known in a system, or was: one that was left out of it is not. */
export async function standsThere(
  db: Db,
  { ticketId, system }: { ticketId: string; system: string },
): Promise<boolean> {
  return (await db.systemLink.count({ where: { ticketId, system, state: { not: leftOut } } })) > 0;
}

/** The system was not told of it: it is outside of the pilot. */
export async function noteLeftOut(
  tx: Db,
  { ticketId, system }: { ticketId: string; system: string },
  now: Date,
): Promise<void> {
  const link = { ticketId, system, state: leftOut, updatedAt: now };
  await tx.systemLink.createMany({ data: [link], skipDuplicates: true });
}
