import type { Db } from '../../db/client.ts';
import { dangerFlags, type Flag } from '../../domain/message.ts';
import type { DecisionCode } from '../../domain/decision.ts';
import { lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import type { IdentifiedRequest } from '../reading/identify-people.ts';
import type { StoredMessage } from '../reading/message-store.ts';
import { findTicketsOf } from '../model/model-reading-store.ts';
import type { OpenedTickets } from '../needs/opened-tickets.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** A ticket is there for its call to be heard, and for nothing else. */
export function waitsToBeHeard(ticket: Pick<TicketAtWork, 'flags' | 'stage'>): boolean {
  return ticket.flags.includes('unscreened') && ticket.stage === 'review';
}

/** Ends a ticket that is there for a call to be heard: `by` has heard it. */
export async function endHearing(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  {
    message,
    by,
    text,
    now,
  }: { message: { id: string; revision: number }; by: string; text: string; now: Date },
): Promise<void> {
  const { queue, priority } = ticket;
  const detail = { messageId: message.id, revision: message.revision };
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position: { stage: 'review', status: 'resolved', queue, priority },
      event: { type: 'transcribed', actor: by, detail },
      outcome: { code: 'resolved', text },
    },
    now,
  );
}

/** What is decided so is understood: nobody has to hear the call for it. */
const understood: readonly DecisionCode[] = [
  'PHARMACY_PROCESS',
  'TOO_EARLY',
  'PROVIDER_AUTHORIZATION',
  'PROVIDER_NEW_RX',
  'PHARMACY_COMPLETION',
];

const doubtful: readonly Flag[] = [...dangerFlags, 'safety_review', 'unscreened'];

type Reading = { message: StoredMessage; people: IdentifiedRequest[]; opened: OpenedTickets; now: Date };

/**
 * A call that could not be read in time was given to people; now it is read, and no doubt is left of whom it is about,
 * what is asked, and that nothing else was said. What waited to be heard ends, unless somebody has begun with it.
 */
export async function endNeedlessHearing(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  reading: Reading,
): Promise<void> {
  const { message, now } = reading;
  if (message.channel !== 'voice' || message.revision === 0 || !isBeyondDoubt(reading)) return;
  for (const ticketId of await findTicketsOf(tx, message.id)) {
    const ticket = await lockTicket(tx, ticketId);
    if (!ticket || !waitsToBeHeard(ticket) || ticket.status !== 'open' || ticket.flags.length > 1) continue;
    const tasks = { ticketId, state: { in: ['open' as const, 'claimed' as const] } };
    if (
      ticket.acknowledgedAt !== null ||
      (await tx.task.count({ where: { ...tasks, state: 'claimed' } })) > 0
    )
      continue;
    const text = 'Read by its transcript, which leaves no doubt.';
    await endHearing(tx, deps, ticket, { message, by: 'system', text, now });
    const outcome = 'no longer needed: the call was read by its transcript';
    const done = { state: 'done', finishedAt: now, finishedBy: 'system', outcome } as const;
    await tx.task.updateMany({ where: tasks, data: done });
  }
}

function isBeyondDoubt({ people, opened }: Reading): boolean {
  const [person, ...others] = people;
  if (!person?.patient || others.length > 0 || opened.outcomes.length === 0) return false;
  const { flags, heard } = person.request;
  if (flags.some((flag) => doubtful.includes(flag)) || (heard && heard.differing.length > 0)) return false;
  return opened.outcomes.every(({ decision }) => understood.includes(decision.code));
}
