import type { OutboundMessage } from '../db/generated/node/client.ts';
import { readMail } from '../reply/compose-notice.ts';
import type { SendOutcome } from '../systems/telephony/text-sender.ts';
import type { NoticeWays } from './notice-ways.ts';
import { orgOf, type SendDeps } from './send-deps.ts';
import { refuseText } from './refuse-text.ts';
import { recordRefused, settleSend } from './settle-send.ts';

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
  const refusal = await refuseText(deps.db, reply, { production: deps.production, org: orgOf(deps) });
  if (refusal) return recordRefused(deps, reply, refusal.reason);
  const { count } = await deps.db.outboundMessage.updateMany({
    where: { id: reply.id, attempts: reply.attempts, providerId: null, state: { in: ['queued', 'sending'] } },
    data: {
      state: 'sending',
      reason: null,
      sendAfter: null,
      attempts: { increment: 1 },
      attemptedAt: deps.clock.now(),
    },
  });
  if (count === 0) return;
  await settleSend(deps, { ...reply, attempts: reply.attempts + 1 }, await send());
}

function senderOf(ways: NoticeWays | null, reply: OutboundMessage): (() => Promise<SendOutcome>) | null {
  if (!ways) return null;
  const { mail, calls, publicUrl } = ways;
  const { id, to, text } = reply;
  if (reply.channel === 'email') return mail && (() => mail.send({ id, to, ...readMail(text) }));
  const acknowledgeUrl = `${publicUrl}/webhooks/twilio/voice/page/${id}`;
  return calls && (() => calls.place({ to, text, acknowledgeUrl }));
}

async function keepUnsent({ db }: SendDeps, reply: OutboundMessage): Promise<void> {
  await db.outboundMessage.updateMany({
    where: { id: reply.id, providerId: null },
    data: { state: 'dry_run', reason: 'no_way_to_send', sendAfter: null },
  });
}
