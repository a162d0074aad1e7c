import type { Db } from '../../db/client.ts';
import type { CalledOff } from '../../reply/called-off.ts';

/**
 * A text that has not left is not sent. One whose attempt is under way may leave by it, and is tried no further: whoever
 * settles the attempt finds the reason in its row. `slot`: what it stands for from now on, where another text takes its
 * place; one that is under way keeps its own.
 */
export async function callOff(
  tx: Db,
  { id, reason, slot }: { id: string; reason: CalledOff; slot?: string },
): Promise<void> {
  const { count } = await tx.outboundMessage.updateMany({
    where: { id, state: 'queued' },
    data: { state: 'suppressed', reason, sendAfter: null, ...(slot === undefined ? {} : { slot }) },
  });
  if (count > 0) return;
  await tx.outboundMessage.updateMany({
    where: { id, state: 'sending' },
    data: { reason },
  });
}
