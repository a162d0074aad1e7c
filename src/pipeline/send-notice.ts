import type { OutboundMessage } from '../db/generated/node/client.ts';
import { lockConsent } from '../reply/consent-store.ts';
import { readMail } from '../reply/compose-notice.ts';
import type { SendOutcome } from '../systems/telephony/text-sender.ts';
import type { NoticeWays } from './notice-ways.ts';
import { orgOf, type SendDeps } from './send-deps.ts';
import { refusedInstead } from './refused-instead.ts';
import { readSendKnown } from './send-known.ts';
import { settleSend } from './settle-send.ts';
import { wordText } from './word-text.ts';

export function isNotice({ channel }: Pick<OutboundMessage, 'channel'>): boolean {
  return channel === 'email' || channel === 'call';
}

/**
 * Sends an e-mail or places a call, once for each attempt that is claimed. One whose answer was lost is tried again:
 * a mail keeps its id, and a second call to somebody on call does no harm.
 */
export async function sendNotice(deps: SendDeps, reply: OutboundMessage): Promise<void> {
  const send = senderOf(deps.notices ?? null, reply);
  if (!send) return keepUnsent(deps, reply);
  const claimed = await claimNotice(deps, reply);
  if (claimed) await settleSend(deps, claimed, await send(claimed.text));
}

/** The notice as it is to be sent, in other words than its recipient got last; null when it is not the caller's. */
function claimNotice(deps: SendDeps, reply: OutboundMessage): Promise<OutboundMessage | null> {
  const now = deps.clock.now();
  return deps.db.$transaction(async (tx) => {
    await lockConsent(tx, reply.to);
    const known = await readSendKnown(tx, reply, now);
    const worded = await wordText(tx, reply, known, orgOf(deps));
    const words = worded.kind === 'worded' ? worded.words : {};
    const { count } = await tx.outboundMessage.updateMany({
      where: {
        id: reply.id,
        attempts: reply.attempts,
        providerId: null,
        state: { in: ['queued', 'sending'] },
      },
      data: {
        ...words,
        state: 'sending',
        reason: null,
        sendAfter: null,
        attempts: { increment: 1 },
        attemptedAt: now,
      },
    });
    if (count === 0) return null;
    const claimed = { ...reply, ...words, attempts: reply.attempts + 1 };
    return (await refusedInstead(tx, deps, claimed, known, now)) ? null : claimed;
  });
}

function senderOf(
  ways: NoticeWays | null,
  reply: OutboundMessage,
): ((text: string) => Promise<SendOutcome>) | null {
  if (!ways) return null;
  const { mail, calls, publicUrl } = ways;
  const { id, to } = reply;
  if (reply.channel === 'email') return mail && ((text) => mail.send({ id, to, ...readMail(text) }));
  const acknowledgeUrl = `${publicUrl}/webhooks/twilio/voice/page/${id}`;
  return calls && ((text) => calls.place({ to, text, acknowledgeUrl }));
}

async function keepUnsent({ db }: SendDeps, reply: OutboundMessage): Promise<void> {
  await db.outboundMessage.updateMany({
    where: { id: reply.id, providerId: null },
    data: { state: 'dry_run', reason: 'no_way_to_send', sendAfter: null },
  });
}
