import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { pageOf, type Audience, type Listed, type Page } from '../domain/audience.ts';
import { isId } from '../domain/id.ts';
import { newestMessageIds, type MessageFilter } from './message-page-store.ts';
import { withOutcome, type MessageRow } from './message-row.ts';
import { patientIdsOf, presentMessage, type MessageView, type NamedPatients } from './present-message.ts';

/** Messages as the API shows them, newest first. */
export async function listMessages(
  db: Db,
  filter: MessageFilter,
  page: Page,
  audience: Audience,
): Promise<Listed<MessageView>> {
  const ids = await newestMessageIds(db, filter, page, audience);
  const rows = await db.inboundMessage.findMany({
    where: { id: { in: ids } },
    include: withOutcome,
    orderBy: { id: 'desc' },
  });
  const { records, nextCursor } = pageOf(rows, page.limit);
  const named = await namedPatients(db, records, audience);
  return {
    records: records.map((row) => presentMessage(row, named, audience.kind === 'sender')),
    nextCursor,
  };
}

/** One message; null when there is none or it is not the audience's. */
export async function getMessage(db: Db, id: string, audience: Audience): Promise<MessageView | null> {
  if (!isId(id)) return null;
  const row = await db.inboundMessage.findFirst({
    where: { AND: [{ id }, messagesFor(audience)] },
    include: withOutcome,
  });
  return row && presentMessage(row, await namedPatients(db, [row], audience), audience.kind === 'sender');
}

/** Messages of a thread with their words, oldest first, for the console. */
export async function listMessagesByIds(db: Db, ids: string[], audience: Audience): Promise<MessageView[]> {
  const rows = await db.inboundMessage.findMany({
    where: { AND: [{ id: { in: ids } }, messagesFor(audience)] },
    include: withOutcome,
    orderBy: { id: 'asc' },
  });
  const named = await namedPatients(db, rows, audience);
  return rows.map((row) => presentMessage(row, named, audience.kind === 'sender'));
}

/**
 * Which of the patients may be named to this audience. A facility's key that writes down somebody else's resident
 * must see exactly what it would see for a person who does not exist.
 */
async function namedPatients(db: Db, rows: MessageRow[], audience: Audience): Promise<NamedPatients> {
  if (audience.facilityId === null) return 'all';
  const ids = [...new Set(rows.flatMap(patientIdsOf))];
  if (ids.length === 0) return new Set();
  const own = await db.patient.findMany({
    where: { id: { in: ids }, facilityId: audience.facilityId },
    select: { id: true },
  });
  return new Set(own.map((patient) => patient.id));
}

/** Which messages an audience may read: all, its facility's, or those it sent. */
export function messagesFor(audience: Audience): Prisma.InboundMessageWhereInput {
  switch (audience.kind) {
    case 'everyone':
      return {};
    case 'facility':
      return { facilityId: audience.facilityId };
    case 'sender':
      return { apiKeyId: audience.apiKeyId };
  }
}
