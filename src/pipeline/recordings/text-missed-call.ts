import type { Db } from '../../db/client.ts';
import type { ReplyToQueue } from '../../reply/reply-store.ts';
import type { Answering } from '../conversation/answering.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { planReplies } from '../replies/plan-replies.ts';
import { askForDetails } from '../conversation/saying.ts';

const dayMs = 24 * 3_600_000;

/** Somebody called and left nothing to hear. */
export function isMissedCall({ message }: Pick<Answering, 'message'>): boolean {
  return message.channel === 'voice' && message.recorded !== true && message.text.trim() === '';
}

/**
 * What is texted to somebody whose call was missed: nothing unless the setting says so, and then to a mobile on file
 * that has asked for texts, once a day. A person calls back in any case.
 */
export async function planMissedCall(
  tx: Db,
  deps: Pick<PipelineDeps, 'settings' | 'policy'>,
  answering: Answering,
  now: Date,
): Promise<ReplyToQueue[]> {
  const { message, sender, served } = answering;
  if (deps.settings.missedCallText !== true || sender.consent !== 'opt_in') return [];
  const earlier = await tx.outboundMessage.count({
    where: {
      to: message.from,
      inReplyTo: { channel: 'voice', text: '', attachments: { none: {} } },
      createdAt: { gt: new Date(now.getTime() - dayMs) },
    },
  });
  if (earlier > 0) return [];
  return planReplies(
    { ...answering, served: { ...served, say: askForDetails(message.reference) } },
    deps,
    now,
  );
}
