import { applyInTransaction } from '../apply-event.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** Somebody on call has acknowledged a page: so are the tickets that it was about, or what they were merged into. */
export async function acknowledgePage(
  deps: PipelineDeps,
  pageId: string,
  how = 'a key was pressed on the call of the page',
): Promise<void> {
  const page = await deps.db.outboundMessage.findUnique({ where: { id: pageId } });
  if (page?.template !== 'page') return;
  const tickets = await deps.db.ticket.findMany({
    where: { id: { in: page.ticketIds } },
    select: { id: true, mergedIntoId: true },
  });
  for (const { id, mergedIntoId } of tickets) {
    const body = { type: 'acknowledge', reason: `${how} ${pageId}` };
    const actor = { name: 'on call', role: 'on_call', facilityId: null } as const;
    await deps.db.$transaction((tx) =>
      applyInTransaction(tx, deps, { ticketId: mergedIntoId ?? id, version: null, body, actor }),
    );
  }
}

/** The page goes on repeating: the next person hears of it. */
export function giveUpAcknowledging(deps: PipelineDeps, pageId: string): void {
  deps.logger.error({ event: 'acknowledge_failed', replyId: pageId }, 'a key could not be recorded');
}
