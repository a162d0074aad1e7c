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
