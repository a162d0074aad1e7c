import type { Db } from '../../db/client.ts';
import { endTasks } from '../../tickets/end-tasks-store.ts';

/** Nobody has to look at a ticket any more of which nothing has failed. */
export async function endFailureTasks(tx: Db, ticketId: string, now: Date): Promise<void> {
  const failed = await tx.systemEffect.count({ where: { ticketId, state: 'failed' } });
  if (failed === 0) await endTasks(tx, { ticketId, kinds: ['system_failed'], outcome: 'done' }, now);
}
