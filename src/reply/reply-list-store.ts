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

/** A reply as the API shows it. */
export type ReplyView = ReturnType<typeof presentReply>;

/** Outgoing messages, newest first. */
export async function listReplies(
  db: Db,
  filter: ReplyFilter,
  page: Page,
  audience: Audience,
): Promise<Listed<ReplyView>> {
  const rows = await db.outboundMessage.findMany({
    where: { AND: [whereOf(filter), repliesFor(audience), page.cursor ? { id: { lt: page.cursor } } : {}] },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
  });
  const { records, nextCursor } = pageOf(rows, page.limit);
  return { records: records.map(presentReply), nextCursor };
}

function whereOf({ to, messageId, ticketId, state }: ReplyFilter): Prisma.OutboundMessageWhereInput {
  return {
    ...(to && { to: { in: [to, parsePhoneNumber(to) ?? to] } }),
    ...(messageId && { inReplyToId: messageId }),
    ...(ticketId && { ticketIds: { has: ticketId } }),
    ...(state && { state }),
  };
}

function repliesFor(audience: Audience): Prisma.OutboundMessageWhereInput {
  switch (audience.kind) {
    case 'everyone':
      return {};
    case 'facility':
      return { inReplyTo: { facilityId: audience.facilityId } };
    case 'sender':
      return { inReplyTo: { apiKeyId: audience.apiKeyId } };
  }
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
    createdAt: row.createdAt.toISOString(),
  };
}
