import type { OutboundMessage } from '../../db/generated/node/client.ts';
import type { SendDeps } from '../sending/send-deps.ts';

/**
 * A page that did not get through at its first attempt is tried on, and whoever is next on call is paged at once instead
 * of after the usual pause. Once for each target of a ticket, so that it ends where nobody can be reached.
 */
export async function pageNext(
  { db, clock }: Pick<SendDeps, 'db' | 'clock'>,
  { id, to, template, ticketIds: [ticketId], attempts }: OutboundMessage,
): Promise<void> {
  if (template !== 'page' || ticketId === undefined || attempts > 1) return;
  const before = { template, to, ticketIds: { has: ticketId }, id: { lt: id } };
  if ((await db.outboundMessage.count({ where: before })) > 0) return;
  const now = clock.now();
  const running = { ticketId, kind: 'page', firedAt: null, stoppedAt: null } as const;
  await db.ticketClock.updateMany({ where: { ...running, dueAt: { gt: now } }, data: { dueAt: now } });
}
