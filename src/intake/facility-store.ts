import type { Db } from '../db/client.ts';
import { isId } from '../domain/id.ts';

/** Our id of the facility that a request names by the roster's id or by ours; null when there is none. */
export async function findFacilityId(db: Db, named: string): Promise<string | null> {
  const facility = await db.facility.findFirst({
    where: { OR: [{ sourceId: named }, ...(isId(named) ? [{ id: named }] : [])] },
    select: { id: true },
  });
  return facility?.id ?? null;
}
