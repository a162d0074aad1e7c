import type { Db } from '../db/client.ts';
import type { Prisma } from '../db/generated/node/client.ts';
import type { Flag } from '../domain/message.ts';
import type { Patient } from '../domain/patient.ts';
import type { TicketStage } from '../domain/ticket.ts';
import { addTask, lockTicket, type TicketAtWork } from '../tickets/ticket-work-store.ts';
import { changeTicket } from './change-ticket.ts';
import type { IdentifiedRequest } from './identify-people.ts';
import type { StoredMessage } from './message-store.ts';
import type { PipelineDeps } from './pipeline-deps.ts';

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

export type HoldingInput = {
  message: StoredMessage;
  people: IdentifiedRequest[];
  patientsOfSender: Patient[];
  now: Date;
};

/**
 * Self-harm and overdose stop every refill of that patient that is not yet shipped: it goes to a clinician, and a
 * person tells the pharmacy to hold what it has. New refills of the same message are decided so from the start.
 * Who writes of it rarely gives a name: without one, it stops what the thread asked for and what is open for the
 * only person on file at the sender's number. A clinician lets go what was held in vain.
 */
export async function holdRefillsInDanger(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  input: HoldingInput,
): Promise<void> {
  const concerned = input.people.flatMap((person) =>
    holding.some((flag) => person.request.flags.includes(flag)) ? concernedTickets(person, input) : [],
  );
  if (concerned.length === 0) return;
  const tickets = await tx.ticket.findMany({
    where: { OR: concerned, stage: { in: notYetShipped } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  for (const { id } of tickets) {
    const ticket = await lockTicket(tx, id);
    if (ticket && notYetShipped.includes(ticket.stage)) await hold(tx, deps, ticket, input.now);
  }
}

function concernedTickets(
  { patient }: IdentifiedRequest,
  { message, patientsOfSender }: HoldingInput,
): Prisma.TicketWhereInput[] {
  if (patient) return [{ patientId: patient.id }];
  if (message.structured) return [];
  const living = patientsOfSender.filter(({ deceased }) => !deceased);
  const [alone] = living.length === 1 ? living : [];
  const { conversationKey } = message;
  return [
    { sources: { some: { withdrawnAt: null, message: { conversationKey } } } },
    ...(alone ? [{ patientId: alone.id }] : []),
  ];
}

async function hold(
  tx: Db,
  deps: Pick<PipelineDeps, 'policy' | 'settings'>,
  ticket: TicketAtWork,
  now: Date,
): Promise<void> {
  await changeTicket(
    tx,
    deps,
    ticket,
    {
      position: { stage: 'clinical_review', status: 'open', queue: 'clinical', priority: 'urgent' },
      event: { type: 'held', actor: 'system', detail: { reason: 'danger_to_self' } },
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
      why: 'A danger was reported for this patient: tell the pharmacy to hold the refill until a clinician has decided.',
      dueAt: now,
      ticketId: ticket.id,
      dedupeKey: `hold:${ticket.id}:${ticket.version}`,
    },
    now,
  );
}
