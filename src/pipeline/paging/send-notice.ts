import type { OutboundMessage } from '../../db/generated/node/client.ts';
import { lockConsent } from '../../reply/consent-store.ts';
import { readMail } from '../../reply/compose-notice.ts';
import type { SendOutcome } from '../../systems/telephony/text-sender.ts';
import type { NoticeWays } from './notice-ways.ts';
import { orgOf, type SendDeps } from '../sending/send-deps.ts';
import { refusedInstead } from '../sending/refused-instead.ts';
import { readSendKnown } from '../sending/send-known.ts';
import { settleSend } from '../sending/settle-send.ts';
import { wordText } from '../sending/word-text.ts';

export function isNotice({ channel }: Pick<OutboundMessage, 'channel'>): boolean {
  return channel === 'email' || channel === 'call' || channel === 'slack';
}

/**
 * Sends an e-mail, writes into a chat or places a call, once for each attempt that is claimed. One whose answer was lost is tried again:
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
  const { mail, calls, chat, publicUrl } = ways;
  const { id, to } = reply;
  if (reply.channel === 'email') {
    return mail && (async (text) => mail.send({ id, to, ...readMail(await withLink(ways, reply, text)) }));
  }
  if (reply.channel === 'slack') {
    return chat ? async (text) => chat.send({ id, to, text: await withLink(ways, reply, text) }) : null;
  }
  const acknowledgeUrl = `${publicUrl}/webhooks/twilio/voice/page/${id}`;
  return calls && ((text) => calls.place({ to, text, acknowledgeUrl }));
}

/**
 * A page leaves with the link by which it is acknowledged, which stands in no row: whoever reads what was sent cannot
 * acknowledge by it.
 */
async function withLink(
  { pageLinks }: NoticeWays,
  { id, template }: OutboundMessage,
  text: string,
): Promise<string> {
  if (!pageLinks || template !== 'page') return text;
  return `${text}\nAcknowledge it here, without signing in: ${await pageLinks.to(id)}`;
}

async function keepUnsent({ db }: SendDeps, reply: OutboundMessage): Promise<void> {
  await db.outboundMessage.updateMany({
    where: { id: reply.id, providerId: null },
    data: { state: 'dry_run', reason: 'no_way_to_send', sendAfter: null },
  });
}
