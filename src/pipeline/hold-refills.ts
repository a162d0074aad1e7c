import type { Db } from '../db/client.ts';
import { newId } from '../domain/id.ts';
import type { Flag } from '../domain/message.ts';
import type { TicketStage } from '../domain/ticket.ts';
import type { IdentifiedRequest } from './identify-people.ts';
import type { TicketOutcome } from './opened-tickets.ts';

const holding: readonly Flag[] = ['self_harm', 'overdose'];

/** Refills that are under way and have not left the pharmacy. */
const notYetShipped: TicketStage[] = [
  'pharmacy_submitted',
  'pharmacy_processing',
  'authorization_requested',
  'awaiting_escript',
  'too_early',
];
const withPharmacy: readonly TicketStage[] = ['pharmacy_submitted', 'pharmacy_processing'];

/**
 * Self-harm and overdose stop every refill of that patient that is not yet shipped: it goes to a clinician, and a
 * person tells the pharmacy to hold what it has.
 */
export async function holdRefillsInDanger(
  tx: Db,
  people: IdentifiedRequest[],
  outcomes: TicketOutcome[],
  now: Date,
): Promise<void> {
  const opened = new Set(outcomes.filter((outcome) => !outcome.joined).map((outcome) => outcome.ticketId));
  for (const { patient, request } of people) {
    if (!patient || !holding.some((flag) => request.flags.includes(flag))) continue;
    const tickets = await tx.ticket.findMany({
      where: { patientId: patient.id, stage: { in: notYetShipped }, id: { notIn: [...opened] } },
      orderBy: { id: 'asc' },
      select: { id: true, stage: true },
    });
    for (const ticket of tickets) await hold(tx, ticket, now);
  }
}

async function hold(tx: Db, ticket: { id: string; stage: TicketStage }, now: Date): Promise<void> {
  await tx.ticket.update({
    where: { id: ticket.id },
    data: {
      stage: 'clinical_review',
      status: 'open',
      queue: 'clinical',
      priority: 'urgent',
      outcome: null,
      outcomeText: null,
      version: { increment: 1 },
    },
  });
  const last = await tx.ticketEvent.aggregate({ where: { ticketId: ticket.id }, _max: { sequence: true } });
  await tx.ticketEvent.create({
    data: {
      id: newId(now),
      ticketId: ticket.id,
      sequence: (last._max.sequence ?? 0) + 1,
      type: 'held',
      actor: 'system',
      at: now,
      detail: { stageBefore: ticket.stage, stage: 'clinical_review', reason: 'danger_to_self' },
    },
  });
  if (!withPharmacy.includes(ticket.stage)) return;
  await tx.task.createMany({
    data: [
      {
        id: newId(now),
        kind: 'tell_pharmacy_to_hold',
        queue: 'clinical',
        why: 'A danger was reported for this patient: tell the pharmacy to hold the refill until a clinician has decided.',
        dueAt: now,
        ticketId: ticket.id,
        dedupeKey: `hold:${ticket.id}:${now.getTime()}`,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
}
