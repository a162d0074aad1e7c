import type { Db } from '../../db/client.ts';
import type { OutboundMessage } from '../../db/generated/node/client.ts';
import { lockConsent } from '../../reply/consent-store.ts';
import { readMail } from '../../reply/compose-notice.ts';
import type { Words } from '../../reply/word-anew.ts';
import type { SendOutcome } from '../../systems/telephony/text-sender.ts';
import type { NoticeWays } from './notice-ways.ts';
import { orgOf, type SendDeps } from '../sending/send-deps.ts';
import { refusedInstead } from '../sending/refused-instead.ts';
import { readSendKnown, type SendKnown } from '../sending/send-known.ts';
import { gatherMails } from '../sending/gather-mails.ts';
import { markTold, type GatheredNews } from '../sending/gather-news.ts';
import { refuseText } from '../sending/refuse-text.ts';
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
    const together = await withOtherMails(tx, deps, reply, known);
    const worded = together ? null : await wordText(tx, reply, known, orgOf(deps));
    const words = together?.words ?? (worded?.kind === 'worded' ? worded.words : {});
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
    if (together) await markTold(tx, together.gathered);
    if (together) return claimed;
    return (await refusedInstead(tx, deps, claimed, known, now)) ? null : claimed;
  });
}

/** Fault that is found with all the news together holds up none of it: then each is told by itself. */
async function withOtherMails(
  tx: Db,
  deps: SendDeps,
  reply: OutboundMessage,
  known: SendKnown,
): Promise<{
  gathered: GatheredNews;
  words: Words & Pick<OutboundMessage, 'ticketIds' | 'disclosure'>;
} | null> {
  const gathered = await gatherMails(tx, reply);
  if (!gathered) return null;
  const org = orgOf(deps);
  const worded = await wordText(tx, gathered.reply, known, org);
  if (worded.kind !== 'worded') return null;
  const { ticketIds, disclosure } = gathered.reply;
  const words = { ...worded.words, ticketIds, disclosure };
  const refusal = await refuseText(tx, { ...gathered.reply, ...words }, { production: deps.production, org });
  return refusal ? null : { gathered, words };
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
