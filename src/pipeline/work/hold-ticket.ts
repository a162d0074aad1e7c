import type { Db } from '../../db/client.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { addTask, lockTicket, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { changeTicket } from '../change-ticket.ts';
import { standingDanger } from '../needs/standing-danger-store.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';
import { notYetShipped } from './is-held-by.ts';

const withPharmacy: readonly TicketStage[] = ['pharmacy_submitted', 'pharmacy_processing'];

/** Why a refill is held: as the event says it, and as the pharmacy is told. */
export type Ground = { reason: string; said: string };

export const dangerToSelf: Ground = {
  reason: 'danger_to_self',
  said: 'A danger was reported for this patient',
};

/** To a clinician with it, and a person tells the pharmacy to hold what it has. */
export async function holdTicket(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  { ground, now }: { ground: Ground; now: Date },
): Promise<void> {
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position: { stage: 'clinical_review', status: 'open', queue: 'clinical', priority: 'urgent' },
      event: { type: 'held', actor: 'system', detail: { reason: ground.reason } },
      outcome: { code: null, text: null },
    },
    now,
  );
  if (!withPharmacy.includes(ticket.stage)) return;
  await addTask(
    tx,
    {
      kind: 'tell_pharmacy_to_hold',
      queue: 'clinical',
      why: `${ground.said}: tell the pharmacy to hold the refill until a clinician has decided.`,
      dueAt: now,
      ticketId: ticket.id,
      dedupeKey: `hold:${ticket.id}:${ticket.version}`,
    },
    now,
  );
}

/** One of these turns out to be a danger of this patient: what is under way for them is held as if it had been known. */
export async function holdForNamedDanger(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  { ticketIds, patientId, now }: { ticketIds: string[]; patientId: string | null; now: Date },
): Promise<void> {
  if (patientId === null) return;
  const dangers = await tx.ticket.count({ where: { ...standingDanger, id: { in: ticketIds }, patientId } });
  if (dangers === 0) return;
  const underWay = await tx.ticket.findMany({
    where: { patientId, stage: { in: notYetShipped } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  for (const { id } of underWay) {
    const ticket = await lockTicket(tx, id);
    if (ticket && notYetShipped.includes(ticket.stage))
      await holdTicket(tx, deps, ticket, { ground: dangerToSelf, now });
  }
}

/**
 * What is asked for again while a danger of theirs stands is held, unless it was held before and a clinician let it go.
 * Answers whether it was.
 */
export async function holdJoined(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticketId: string,
  now: Date,
): Promise<boolean> {
  const ticket = await lockTicket(tx, ticketId);
  if (!ticket || !notYetShipped.includes(ticket.stage)) return false;
  if ((await tx.ticketEvent.count({ where: { ticketId, type: 'held' } })) > 0) return false;
  await holdTicket(tx, deps, ticket, { ground: dangerToSelf, now });
  return true;
}
