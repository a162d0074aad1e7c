import type { Db } from '../../db/client.ts';
import { composeReceived } from '../../reply/compose-fixed.ts';
import { queueReplies, type ReplyToQueue } from '../../reply/reply-store.ts';
import { loadTemplateBook } from '../../reply/template-store.ts';
import { addTask } from '../../tickets/ticket-work-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { callOff } from '../sending/call-off.ts';

export type TakingBackReplies = { ticketId: string; messageId: string; ownTicketId: string; now: Date };

/**
 * What the arrival's sender was about to be told of a ticket that turned out not to be theirs is not sent. They hear
 * that their message has come in; what else the text would have told, a person tells them.
 */
export async function takeBackReplies(
  tx: Db,
  deps: Pick<PipelineDeps, 'jobs' | 'settings'>,
  { ticketId, messageId, ownTicketId, now }: TakingBackReplies,
): Promise<void> {
  const unsent = await tx.outboundMessage.findMany({
    where: { inReplyToId: messageId, state: { in: ['queued', 'sending'] }, ticketIds: { has: ticketId } },
    include: { inReplyTo: { select: { reference: true } } },
    orderBy: { id: 'asc' },
  });
  for (const { id } of unsent) await callOff(tx, { id, reason: 'split' });
  // One that is being sent may leave: it is an answer already, and a person is told where it does not.
  const waiting = unsent.filter(({ state }) => state === 'queued');
  const [first] = waiting;
  if (!first) return;
  const { orgName: name, orgPhone: phone } = deps.settings;
  const language = first.language === 'es' ? 'es' : 'en';
  const voice = { templates: await loadTemplateBook(tx), lastVariant: first.variant };
  const draft = composeReceived(language, { name, phone }, first.inReplyTo?.reference ?? '', voice);
  const reply: ReplyToQueue = {
    draft: { ...draft, ticketIds: [ownTicketId] },
    channel: 'sms',
    to: first.to,
    from: first.from,
    inReplyToId: messageId,
    conversationKey: first.conversationKey,
    slot: `split:${ownTicketId}`,
    suppressed: null,
    introduces: false,
  };
  await queueReplies(tx, [reply], { now, jobs: deps.jobs });
  if (waiting.every((one) => one.ticketIds.length === 1)) return;
  await addTask(
    tx,
    {
      kind: 'call_back',
      queue: 'concierge',
      why: 'An answer about several requests was held back because one of them was taken apart: tell the sender about the others.',
      dueAt: now,
      ticketId: ownTicketId,
      dedupeKey: `split:${ownTicketId}`,
    },
    now,
  );
}
