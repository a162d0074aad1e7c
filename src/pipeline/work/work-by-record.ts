import type { Db } from '../../db/client.ts';
import { dateIn } from '../../domain/calendar-date.ts';
import type { Patient } from '../../domain/patient.ts';
import type { TicketStage } from '../../domain/ticket.ts';
import { taskKinds } from '../../tickets/task-kinds.ts';
import { applyEvent } from '../../tickets/ticket-lifecycle.ts';
import { addTask, stateOf, type TicketAtWork } from '../../tickets/ticket-work-store.ts';
import { makeMove } from './make-move.ts';
import type { PipelineDeps } from '../pipeline-deps.ts';

/** A ticket under its row's lock, and its patient as the record has them now. */
export type Compared = { ticket: TicketAtWork; patient: Patient };

const actor = { name: 'system', role: 'system', facilityId: null } as const;

/** The same event that a person would send, by the same table. */
export async function workByRecord(
  tx: Db,
  deps: PipelineDeps,
  ticket: TicketAtWork,
  body: { type: 'pharmacy_processing' | 'escript_received' },
): Promise<void> {
  const now = deps.clock.now();
  const { timeZone } = deps.settings;
  const result = applyEvent(
    stateOf(ticket),
    { ...body, reason: 'seen in the roster' },
    { today: dateIn(timeZone, now), timeZone, role: actor.role },
  );
  if (result.kind === 'moved') await makeMove(tx, deps, { ticket, ...result, actor, now });
}

/** What is asked of a ticket at the pharmacy is not asked again when the pharmacy begins. */
const samePlace: Partial<Record<TicketStage, TicketStage>> = { pharmacy_processing: 'pharmacy_submitted' };

/** A person compares: one task for one ticket, place and piece of news. */
export async function askToCompare(
  tx: Db,
  deps: PipelineDeps,
  { ticket }: Compared,
  news: string,
): Promise<void> {
  const now = deps.clock.now();
  const { why } = taskKinds.compare_with_record;
  const task = { kind: 'compare_with_record', queue: ticket.queue, why, dueAt: now, ticketId: ticket.id };
  const place = samePlace[ticket.stage] ?? ticket.stage;
  await addTask(tx, { ...task, dedupeKey: `record:${ticket.id}:${place}:${news}` }, now);
}
