import type { Db } from '../../db/client.ts';
import { Prisma, type OutboundMessage } from '../../db/generated/node/client.ts';
import { textKind, waitsOfItsOwn, type EarlierText } from '../../reply/decide-send.ts';

/** A vendor may ask for a long pause; after so long without an attempt nobody tries any more. */
const triesLastMs = 6 * 3_600_000;

/** The job of a text that was just made may come a little later; one that is lost holds nobody up for longer. */
const freshMs = 5 * 60_000;

/** Whoever waits looks again by itself, should nobody have woken it. */
const lookAgainMs = 1_000;

const onItsWay: Prisma.OutboundMessageWhereInput = {
  channel: 'sms',
  providerId: null,
  state: { in: ['queued', 'sending'] },
};

const waitsForEarlier = { reason: 'earlier_text' } as const;

/** A text that is still to leave. */
export type Waiting = Pick<
  OutboundMessage,
  'id' | 'template' | 'slot' | 'state' | 'reason' | 'attempts' | 'attemptedAt' | 'sendAfter' | 'createdAt'
>;

/** The texts to the counterpart of the text `o` that were made before it and have not left, oldest first. */
export const earlierTexts = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('id', s.id, 'template', s.template,
    'slot', s.slot, 'state', s.state, 'reason', s.reason, 'attempts', s.attempts, 'attemptedAt', s."attemptedAt",
    'sendAfter', s."sendAfter", 'createdAt', s."createdAt", 'inReplyToId', s."inReplyToId") ORDER BY s.id), '[]')
  FROM outbound_messages s WHERE s."to" = o."to" AND s.id < o.id AND s.channel = 'sms' AND s."providerId" IS NULL
    AND s.state IN ('queued', 'sending'))`;

/**
 * Of the texts that were made before and are still to leave, oldest first: what goes before this one; null when nothing
 * does. Those that wait for an hour or a cap hold nobody up, nor do safety, consent and page texts. They are to be read
 * under the lock of the number's consent, so that of two processes each sees the other's attempt.
 */
export function earlierText(earlier: readonly Waiting[], now: Date): EarlierText | null {
  const ahead = earlier.filter((text) => holdsOthers(text, now));
  if (ahead.length === 0) return null;
  const tried = ahead.some(wasRefused);
  // One that merely waits for its own turn says nothing of when ours comes: many would wait for each other by seconds.
  const next = Math.max(now.getTime(), tried ? (ahead[0]?.sendAfter?.getTime() ?? 0) : 0);
  return { tried, until: new Date(next + lookAgainMs) };
}

/** It was tried in vain, or waits for one that was. */
function wasRefused({ state, reason, attempts }: Waiting): boolean {
  return reason !== null && (attempts > 0 || state === 'queued');
}

function holdsOthers(text: Waiting, now: Date): boolean {
  const kind = textKind(text);
  if (kind !== 'answer' && kind !== 'news') return false;
  if (text.reason !== null && waitsOfItsOwn.includes(text.reason)) return false;
  if (text.attempts > 0) return text.sendAfter !== null || since(text.attemptedAt, now) < triesLastMs;
  return text.reason !== null || since(text.createdAt, now) < freshMs;
}

function since(moment: Date | null, now: Date): number {
  return now.getTime() - (moment?.getTime() ?? 0);
}

/** Whether a text to the number waits for another one, as an expression. */
export function textWaits(to: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM outbound_messages WHERE "to" = ${to} AND channel = 'sms'
    AND "providerId" IS NULL AND state IN ('queued', 'sending') AND reason = ${waitsForEarlier.reason})`;
}

/** The next text that waited for one to the same counterpart comes up now. */
export async function wakeNextText(tx: Db, to: string, now: Date): Promise<void> {
  const next = await tx.outboundMessage.findFirst({
    where: { to, ...onItsWay, ...waitsForEarlier, sendAfter: { gt: now } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  if (!next) return;
  await tx.outboundMessage.updateMany({
    where: { id: next.id, ...onItsWay, ...waitsForEarlier },
    data: { sendAfter: now },
  });
}
