import type { Db } from '../../db/client.ts';
import { newId } from '../../domain/id.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { isSafetyTemplate } from '../../reply/template.ts';
import { callOff } from '../sending/call-off.ts';
import { lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import type { Difference } from '../reading/compare-readings.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { appendEvent } from '../append-event.ts';

/** Where nobody outside has begun to work on what a ticket asks for. */
const notGoneOut: readonly TicketStage[] = [
  'clarifying',
  'pharmacy_submitted',
  'authorization_requested',
  'too_early',
];

export type Stopping = {
  messageId: string;
  revision: number;
  /** Those of the message's tickets about which its readings contradict each other. */
  ticketIds: readonly string[];
  differences: readonly Difference[];
  actor: string;
  now: Date;
};

/**
 * The readings of a call contradict each other: nothing that was made of the earlier one is rewritten. What has not
 * gone out yet is stopped, and a person hears the recording and decides.
 */
export async function stopForHearing(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  stopping: Stopping,
): Promise<void> {
  const { messageId, revision, ticketIds, differences, actor, now } = stopping;
  const detail = { messageId, revision, differences: [...differences] };
  for (const ticketId of [...ticketIds].sort()) {
    const ticket = await lockTicket(tx, ticketId);
    if (!ticket) continue;
    if (await mayStop(tx, ticket, messageId)) await stopTicket(tx, deps, ticket, { detail, actor, now });
    else await appendEvent(tx, { ticketId, type: 'readings_differ', actor, at: now, detail });
  }
  await tx.task.createMany({
    data: [
      {
        id: newId(now),
        kind: 'hear_recording',
        queue: 'concierge',
        why: `Readings of the voicemail differ (${differences.join(', ')}): hear it, write down what is said, and put right what was already begun or told.`,
        dueAt: now,
        ticketId: ticketIds[0] ?? null,
        messageId,
        dedupeKey: `readings:${messageId}:${differences.join('+')}`,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
}

/** Others may ask for the same: then the ticket stands without this call. */
async function mayStop(tx: Db, ticket: TicketAtWork, messageId: string): Promise<boolean> {
  if (!notGoneOut.includes(ticket.stage)) return false;
  const others = await tx.ticketSource.count({
    where: { ticketId: ticket.id, withdrawnAt: null, NOT: { messageId } },
  });
  return others === 0;
}

async function stopTicket(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  { detail, actor, now }: Pick<Stopping, 'actor' | 'now'> & { detail: { messageId: string } },
): Promise<void> {
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position: { stage: 'review', status: 'open', queue: 'concierge', priority: ticket.priority },
      event: { type: 'readings_differ', actor, detail },
      outcome: { code: null, text: null },
    },
    now,
  );
}

/**
 * Answers to the call that have not left are not sent: they tell what may not be so. A safety text leaves. `giveUpSlot`:
 * the next reading is answered in their place.
 */
export async function stopAnswers(
  tx: Db,
  { messageId, revision, giveUpSlot }: { messageId: string; revision: number; giveUpSlot: boolean },
): Promise<void> {
  const waiting = await tx.outboundMessage.findMany({
    where: {
      inReplyToId: messageId,
      state: { in: ['queued', 'sending'] },
      slot: { startsWith: `message:${messageId}:` },
    },
    select: { id: true, slot: true, template: true },
  });
  for (const { id, slot, template } of waiting) {
    if (isSafetyTemplate(template)) continue;
    const slotAfter = giveUpSlot ? `before-revision-${revision}:${slot}` : slot;
    await callOff(tx, { id, reason: 'readings_differ', slot: slotAfter });
  }
}
