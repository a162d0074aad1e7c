import { Prisma, type PrismaClient } from '../../db/generated/node/client.ts';
import { lockInTransaction } from '../../db/advisory-lock.ts';
import { newId, newReference } from '../../domain/id.ts';
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
  /** Null once it is accepted. */
  body: DraftBody | null;
  /** How many are in it. */
  residents: number;
  messageId: string | null;
  reference: string | null;
};

/** A list as it is told of: by its reference. */
export type SentList = { id: string; reference: string };

/** Of the keys those whose line the facility has sent within its time, each with its part. */
export async function findSentLines(
  db: Pick<PrismaClient, 'formListLine'>,
  facilityId: string,
  keys: string[],
  now: Date,
): Promise<Map<string, string>> {
  const since = oldestOfTime(now);
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
    await tx.formList.create({ data: { id: listId, facilityId, reference: newReference(), createdAt: now } });
    await tx.formListPart.createMany({
      data: kept.map(({ id, position, body }) => ({
        id,
        listId,
        position,
        facilityId,
        senderId: caller.id,
        senderName: caller.name,
        request: JSON.parse(JSON.stringify(body)) as object,
        residents: body.residents.length,
        createdAt: now,
      })),
    });
    const fresh = kept.flatMap((part) => part.keys);
    // What is left of these is older than its time.
    await tx.formListLine.deleteMany({ where: { facilityId, key: { in: fresh } } });
    await tx.formListLine.createMany({
      data: kept.flatMap(({ id: partId, body, keys: own }) => {
        const places = placesOf(body);
        return own.map((key, index) => ({ facilityId, key, partId, at: now, ...places[index] }));
      }),
    });
    return listId;
  });
}

/** Where each line of a part stands in its request. */
function placesOf({ residents }: DraftBody): { resident: number; medication: number }[] {
  return residents.flatMap(({ medications = [] }, resident) =>
    medications.map((_, medication) => ({ resident, medication })),
  );
}

function oldestOfTime(now: Date): Date {
  return new Date(now.getTime() - sameLineDays * 86_400_000);
}

/** Forgets the lines whose time is over: the same line is a new wish then. */
export async function forgetOldLines(db: Pick<PrismaClient, 'formListLine'>, now: Date): Promise<void> {
  await db.formListLine.deleteMany({ where: { at: { lte: oldestOfTime(now) } } });
}

/** A line that was taken back is a new wish when it comes again. */
export async function forgetLine(
  db: Pick<PrismaClient, 'formListLine'>,
  messageId: string,
  { resident, medication }: { resident: number; medication: number | null },
): Promise<void> {
  await db.formListLine.deleteMany({ where: { resident, medication, part: { messageId } } });
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
    body: request as DraftBody | null,
    residents: row.residents,
    messageId: row.messageId,
    reference: row.reference,
  }));
}

/** The reference of a facility's list and when it was sent. */
export function findList(
  db: Pick<PrismaClient, 'formList'>,
  facilityId: string,
  listId: string,
): Promise<{ reference: string; createdAt: Date } | null> {
  return db.formList.findFirst({
    where: { id: listId, facilityId },
    select: { reference: true, createdAt: true },
  });
}

/** Of the messages those that are parts of lists of the facility, with the list of each. */
export async function listsOfMessages(
  db: Pick<PrismaClient, 'formList' | 'formListPart'>,
  facilityId: string,
  messageIds: string[],
): Promise<Map<string, SentList>> {
  const parts = await db.formListPart.findMany({
    where: { facilityId, messageId: { in: messageIds } },
    select: { messageId: true, listId: true },
  });
  const lists = await db.formList.findMany({
    where: { facilityId, id: { in: parts.map(({ listId }) => listId) } },
    select: { id: true, reference: true },
  });
  const byId = new Map(lists.map((list) => [list.id, list]));
  return new Map(
    parts.flatMap(({ messageId, listId }) => {
      const list = byId.get(listId);
      return list && messageId !== null ? [[messageId, list] as const] : [];
    }),
  );
}

/** The list that a facility knows by a reference. */
export function findListByReference(
  db: Pick<PrismaClient, 'formList'>,
  facilityId: string,
  reference: string,
): Promise<SentList | null> {
  return db.formList.findFirst({ where: { facilityId, reference }, select: { id: true, reference: true } });
}

/** The lists of which a part was kept before that moment and is not accepted. */
export function listsWithOpenParts(
  db: Pick<PrismaClient, 'formListPart'>,
  before: Date,
): Promise<{ facilityId: string; listId: string }[]> {
  return db.formListPart.findMany({
    where: { messageId: null, createdAt: { lt: before } },
    distinct: ['listId'],
    select: { facilityId: true, listId: true },
    take: 100,
  });
}

export async function markAccepted(
  db: Pick<PrismaClient, 'formListPart'>,
  partId: string,
  { id, reference }: { id: string; reference: string },
): Promise<void> {
  const data = { messageId: id, reference, request: Prisma.DbNull };
  await db.formListPart.update({ where: { id: partId }, data });
}
