import type { Db } from '../../db/client.ts';
import type { OutboundMessage } from '../../db/generated/node/client.ts';
import { refuseText, type Recorded } from './refuse-text.ts';
import { orgOf, type SendDeps } from './send-deps.ts';
import { refuseReply } from './settle-send.ts';

/** True when fault is found with the very words that would leave: they stay, and a person takes over. */
export async function refusedInstead(
  tx: Db,
  deps: Pick<SendDeps, 'production' | 'settings'>,
  reply: OutboundMessage,
  recorded: Recorded,
  now: Date,
): Promise<boolean> {
  const { production } = deps;
  const refusal = await refuseText(tx, reply, { production, org: orgOf(deps) }, recorded);
  if (refusal) await refuseReply(tx, reply, refusal.reason, now);
  return refusal !== null;
}
