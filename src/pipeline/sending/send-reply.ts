import type { OutboundMessage } from '../../db/generated/node/client.ts';
import type { TextSender } from '../../systems/telephony/text-sender.ts';
import { claimSend } from './claim-send.ts';
import { SendAgainError } from './send-again.ts';
import type { SendDeps } from './send-deps.ts';
import { isNotice, sendNotice } from '../paging/send-notice.ts';
import { recordAccepted } from './record-accepted.ts';
import { answerLost, settleSend, tryLater } from './settle-send.ts';

export type { SendDeps } from './send-deps.ts';
export { SendAgainError } from './send-again.ts';
export { giveUpReply } from './settle-send.ts';

/** An attempt without an outcome may still be under way in another process for so long. */
const attemptLastsMs = 30_000;

/** The vendor's list is searched from a little before the reply was made: its clock is not ours. */
const clockSkewMs = 60_000;

/**
 * Sends one reply, once. The attempt is written down before it is made; when its answer was lost, the vendor's list
 * is searched first and the text is sent again only when it is not there. What may not leave now waits with its
 * reason until `startDueReplies` takes it up.
 */
export async function sendReply(deps: SendDeps, replyId: string): Promise<void> {
  const reply = await deps.db.outboundMessage.findUnique({ where: { id: replyId } });
  if (!reply || reply.providerId || (reply.state !== 'queued' && reply.state !== 'sending')) return;
  if (reply.sendAfter && reply.sendAfter > deps.clock.now()) return;
  if (reply.state === 'sending' && mayBeUnderWay(deps, reply))
    throw new SendAgainError('another attempt may be under way');
  if (isNotice(reply)) return sendNotice(deps, reply);
  if (!deps.sender) return keepUnsent(deps, reply);
  if (reply.state === 'sending') {
    const search = await findSent(deps, deps.sender, reply);
    if (search === 'found') return;
    if (search === 'no_answer')
      return tryLater(deps, await countTry(deps, reply), { state: 'sending', reason: answerLost }, null);
  }
  const claimed = await claimSend(deps, reply);
  if (!claimed) return;
  const attemptedAt = deps.clock.now();
  const { to, text } = claimed;
  const outcome = await deps.sender.send({ to, text, statusCallback: deps.statusCallback });
  await settleSend(deps, { ...claimed, attempts: reply.attempts + 1, attemptedAt }, outcome);
}

function mayBeUnderWay(deps: SendDeps, reply: OutboundMessage): boolean {
  if (reply.reason === answerLost || !reply.attemptedAt) return false;
  return deps.clock.now().getTime() - reply.attemptedAt.getTime() < attemptLastsMs;
}

async function findSent(
  deps: SendDeps,
  sender: TextSender,
  reply: OutboundMessage,
): Promise<'found' | 'not_found' | 'no_answer'> {
  const since = new Date(reply.createdAt.getTime() - clockSkewMs);
  const listed = await sender.find({ to: reply.to, text: reply.text, since }).catch(unlessRefused);
  if (listed === null) return 'no_answer';
  const taken = await deps.db.outboundMessage.findMany({
    where: { providerId: { in: listed.map((text) => text.providerId) } },
    select: { providerId: true },
  });
  const own = listed.find((text) => !taken.some((other) => other.providerId === text.providerId));
  if (own) await recordAccepted(deps, reply, own.providerId);
  return own ? 'found' : 'not_found';
}

/** The vendor could not be asked; any other fault is ours. */
function unlessRefused(error: unknown): null {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'telephony_unavailable' || code === 'telephony_refused') return null;
  throw error;
}

/** A search that failed counts as an attempt, so that the pauses grow and come to an end. */
function countTry({ db }: SendDeps, reply: OutboundMessage): Promise<OutboundMessage> {
  return db.outboundMessage.update({ where: { id: reply.id }, data: { attempts: { increment: 1 } } });
}

async function keepUnsent({ db }: SendDeps, reply: OutboundMessage): Promise<void> {
  await db.outboundMessage.updateMany({
    where: { id: reply.id, providerId: null },
    data: { state: 'dry_run', reason: 'no_vendor_credentials', sendAfter: null },
  });
}
