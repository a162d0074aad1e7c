import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/node/client.ts';
import { lockInTransaction } from '../../db/advisory-lock.ts';
import { loadConsent, personsAt } from '../../reply/consent-store.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { handOver } from './hand-over.ts';

type Deps = Pick<PipelineDeps, 'policy' | 'settings'>;

/**
 * Whoever wants no more texts will not answer what we have asked by one: the tickets of the conversation that wait for
 * that are a person's at once, who calls. The caller holds the conversation's lock. Again, it finds nothing.
 */
export async function handOverBlocked(
  tx: Db,
  deps: Deps,
  { conversationKey, messageId, now }: { conversationKey: string; messageId: string | null; now: Date },
): Promise<void> {
  const waiting = await tx.ticket.findMany({
    where: { conversationKey, stage: 'clarifying' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const ticketIds = waiting.map(({ id }) => id);
  const ticketId = await handOver(tx, deps, { ticketIds, messageId, reason: 'not_to_be_texted', now });
  if (ticketId === null) return;
  await addTask(
    tx,
    {
      kind: 'answer_sender',
      queue: 'concierge',
      why: 'The sender has not answered what was asked by text and wants no more texts: call them.',
      dueAt: now,
      ticketId,
      messageId,
      dedupeKey: `not-texted:${ticketId}`,
    },
    now,
  );
}

/**
 * The same wherever somebody is no longer to be texted and no message of the conversation said so: told to staff,
 * written on a form, or found out from the vendor. Each conversation in a
 * transaction of its own, at most `limit`.
 */
export async function handOverAllBlocked(
  deps: Deps & Pick<PipelineDeps, 'db' | 'clock'>,
  limit: number,
): Promise<void> {
  const found = await deps.db.$queryRaw<{ key: string }[]>(
    Prisma.sql`SELECT DISTINCT c.key FROM tickets t JOIN conversations c ON c.key = t."conversationKey"
      WHERE t.status = 'waiting' AND t.stage = 'clarifying' AND EXISTS (SELECT 1 FROM consents s
        WHERE s.kind IN ('opt_out', 'do_not_text') AND (s.number = c.counterpart OR s."personId" IN
          (SELECT p."patientId" FROM patient_phones p WHERE p.number = c.counterpart)))
      LIMIT ${limit}`,
  );
  for (const { key } of found) await handOverIfBlocked(deps, key);
}

async function handOverIfBlocked(
  deps: Deps & Pick<PipelineDeps, 'db' | 'clock'>,
  conversationKey: string,
): Promise<void> {
  const now = deps.clock.now();
  await deps.db.$transaction(async (tx) => {
    await lockInTransaction(tx, 'conversation', conversationKey);
    const conversation = await tx.conversation.findUnique({ where: { key: conversationKey } });
    if (!conversation) return;
    const { counterpart: number, ours } = conversation;
    // They may have come back since.
    const { block } = await loadConsent(tx, { number, ours, personIds: await personsAt(tx, number) });
    if (block !== null) await handOverBlocked(tx, deps, { conversationKey, messageId: null, now });
  });
}
