import type { Db } from '../db/client.ts';
import type { OutboundMessage, Prisma } from '../db/generated/node/client.ts';
import { textKind, waitsOfItsOwn, type EarlierText } from '../reply/decide-send.ts';

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

type Waiting = Pick<
  OutboundMessage,
  'id' | 'template' | 'slot' | 'state' | 'reason' | 'attempts' | 'attemptedAt' | 'sendAfter' | 'createdAt'
>;

/**
 * A text to the same counterpart that was made before this one and is still to leave; null when there is none. Those
 * that wait for an hour or a cap hold nobody up, nor do safety, consent and page texts. To be asked under the lock of
 * the number's consent, so that of two processes each sees the other's attempt.
 */
export async function findEarlierText(
  tx: Db,
  { id, to }: OutboundMessage,
  now: Date,
): Promise<EarlierText | null> {
  const earlier: Waiting[] = await tx.outboundMessage.findMany({
    where: { to, id: { lt: id }, ...onItsWay },
    orderBy: { id: 'asc' },
  });
  const ahead = earlier.filter((text) => holdsOthers(text, now));
  if (ahead.length === 0) return null;
  const next = Math.max(
    now.getTime(),
    ...ahead.slice(0, 1).map(({ sendAfter }) => sendAfter?.getTime() ?? 0),
  );
  return { tried: ahead.some(wasRefused), until: new Date(next + lookAgainMs) };
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
