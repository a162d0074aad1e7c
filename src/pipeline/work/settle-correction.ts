import type { Db } from '../../db/client.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { endHearing, waitsToBeHeard } from '../recordings/end-hearing.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import type { ReadAgain } from '../reading/read-again.ts';
import { stopForHearing } from '../recordings/stop-for-hearing.ts';

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
  await endTasks(tx, message.id, by, now);
  for (const ticketId of before.filter((id) => !asked.includes(id))) {
    const ticket = await lockTicket(tx, ticketId);
    if (!ticket) continue;
    if (!waitsToBeHeard(ticket)) contradicted.push(ticketId);
    else if (ticket.status === 'open' || ticket.status === 'in_progress')
      await endHearing(tx, deps, ticket, {
        ...{ message, by, now },
        text: 'Heard by a person, and written down.',
      });
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
async function endTasks(tx: Db, messageId: string, by: string, now: Date): Promise<void> {
  await tx.task.updateMany({
    where: { messageId, kind: 'hear_recording', state: { in: ['open', 'claimed'] } },
    data: { state: 'done', owner: by, finishedAt: now, outcome: 'heard and written down' },
  });
}
