import type { Db } from '../db/client.ts';
import { needKeys } from '../dedup/need-keys.ts';
import { findOpenTickets, type OpenTicket } from '../dedup/open-need-store.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import { claimNeeds, lockTicket, releaseNeeds, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { changeTicket } from './change-ticket.ts';
import type { DecidedAgain } from './decide-again.ts';
import type { PipelineDeps } from './pipeline-deps.ts';

/**
 * Finds the open ticket that already stands for the need, else claims the need for this ticket. The caller holds
 * the patient's advisory lock, so that a need found free stays free.
 */
export async function settleNeed(
  tx: Db,
  ticket: TicketAtWork,
  again: DecidedAgain,
): Promise<OpenTicket | null> {
  const keys = keysOf(ticket, again);
  if (keys.length === 0) return null;
  const open = await findOpenTickets(tx, keys);
  const other = keys
    .map((key) => open.get(key))
    .find((found) => found !== undefined && found.id !== ticket.id);
  if (other) return other;
  await releaseNeeds(tx, ticket.id);
  await claimNeeds(tx, ticket.id, keys);
  return null;
}

/** A change of the medicine is a matter of its own and stands for no refill. */
function keysOf(ticket: TicketAtWork, { patient, decided }: DecidedAgain): string[] {
  if (!patient || !decided || ticket.flags.includes('medication_change')) return [];
  const { prescription } = decided;
  return needKeys(patient.id, {
    prescriptionId: prescription?.id ?? null,
    drugName: prescription?.drugName ?? ticket.medicationName,
    strength: prescription?.strength ?? ticket.strength,
    text: prescription?.text ?? ticket.medicationText ?? '',
  });
}

export type Joining = { from: TicketAtWork; into: OpenTicket; again: DecidedAgain; actor: string; now: Date };

/**
 * Moves every arrival of one ticket to the open ticket for the same need, with the evidence. The open one keeps the
 * highest urgency and every flag; one that was too early is decided again.
 */
export async function joinOpenTicket(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { from, into, again, actor, now }: Joining,
): Promise<void> {
  const target = await lockTicket(tx, into.id);
  if (!target) throw new Error('an open need points to no ticket');
  const rule = actor === 'system' ? 'answer-to-our-question' : 'identified-by-person';
  const evidence: Prisma.InputJsonObject = { rule, fromTicketId: from.id, by: actor };
  await dropSharedSources(tx, from.id, target.id);
  await tx.ticketSource.updateMany({
    where: { ticketId: from.id },
    data: { ticketId: target.id, joinedAt: now, evidence },
  });
  const urgent = target.priority === 'urgent' || again.position.priority === 'urgent';
  const tooEarly = target.stage === 'too_early';
  const { stage, status, queue } = tooEarly ? again.position : target;
  await changeTicket(
    tx,
    deps,
    target,
    {
      position: { stage, status, queue, priority: urgent ? 'urgent' : 'routine' },
      event: { type: 'joined', actor, detail: { fromTicketId: from.id, evidence } },
      ...(tooEarly ? { again } : {}),
      columns: {
        flags: [...new Set([...target.flags, ...from.flags])],
        channels: [...new Set([...target.channels, ...from.channels])],
      },
    },
    now,
  );
}

/** An arrival that asks for both tickets asks once for the one that they become; what was withdrawn gives way. */
export async function dropSharedSources(tx: Db, fromId: string, intoId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM ticket_sources one USING ticket_sources other
    WHERE one."messageId" = other."messageId" AND (
      (one."ticketId" = ${fromId}::uuid AND other."ticketId" = ${intoId}::uuid
        AND (other."withdrawnAt" IS NULL OR one."withdrawnAt" IS NOT NULL))
      OR (one."ticketId" = ${intoId}::uuid AND other."ticketId" = ${fromId}::uuid
        AND one."withdrawnAt" IS NOT NULL AND other."withdrawnAt" IS NULL))`;
}
