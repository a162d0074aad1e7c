import type { PrismaClient } from '../../db/generated/node/client.ts';
import { lockInTransaction } from '../../db/advisory-lock.ts';
import { newId } from '../../domain/id.ts';
import type { Caller } from '../../http/authenticate.ts';
import type { DraftBody } from '../to-request.ts';
import type { ListPart } from './group-lines.ts';

/**
 * How long the same line is the same wish: a list that is sent again is mostly one that was corrected. The shortest
 * supplies are of a week, so that a line of last week's list is a new one.
 */
const sameLineDays = 7;

/** A part as it is kept, to be accepted under its own id. */
export type KeptPart = {
  id: string;
  listId: string;
  senderId: string;
  senderName: string;
  body: DraftBody;
  messageId: string | null;
  reference: string | null;
};

/** Of the keys those whose line the facility has sent within its time, each with its part. */
export async function findSentLines(
  db: Pick<PrismaClient, 'formListLine'>,
  facilityId: string,
  keys: string[],
  now: Date,
): Promise<Map<string, string>> {
  const since = new Date(now.getTime() - sameLineDays * 86_400_000);
  const rows = await db.formListLine.findMany({
    where: { facilityId, key: { in: keys }, at: { gt: since } },
    select: { key: true, partId: true },
  });
  return new Map(rows.map(({ key, partId }) => [key, partId]));
}

/**
 * Keeps a list, one at a time for each facility: the lines that are new in parts, which `parted` makes of them.
 *
 * @returns the id of the list; where nothing was new, that of the list by which the first line was sent
 */
export function keepList(
  db: PrismaClient,
  { facilityId, caller, keys, now }: { facilityId: string; caller: Caller; keys: string[]; now: Date },
  parted: (isNew: (key: string) => boolean) => ListPart[],
): Promise<string | null> {
  return db.$transaction(async (tx) => {
    await lockInTransaction(tx, 'form-list', facilityId);
    const sent = await findSentLines(tx, facilityId, keys, now);
    const parts = parted((key) => !sent.has(key));
    if (parts.length === 0) return listOfPart(tx, sent.get(keys[0] ?? ''));
    const listId = newId(now);
    const kept = parts.map((part, position) => ({ ...part, position, id: newId(now) }));
    await tx.formListPart.createMany({
      data: kept.map(({ id, position, body }) => ({
        id,
        listId,
        position,
        facilityId,
        senderId: caller.id,
        senderName: caller.name,
        request: JSON.parse(JSON.stringify(body)) as object,
        createdAt: now,
      })),
    });
    const fresh = kept.flatMap((part) => part.keys);
    // What is left of these is older than its time.
    await tx.formListLine.deleteMany({ where: { facilityId, key: { in: fresh } } });
    await tx.formListLine.createMany({
      data: kept.flatMap((part) => part.keys.map((key) => ({ facilityId, key, partId: part.id, at: now }))),
    });
    return listId;
  });
}

async function listOfPart(
  tx: Pick<PrismaClient, 'formListPart'>,
  partId: string | undefined,
): Promise<string | null> {
  if (partId === undefined) return null;
  const part = await tx.formListPart.findUnique({ where: { id: partId }, select: { listId: true } });
  return part?.listId ?? null;
}

/** The parts of a facility's list in their order; none where there is no such list of this facility. */
export async function listParts(
  db: Pick<PrismaClient, 'formListPart'>,
  facilityId: string,
  listId: string,
): Promise<KeptPart[]> {
  const rows = await db.formListPart.findMany({
    where: { facilityId, listId },
    orderBy: { position: 'asc' },
  });
  return rows.map(({ request, ...row }) => ({
    id: row.id,
    listId: row.listId,
    senderId: row.senderId,
    senderName: row.senderName,
    // The column holds what `keepList` wrote.
    body: request as DraftBody,
    messageId: row.messageId,
    reference: row.reference,
  }));
}

export async function markAccepted(
  db: Pick<PrismaClient, 'formListPart'>,
  partId: string,
  { id, reference }: { id: string; reference: string },
): Promise<void> {
  await db.formListPart.update({ where: { id: partId }, data: { messageId: id, reference } });
}
