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
  const columns = {
    ...{ state, lastError, updatedAt: now },
    ...(externalId === undefined ? {} : { externalId }),
  };
  await tx.systemLink.upsert({
    where: { ticketId_system: { ticketId, system } },
    create: { ticketId, system, ...columns },
    update: columns,
  });
}
