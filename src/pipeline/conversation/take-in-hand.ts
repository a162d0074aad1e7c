import type { Db } from '../../db/client.ts';
import type { ReplyToQueue } from '../../reply/reply-store.ts';
import type { TemplateId } from '../../reply/template.ts';
import { addTask, lockTicket } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** They say that a person looks at it. */
const promising: readonly TemplateId[] = ['person_takes_over', 'frustrated'];

type Promised = {
  replies: readonly ReplyToQueue[];
  /** What the message is about, and what was asked of it. */
  ticketIds: readonly string[];
  messageId: string;
  now: Date;
};

/**
 * Where we say that a person takes over, a person has it: a ticket that waited for the sender waits no longer, and
 * somebody has it to do. Its question stands, so that an answer that comes all the same still counts.
 */
export async function takeInHand(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { replies, ticketIds, messageId, now }: Promised,
): Promise<void> {
  const said = replies.flatMap(({ draft }) => draft.template.split('+'));
  if (!promising.some((template) => said.includes(template))) return;
  for (const id of [...new Set(ticketIds)].sort()) {
    const ticket = await lockTicket(tx, id);
    if (ticket?.stage !== 'clarifying' || ticket.status !== 'waiting') continue;
    const { stage, queue, priority } = ticket;
    const event = {
      type: 'handed_to_person',
      actor: 'system',
      detail: { reason: 'not_understood', messageId },
    };
    await changeTicket(
      tx,
      deps,
      ticket,
      { position: { stage, status: 'open', queue, priority }, event },
      now,
    );
    const why = 'The sender was told that a person goes on: read what they wrote, and contact them.';
    const task = { kind: 'answer_sender', queue: 'concierge', why, dueAt: now, ticketId: id } as const;
    await addTask(tx, { ...task, dedupeKey: `in-hand:${messageId}:${id}` }, now);
  }
}
