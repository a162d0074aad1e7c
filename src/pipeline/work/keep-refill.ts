import type { Db } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/node/client.ts';
import { endTasks } from '../../tickets/end-tasks-store.ts';
import { addTask, lockTicket } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { StoredMessage } from '../reading/message-store.ts';

/** What is to be done about a cancellation that could not be carried out at once. */
export type Cancellation = { id: string; ticketId: string; createdAt: Date; isBegun: boolean };

const cancelling = ['confirm_withdrawal', 'change_refused'];

/** What this conversation has cancelled since then and people were to pass on, where the ticket is still under way. */
export async function findCancellations(
  tx: Db,
  conversationKey: string,
  { since, ticketIds }: { since?: Date; ticketIds?: string[] },
): Promise<Cancellation[]> {
  const only: Prisma.TaskWhereInput = {
    ...(since ? { createdAt: { gt: since } } : {}),
    ...(ticketIds ? { ticketId: { in: ticketIds } } : {}),
  };
  const tasks = await tx.task.findMany({
    where: {
      ...only,
      kind: { in: cancelling },
      OR: [{ outcome: null }, { outcome: { not: keptOutcome } }],
      ticket: {
        stage: { in: ['pharmacy_processing', 'shipped', 'awaiting_escript'] },
        sources: { some: { message: { conversationKey } } },
      },
    },
    orderBy: { id: 'desc' },
    select: { id: true, ticketId: true, messageId: true, createdAt: true, state: true },
  });
  const messages = await tx.inboundMessage.findMany({
    where: { id: { in: tasks.flatMap(({ messageId }) => messageId ?? []) }, conversationKey },
    select: { id: true },
  });
  return tasks
    .filter(({ messageId }) => messages.some(({ id }) => id === messageId))
    .flatMap(({ id, ticketId, createdAt, state }) =>
      ticketId === null ? [] : [{ id, ticketId, createdAt, isBegun: state !== 'open' }],
    );
}

const keptOutcome = 'taken back: the sender wants the refill after all';

export type Keeping = {
  message: Pick<StoredMessage, 'id'>;
  ticketId: string;
  isBegun: boolean;
  now: Date;
};

/**
 * The sender takes a cancellation back: nobody is to pass it on any more, and the ticket says so. Where somebody has
 * begun to, the pharmacy or the provider may have been told, and hears that the refill is wanted.
 */
export async function keepRefill(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, ticketId, isBegun, now }: Keeping,
): Promise<void> {
  const ticket = await lockTicket(tx, ticketId);
  if (!ticket) return;
  const { stage, status, queue, priority } = ticket;
  const event = { type: 'cancellation_taken_back', actor: 'system', detail: { messageId: message.id } };
  await changeTicket(tx, deps, ticket, { position: { stage, status, queue, priority }, event }, now);
  await endTasks(tx, { ticketId, kinds: cancelling, outcome: keptOutcome }, now);
  if (!isBegun) return;
  await addTask(
    tx,
    {
      kind: 'tell_still_wanted',
      queue: stage === 'awaiting_escript' ? 'clinical' : 'pharmacy',
      why: 'The sender takes the cancellation back, and somebody had begun to pass it on: tell whoever was told that the refill is wanted.',
      dueAt: now,
      ticketId,
      messageId: message.id,
      dedupeKey: `kept:${message.id}:${ticketId}`,
    },
    now,
  );
}
