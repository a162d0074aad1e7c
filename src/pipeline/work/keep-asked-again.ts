import type { Db } from '../../db/client.ts';
import type { OpenedTickets } from '../needs/opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { findCancellations, keepRefill } from './keep-refill.ts';

const readFirst =
  'read what they wrote before you pass the cancellation on, and ask them where it may be wanted after all.';

type AskedAgain = { message: StoredMessage; opened: OpenedTickets; now: Date };

/** "No, keep my metoprolol": whoever cancelled it and asks for it again by its name has taken the cancellation back. */
export async function keepAskedAgain(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, opened, now }: AskedAgain,
): Promise<void> {
  const asked = opened.outcomes.filter(({ joined, wish }) => joined !== null && wish.decided.inputs !== null);
  await warnOfWords(tx, { message, opened });
  const ticketIds = [...new Set(asked.map(({ ticketId }) => ticketId))];
  if (ticketIds.length === 0) return;
  const cancelled = await findCancellations(tx, message.conversationKey, { ticketIds });
  const earlier = cancelled.filter(({ createdAt }) => createdAt < now);
  for (const ticketId of [...new Set(earlier.map((one) => one.ticketId))]) {
    const isBegun = earlier.some((one) => one.ticketId === ticketId && one.isBegun);
    await keepRefill(tx, deps, { message, ticketId, isBegun, now });
  }
}

const notUnderstood: readonly string[] = ['unclear-text', 'other-language'];

/** What nobody understood may be second thoughts: whoever is to pass the cancellation on reads it first. */
async function warnOfWords(tx: Db, { message, opened }: Omit<AskedAgain, 'now'>): Promise<void> {
  const unread = opened.outcomes.some(({ wish }) => notUnderstood.includes(wish.decided.decision.rule));
  if (!unread || message.structured) return;
  const cancelled = await findCancellations(tx, message.conversationKey, {});
  await tx.task.updateMany({
    where: {
      id: { in: cancelled.map(({ id }) => id) },
      state: { in: ['open', 'claimed'] },
      why: { not: { endsWith: readFirst } },
    },
    data: { why: `The sender cancelled this refill, and has written since: ${readFirst}` },
  });
}
