import type { Db } from '../db/client.ts';
import { isId } from '../domain/id.ts';

/**
 * Who was shown a patient's record, newest first; null when there is no such patient.
 *
 * @param id ours or the roster's
 * @param recorded called with our id before anything is read
 */
export async function listPatientReads(
  db: Db,
  id: string,
  page: { limit: number; cursor: number | undefined },
  recorded: (patientId: string) => Promise<void>,
) {
  const patientId = await findPatientId(db, id);
  if (patientId === null) return null;
  await recorded(patientId);
  const rows = await db.patientRead.findMany({
    where: { patientId, ...(page.cursor === undefined ? {} : { sequence: { lt: page.cursor } }) },
    omit: { patientId: true, previousHash: true, hash: true },
    orderBy: { sequence: 'desc' },
    take: page.limit + 1,
  });
  const shown = rows.slice(0, page.limit);
  return {
    data: shown.map((row) => ({ ...row, at: row.at.toISOString() })),
    nextCursor: rows.length > page.limit ? String(shown.at(-1)?.sequence) : null,
  };
}

async function findPatientId(db: Db, id: string): Promise<string | null> {
  const known = await db.patient.findFirst({
    where: isId(id) ? { OR: [{ id }, { sourceId: id }] } : { sourceId: id },
    select: { id: true },
  });
  return known?.id ?? null;
}
