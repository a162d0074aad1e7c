import type { Db } from '../../db/client.ts';
import { dangerFlags, type Flag } from '../../domain/message.ts';
import { lockTicket } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

const safetyFlags: Flag[] = [...dangerFlags, 'safety_review'];

/** So long after a danger was told, HELP may be a call for help. */
const helpFollowsMs = 24 * 3_600_000;

export type HelpAsked = { message: StoredMessage; people: IdentifiedRequest[]; now: Date };

/**
 * HELP and AYUDA are words of the carriers, and what the crisis line takes for a call: from somebody who spoke of a
 * danger within the last day they page a person, also when the page of the danger was acknowledged before.
 */
export async function pageForHelp(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { message, people, now }: HelpAsked,
): Promise<void> {
  if (!people.some(({ request }) => request.extraction?.intents.includes('help'))) return;
  const receivedAt = { gt: new Date(now.getTime() - helpFollowsMs) };
  const told = { conversationKey: message.conversationKey, receivedAt, flags: { hasSome: safetyFlags } };
  const found = await tx.ticket.findFirst({
    where: { stage: 'clinical_review', sources: { some: { message: told } } },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  const ticket = found && (await lockTicket(tx, found.id));
  if (ticket?.stage !== 'clinical_review') return;
  const { stage, queue, status } = ticket;
  const ended = status === 'resolved' || status === 'closed';
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position: { stage, queue, status: ended ? 'open' : status, priority: 'urgent' },
      event: { type: 'help_asked', actor: 'system', detail: { messageId: message.id } },
      ...(ended ? { outcome: { code: null, text: null } } : {}),
      answered: ['page'],
      start: [{ kind: 'page', dueAt: now }],
      columns: { acknowledgedAt: null, acknowledgedBy: null },
    },
    now,
  );
}
