import type { Db } from '../db/client.ts';
import type { OutboundMessage, Prisma, ReplyState } from '../db/generated/node/client.ts';
import { pageOf, type Audience, type Listed, type Page } from '../domain/audience.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';

export const replyStates = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'failed',
  'suppressed',
  'dry_run',
] as const satisfies readonly ReplyState[];

export type ReplyFilter = {
  /** As it was stored, or any writing of the same phone number. */
  to?: string | undefined;
  /** The message it answers. */
  messageId?: string | undefined;
  ticketId?: string | undefined;
  state?: ReplyState | undefined;
};

const longestThread = 200;

/** A reply as the API shows it. */
export type ReplyView = ReturnType<typeof presentReply>;

/** Outgoing messages, newest first. */
export async function listReplies(
  db: Db,
  filter: ReplyFilter,
  page: Page,
  audience: Audience,
): Promise<Listed<ReplyView>> {
  const { ticketId, ...rest } = filter;
  const ofTicket = ticketId ? { id: { in: await repliesNaming(db, ticketId) } } : {};
  const readable = await repliesFor(db, audience);
  const rows = await db.outboundMessage.findMany({
    where: { AND: [whereOf(rest), ofTicket, readable, page.cursor ? { id: { lt: page.cursor } } : {}] },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  });
  const { records, nextCursor } = pageOf(rows, page.limit);
  return { records: records.map(presentReply), nextCursor };
}

/**
 * What was said about a ticket, oldest first: the replies that name it, and those to its messages that name no ticket
 * at all, such as the words for an emergency.
 */
export async function listThreadReplies(
  db: Db,
  ticketId: string,
  messageIds: string[],
  audience: Audience,
): Promise<ReplyView[]> {
  const ofThread = {
    OR: [
      { id: { in: await repliesNaming(db, ticketId) } },
      { inReplyToId: { in: messageIds }, ticketIds: { isEmpty: true } },
    ],
  };
  const rows = await db.outboundMessage.findMany({
    where: { AND: [ofThread, await repliesFor(db, audience)] },
    orderBy: { id: 'asc' },
    take: longestThread,
  });
  return rows.map(presentReply);
}

/** What our people have written in answer to a message. */
export type StaffWords = { text: string; at: Date; ticketIds: string[] };

/** What has been written by people, not by rule, in answer to a message, oldest first. */
export async function listStaffWords(db: Db, messageId: string, audience: Audience): Promise<StaffWords[]> {
  const byPeople = { inReplyToId: messageId, state: 'sent', slot: { startsWith: 'staff:' } } as const;
  const rows = await db.outboundMessage.findMany({
    where: { AND: [byPeople, await repliesFor(db, audience)] },
    orderBy: { id: 'asc' },
    take: longestThread,
    select: { text: true, createdAt: true, ticketIds: true },
  });
  return rows.map(({ text, createdAt, ticketIds }) => ({ text, at: createdAt, ticketIds }));
}

/** Asked by itself: PostgreSQL thinks that a ticket has many replies and would look through all of them instead. */
async function repliesNaming(db: Db, ticketId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM outbound_messages WHERE "ticketIds" @> ARRAY[${ticketId}::uuid]`;
  return rows.map(({ id }) => id);
}

function whereOf({ to, messageId, state }: Omit<ReplyFilter, 'ticketId'>): Prisma.OutboundMessageWhereInput {
  return {
    ...(to && { to: { in: [to, parsePhoneNumber(to) ?? to] } }),
    ...(messageId && { inReplyToId: messageId }),
    ...(state && { state }),
  };
}

async function repliesFor(db: Db, audience: Audience): Promise<Prisma.OutboundMessageWhereInput> {
  switch (audience.kind) {
    case 'everyone':
      return {};
    case 'facility': {
      const ticketIds = await ticketsOfOthers(db, audience.facilityId);
      const told = { slot: { startsWith: 'event:' }, ticketIds: { hasSome: ticketIds } };
      return { inReplyTo: { facilityId: audience.facilityId }, ...(ticketIds.length > 0 && { NOT: told }) };
    }
    case 'sender':
      return { inReplyTo: { apiKeyId: audience.apiKeyId } };
  }
}

/**
 * Tickets that a facility asked for and that a person found to be of somebody else's resident, few if any. What
 * became of them is not the facility's to know; the first answer to its own request is.
 */
async function ticketsOfOthers(db: Db, facilityId: string): Promise<string[]> {
  const tickets = await db.ticket.findMany({
    where: {
      sources: { some: { message: { facilityId } } },
      patient: { OR: [{ facilityId: null }, { facilityId: { not: facilityId } }] },
    },
    select: { id: true },
  });
  return tickets.map(({ id }) => id);
}

function presentReply(row: OutboundMessage) {
  return {
    id: row.id,
    channel: row.channel,
    to: row.to,
    template: row.template,
    language: row.language,
    text: row.text,
    segments: row.segments,
    state: row.state,
    reason: row.reason,
    inReplyTo: row.inReplyToId,
    ticketIds: row.ticketIds,
    providerId: row.providerId,
    sendAfter: row.sendAfter?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
