import type { Db } from '../../db/client.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { notYetShipped } from '../work/is-held-by.ts';
import { waitsForAnswer } from './answer-open-tickets.ts';
import { withPeople } from './name-waiting.ts';

/** The carriers' words for no more texts that people also say of an order. */
const ofOrders = /^(?:cancel|cancelar)$/;

/**
 * "CANCEL" behind an order of the same phone: the carrier takes it for no more texts, and so do we, but the order may be
 * meant, and nobody can be asked by text any more. A person calls.
 */
export async function askIfCancelled(
  tx: Db,
  { message, since, now }: { message: StoredMessage; since: Date; now: Date },
): Promise<void> {
  if (!ofOrders.test(normaliseText(message.text))) return;
  const last = await tx.ticket.findFirst({
    where: {
      conversationKey: message.conversationKey,
      medicationText: { not: null },
      stage: { in: [...notYetShipped, ...waitsForAnswer, ...withPeople] },
      openedAt: { gt: since },
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  if (!last) return;
  await addTask(
    tx,
    {
      kind: 'answer_sender',
      queue: 'concierge',
      why: 'The sender wrote CANCEL behind this request: it ends our texts, and may be meant for the request. Call and ask.',
      dueAt: now,
      ticketId: last.id,
      messageId: message.id,
      dedupeKey: `cancelled:${message.id}`,
    },
    now,
  );
}
