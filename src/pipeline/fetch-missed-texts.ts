import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import type { InboundMessage } from '../domain/message.ts';
import type { Accept } from '../intake/accept-messages.ts';
import type { ListedText, TextSender } from '../systems/telephony/text-sender.ts';

export type MissedDeps = {
  db: PrismaClient;
  clock: Clock;
  accept: Accept;
  sender: TextSender;
  /** Our number, to leave alone what came for another use of the account; null with a messaging service. */
  ourNumber: string | null;
};

/** The vendor's list lags and its clock is not ours: the windows overlap, and what is known already is skipped. */
const overlapMs = 15 * 60_000;

/** How far back the list is read when no text is known yet. */
const firstLookBackMs = 60 * 60_000;

/**
 * Fetches the texts that the vendor has and we have not: what came in while we were down, and what was lost on the
 * way. Answers how many were taken in.
 */
export async function fetchMissedTexts(deps: MissedDeps): Promise<number> {
  const now = deps.clock.now();
  const newest = await deps.db.inboundMessage.findFirst({
    where: { channel: 'sms', receivedAt: { lte: now } },
    orderBy: { id: 'desc' },
    select: { receivedAt: true },
  });
  const since = newest ? newest.receivedAt.getTime() - overlapMs : now.getTime() - firstLookBackMs;
  const listed = await deps.sender.listInbound(new Date(since));
  const ours = listed.filter((text) => deps.ourNumber === null || text.to === deps.ourNumber);
  const known = await deps.db.inboundMessage.findMany({
    where: { channel: 'sms', providerId: { in: ours.map((text) => text.providerId) } },
    select: { providerId: true },
  });
  const missed = ours.filter((text) => !known.some(({ providerId }) => providerId === text.providerId));
  // Oldest first, so that a conversation is taken in the order in which it was written.
  for (const text of missed.reverse()) await deps.accept(inboundMessage(text));
  return missed.length;
}

function inboundMessage(text: ListedText): InboundMessage {
  const fields = { MessageSid: text.providerId, From: text.from, To: text.to, Body: text.text };
  return {
    channel: 'sms',
    providerId: text.providerId,
    receivedAt: text.receivedAt,
    originAt: text.receivedAt,
    from: text.from,
    to: text.to,
    text: text.text,
    original: new URLSearchParams({ ...fields, NumMedia: String(text.mediaCount) }).toString(),
    mediaUrls: [],
    structured: null,
    processAfter: null,
  };
}
