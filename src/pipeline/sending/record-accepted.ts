import { lockName } from '../../db/advisory-lock.ts';
import { insertRows } from '../../db/insert-rows.ts';
import { Prisma, type OutboundMessage } from '../../db/generated/node/client.ts';
import { settleDelivery } from '../../intake/delivery-status.ts';
import { effectsOfReply } from '../../outbox/effects-of-event.ts';
import { textWaits, wakeNextText } from './earlier-text.ts';
import type { SendDeps } from './send-deps.ts';

/** The vendor has taken a text under this id: what came of it meanwhile counts now, and the next one may leave. */
export async function recordAccepted(
  deps: Pick<SendDeps, 'db' | 'clock' | 'policy'>,
  reply: OutboundMessage,
  providerId: string,
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    await insertRows(
      tx,
      { system_effects: effectsOfReply(reply, now) },
      idRecorded(reply.id, providerId, now),
    );
    const [waits] = await tx.$queryRaw<{ report: boolean; text: boolean }[]>(
      Prisma.sql`SELECT EXISTS (SELECT 1 FROM delivery_reports WHERE "providerId" = ${providerId}) AS report,
        ${textWaits(reply.to)} AS text`,
    );
    if (waits?.report) await settleDelivery(tx, providerId, now, deps.policy.texting);
    if (waits?.text) await wakeNextText(tx, reply.to, now);
  });
}

/** From here until the transaction ends no report of it is recorded: what the next statement finds of them is whole. */
function idRecorded(replyId: string, providerId: string, now: Date): Prisma.Sql {
  return Prisma.sql`UPDATE outbound_messages SET "providerId" = ${providerId}, state = 'sent',
      reason = NULL, "sendAfter" = NULL, "sentAt" = ${now}
    FROM (SELECT pg_advisory_xact_lock(hashtextextended(${lockName('delivery', providerId)}::text, 0))) AS held
    WHERE id = ${replyId}::uuid`;
}
