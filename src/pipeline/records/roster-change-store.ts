import type { Db } from '../../db/client.ts';

/** The next patient of whom an import has left word; null when there is none, or an import is still running. */
export async function claimChangedPatient(
  tx: Db,
  failed: string[],
): Promise<{ id: string; patientId: string } | null> {
  // Shared with other sweeps and not with an import, whose lock of the same name is exclusive: what it has saved so
  // far may be the end of one prescription without the beginning of the next.
  const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock_shared(hashtextextended('roster:import', 0)) AS free`;
  if (!lock?.free) return null;
  const [change] = await tx.$queryRaw<{ id: string; patientId: string }[]>`
    SELECT id, "patientId" FROM roster_changes WHERE id <> ALL(${failed}::uuid[])
     ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  return change ?? null;
}

/** The tickets of a patient that wait for something, in the order of their ids. */
export async function findTicketsInWork(tx: Db, patientId: string): Promise<string[]> {
  const rows = await tx.ticket.findMany({
    where: {
      patientId,
      status: { not: 'closed' },
      stage: { notIn: ['delivered', 'denied', 'withdrawn', 'merged'] },
      OR: [{ outcome: null }, { outcome: { not: 'resolved' } }],
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function forgetChange(tx: Db, id: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM roster_changes WHERE id = ${id}::uuid`;
}
