import type { PrismaClient } from '../../db/generated/node/client.ts';
import { acknowledgePage } from './acknowledge-page.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

export type PageStand =
  | { kind: 'waiting'; ticketId: string; reference: string }
  /** `now`: by whoever has just asked. */
  | { kind: 'acknowledged'; ticketId: string; reference: string; now: boolean }
  /** No such page, or one of long ago. */
  | { kind: 'gone' };

/** A link is good for so long; whoever is called later has one of their own. */
const goodForMs = 7 * 24 * 3_600_000;

/** Where the ticket of a page stands, as its link shows it. */
export async function readPageStand(
  { db, clock }: Pick<PipelineDeps, 'clock'> & { db: PrismaClient },
  pageId: string,
): Promise<PageStand> {
  const page = await db.outboundMessage.findUnique({ where: { id: pageId } });
  const [ticketId] = page?.ticketIds ?? [];
  const tooOld = page !== null && clock.now().getTime() - page.createdAt.getTime() > goodForMs;
  if (page?.template !== 'page' || ticketId === undefined || tooOld) return { kind: 'gone' };
  const select = { id: true, reference: true, acknowledgedAt: true } as const;
  const row = await db.ticket.findUnique({
    where: { id: ticketId },
    select: { ...select, mergedIntoId: true },
  });
  const ticket = row?.mergedIntoId
    ? await db.ticket.findUnique({ where: { id: row.mergedIntoId }, select })
    : row;
  if (!ticket) return { kind: 'gone' };
  const { id, reference, acknowledgedAt } = ticket;
  const known = { ticketId: id, reference };
  return acknowledgedAt !== null && acknowledgedAt >= page.createdAt
    ? { kind: 'acknowledged', ...known, now: false }
    : { kind: 'waiting', ...known };
}

/** Once: what somebody has acknowledged stays theirs. */
export async function acknowledgeByLink(deps: PipelineDeps, pageId: string): Promise<PageStand> {
  const before = await readPageStand(deps, pageId);
  if (before.kind !== 'waiting') return before;
  await acknowledgePage(deps, pageId, 'the link of the page was followed');
  const after = await readPageStand(deps, pageId);
  return after.kind === 'acknowledged' ? { ...after, now: true } : after;
}
