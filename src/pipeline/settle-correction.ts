import type { Db } from '../db/client.ts';
import { lockTicket } from '../tickets/ticket-work-store.ts';
import { changeTicket } from './change-ticket.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import type { ReadAgain } from './read-again.ts';
import { stopForHearing } from './stop-for-hearing.ts';

export type SettlingCorrection = {
  message: { id: string; revision: number };
  correction: Extract<ReadAgain, { kind: 'corrected' }>;
  /** The tickets that the words ask for as a person wrote them down. */
  asked: readonly string[];
  now: Date;
};

/**
 * After a person has written down what a caller says: the ticket that waited for somebody to hear it is done, and what
 * was made of other words and nobody asks for is stopped for that person to end.
 */
export async function settleCorrection(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, correction, asked, now }: SettlingCorrection,
): Promise<void> {
  const { before, differences, by } = correction;
  const contradicted: string[] = [];
  await endHearing(tx, message.id, by, now);
  for (const ticketId of before.filter((id) => !asked.includes(id))) {
    const ticket = await lockTicket(tx, ticketId);
    if (!ticket) continue;
    const waitedToBeHeard = ticket.flags.includes('unscreened') && ticket.stage === 'review';
    if (!waitedToBeHeard) contradicted.push(ticketId);
    else if (ticket.status === 'open' || ticket.status === 'in_progress')
      await changeTicket(
        tx,
        deps,
        ticket,
        {
          position: { stage: 'review', status: 'resolved', queue: ticket.queue, priority: ticket.priority },
          event: {
            type: 'transcribed',
            actor: by,
            detail: { messageId: message.id, revision: message.revision },
          },
          outcome: { code: 'resolved', text: 'Heard by a person, and written down.' },
        },
        now,
      );
  }
  if (differences.length === 0 || contradicted.length === 0) return;
  const { id: messageId, revision } = message;
  await stopForHearing(tx, deps, {
    messageId,
    revision,
    ticketIds: contradicted,
    differences,
    actor: by,
    now,
  });
}

/** Whoever wrote it down has heard it. */
async function endHearing(tx: Db, messageId: string, by: string, now: Date): Promise<void> {
  await tx.task.updateMany({
    where: { messageId, kind: 'hear_recording', state: { in: ['open', 'claimed'] } },
    data: { state: 'done', owner: by, finishedAt: now, outcome: 'heard and written down' },
  });
}
